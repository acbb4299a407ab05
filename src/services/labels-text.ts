import type { Labels } from '../../server/core/grouping/alert.ts';

/** Null where nothing in the text is a label. */
export type PastedLabels = Labels | null;

/**
 * Labels in any form in which people copy them: JSON (labels alone, an alert, a whole webhook body), `{k="v"}`,
 * `k=v` in lines or in one, YAML's `k: v`, and the text that Grafana's own notifications contain.
 */
export function readLabels(text: string): PastedLabels {
  const trimmed = text.trim();
  if (trimmed === '') return null;
  const labels = fromJson(trimmed) ?? fromNotification(trimmed) ?? fromPairs(trimmed);
  return labels !== null && Object.keys(labels).length > 0 ? labels : null;
}

/** In one line, as Grafana and Prometheus write them; read back to the same labels. */
export function writeLabels(labels: Labels): string {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}=${JSON.stringify(value)}`);
  return `{${pairs.join(', ')}}`;
}

function fromJson(text: string): Labels | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  return labelsIn(value);
}

/** Of a webhook the first alert, of an alert its labels, and of anything else its plain values. */
function labelsIn(value: unknown): Labels | null {
  if (Array.isArray(value)) return labelsIn(value[0]);
  if (!isObject(value)) return null;
  if (Array.isArray(value['alerts']) && value['alerts'].length > 0) return labelsIn(value['alerts']);
  if (isObject(value['labels'])) return labelsIn(value['labels']);
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, one]) =>
      typeof one === 'string' || typeof one === 'number' || typeof one === 'boolean' ? [[name, String(one)]] : [],
    ),
  );
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** ` - name = value` below `Labels:`; what is below `Annotations:` looks the same and is none. */
function fromNotification(text: string): Labels | null {
  const lines = text.split('\n');
  const start = lines.findIndex((line) => /^\s*labels:\s*$/i.test(line));
  if (start === -1) return null;
  const found: Record<string, string> = {};
  for (const line of lines.slice(start + 1)) {
    const [, name, value] = /^\s*-\s*([^\s=:]+)\s*[=:]\s*(.*?)\s*$/.exec(line) ?? [];
    if (name === undefined) break;
    found[name] = unquoted(value ?? '');
  }
  return found;
}

const NAME = '[A-Za-z_][\\w.\\-/]*';
/** A value ends at its quote; without one at a comma, a brace, a new line, or where the next pair begins. */
const PAIR = new RegExp(
  `(${NAME})\\s*(?:=|:(?=\\s))\\s*("(?:[^"\\\\]|\\\\.)*"|'[^']*'|(?:(?!\\s+${NAME}=)[^,\\n}"])*)`,
  'gu',
);

function fromPairs(text: string): Labels {
  // A metric may stand before the brace: `up{job="x"}`.
  const inner = /^[^={]*\{([^]*)\}\s*$/u.exec(text)?.[1] ?? text;
  const found: Record<string, string> = {};
  for (const [, name = '', value = ''] of inner.matchAll(PAIR)) found[name] = unquoted(value.trim());
  return found;
}

function unquoted(text: string): string {
  const quote = text[0];
  if (text.length < 2 || (quote !== '"' && quote !== "'") || !text.endsWith(quote)) return text;
  if (quote === "'") return text.slice(1, -1);
  return text.slice(1, -1).replace(/\\(.)/gu, (_, escaped: string) => (escaped === 'n' ? '\n' : escaped));
}
