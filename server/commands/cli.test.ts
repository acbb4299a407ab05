import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** The real process, with its real streams and exit code. */
function tocsin(...words: string[]): Promise<{ code: number | null; output: string; errors: string }> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'server/cli.ts', ...words], { cwd: root });
  let output = '';
  let errors = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text));
  return new Promise((resolve, reject) => {
    child.on('error', reject).on('close', (code) => resolve({ code, output, errors }));
  });
}

describe('the process', () => {
  it('prints whole documents into a pipe', async () => {
    const { code, output, errors } = await tocsin('openapi');
    expect(code).toBe(0);
    expect(errors).toBe('');
    expect(output.length).toBeGreaterThan(70_000);
    expect(() => JSON.parse(output) as unknown).not.toThrow();
  });

  it('complains on standard error alone, with an exit code that says whose turn it is', async () => {
    const { code, output, errors } = await tocsin('serv');
    expect(code).toBe(2);
    expect(output).toBe('');
    expect(errors).toContain('Did you mean "serve"?');
  });
});
