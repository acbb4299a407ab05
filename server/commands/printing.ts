import { fileJsonSchema } from '../contract/configuration/file.ts';
import { openApiDocument } from '../contract/openapi.ts';
import { VERSION } from '../runtime/version.ts';
import { EXIT } from './command.ts';
import type { Command } from './command.ts';
import { readWords } from './words.ts';

export const openapi: Command = {
  name: 'openapi',
  usage: 'openapi',
  meaning: 'Print the OpenAPI document of the API.',
  async run(words, { print }) {
    readWords(words, this.usage, {});
    print(asText(openApiDocument(VERSION)));
    return EXIT.fine;
  },
};

export const schema: Command = {
  name: 'schema',
  usage: 'schema',
  meaning: 'Print the JSON Schema of a provisioning file, for editors.',
  async run(words, { print }) {
    readWords(words, this.usage, {});
    print(asText(fileJsonSchema()));
    return EXIT.fine;
  },
};

function asText(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
