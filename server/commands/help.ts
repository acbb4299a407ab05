import { environmentHelp } from '../runtime/environment/help.ts';
import type { Command } from './command.ts';

export function helpText(commands: readonly Command[]): string {
  const lines = commands.flatMap(({ usage, meaning }) => [`  tocsin ${usage}`, `      ${meaning}`]);
  return [
    'Tocsin: who owns this outage? On-call for Grafana.',
    '',
    ...lines,
    '  tocsin --help, tocsin --version',
    '',
    environmentHelp(),
  ].join('\n');
}
