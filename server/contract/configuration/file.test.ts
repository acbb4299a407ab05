import { describe, expect, it } from 'vitest';
import { KINDS } from '../../core/directory/kind.ts';
import { FILE_KEYS } from './file-keys.ts';
import { fileJsonSchema } from './file.ts';

describe('the JSON Schema for editors', () => {
  it('is what provisioning/schema.json holds; after a change write it anew with `vitest run -u`', async () => {
    const text = `${JSON.stringify(fileJsonSchema(), null, 2)}\n`;
    await expect(text).toMatchFileSnapshot('../../../provisioning/schema.json');
  });

  it('has a key for every kind, and refuses others', () => {
    const schema = fileJsonSchema() as { properties: Record<string, unknown>; additionalProperties: unknown };
    expect(Object.keys(schema.properties).sort()).toEqual(KINDS.map((kind) => FILE_KEYS[kind]).sort());
    expect(schema.additionalProperties).toBe(false);
  });
});
