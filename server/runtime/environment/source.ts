import { readFileSync } from 'node:fs';

export interface EnvironmentSource {
  readonly variables: Readonly<Record<string, string | undefined>>;
  readFile(path: string): string;
}

export const processEnvironment: EnvironmentSource = {
  variables: process.env,
  readFile: (path) => readFileSync(path, 'utf8'),
};

export type Found =
  | { readonly kind: 'value'; readonly text: string }
  | { readonly kind: 'unset' }
  | { readonly kind: 'wrong'; readonly message: string };

/**
 * `name` itself, or what stands in the file that `<name>_FILE` points to. Empty counts as unset, because that is what
 * `${VARIABLE:-}` in a compose file leaves behind.
 */
export function find(name: string, source: EnvironmentSource): Found {
  const text = source.variables[name] ?? '';
  const file = source.variables[`${name}_FILE`] ?? '';
  if (text !== '' && file !== '')
    return { kind: 'wrong', message: `${name} and ${name}_FILE are both set: remove one` };
  if (text !== '') return { kind: 'value', text };
  if (file === '') return { kind: 'unset' };
  try {
    // Editors and `echo` end a file with a line break, which must not become part of the secret.
    const content = source.readFile(file).replace(/\r?\n$/, '');
    if (content === '') return { kind: 'wrong', message: `${name}_FILE: ${file} is empty` };
    return { kind: 'value', text: content };
  } catch (error) {
    return { kind: 'wrong', message: `${name}_FILE: ${file} cannot be read (${reasonOf(error)})` };
  }
}

/** Looks up what provisioning files refer to as `$NAME`; undefined when it is not set. */
export function lookupIn(source: EnvironmentSource): (name: string) => string | undefined {
  return (name) => {
    const found = find(name, source);
    return found.kind === 'value' ? found.text : undefined;
  };
}

function reasonOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown reason';
}
