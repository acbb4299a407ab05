import type { Urgency } from '../notifying/person.ts';
import { labelOf } from './alert.ts';
import type { Labels } from './alert.ts';

export const SEVERITIES = ['critical', 'error', 'warning', 'info'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** Words that rules out in the world use; compared in lower case. */
const WORDS: Readonly<Record<Severity, readonly string[]>> = {
  critical: ['critical', 'crit', 'page', 'disaster', 'emergency', 'emerg', 'fatal', 'sev0', 'sev1', 'p0', 'p1'],
  error: ['error', 'err', 'high', 'major', 'sev2', 'p2'],
  warning: ['warning', 'warn', 'medium', 'average', 'minor', 'ticket', 'sev3', 'p3'],
  info: ['info', 'information', 'informational', 'notice', 'low', 'none', 'debug', 'sev4', 'sev5', 'p4', 'p5'],
};
const SEVERITY_BY_WORD = new Map(
  SEVERITIES.flatMap((severity) => WORDS[severity].map((word) => [word, severity] as const)),
);

const LABELS = ['severity', 'priority', 'level'] as const;

export function severityOf(labels: Labels): Severity {
  return statedSeverity(labels) ?? 'warning';
}

/**
 * How much a page for this alert may disturb. Where the labels state no severity it is `high`, whatever the service
 * says of warnings, because nobody has decided that this alert may wait.
 */
export function urgencyOf(labels: Labels, urgencies: Readonly<Record<Severity, Urgency>>): Urgency {
  const severity = statedSeverity(labels);
  return severity === null ? 'high' : urgencies[severity];
}

export function highest(severities: readonly Severity[]): Severity | null {
  return SEVERITIES.find((severity) => severities.includes(severity)) ?? null;
}

export function isWorse(severity: Severity, than: Severity): boolean {
  return SEVERITIES.indexOf(severity) < SEVERITIES.indexOf(than);
}

function statedSeverity(labels: Labels): Severity | null {
  for (const name of LABELS) {
    const severity = SEVERITY_BY_WORD.get(labelOf(labels, name).trim().toLowerCase());
    if (severity !== undefined) return severity;
  }
  return null;
}
