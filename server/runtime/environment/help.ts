import type { Variable } from './variable.ts';
import { VARIABLES } from './variables.ts';

const WIDTH = 100;
const INDENT = '      ';

/** From the same table that is read, so that help never names a variable that does nothing. */
export function environmentHelp(): string {
  const lines = ['Settings, from the environment (an X_FILE beside a secret X names a file that holds it):', ''];
  for (const variable of Object.values<Variable<unknown>>(VARIABLES)) {
    lines.push(`  ${titleOf(variable)}`, ...wrap(variable.meaning), `${INDENT}Example: ${variable.example}`, '');
  }
  return lines.join('\n');
}

function titleOf({ name, alias, default: standard, secret }: Variable<unknown>): string {
  const also = alias === null ? '' : ` (or ${alias})`;
  return `${name}${also}${secret ? `, ${name}_FILE` : ''}${standard === null ? '' : `  [${standard}]`}`;
}

function wrap(text: string): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line.length + word.length + 1 > WIDTH) {
      lines.push(line);
      line = '';
    }
    line = line === '' ? `${INDENT}${word}` : `${line} ${word}`;
  }
  return [...lines, line];
}
