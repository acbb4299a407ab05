import type { Labels } from '../core/grouping/alert.ts';
import type { Instant } from '../core/time/instant.ts';

/** Why something cannot be used; a text, as no label set can be mistaken for one. */
export type Reason = string;

export type JsonObject = Readonly<Record<string, unknown>>;

/** Far above what any sender uses; without a cap one body could fill the memory with names. */
const MAX_ENTRIES = 512;
const MAX_NAME_LENGTH = 1_024;
const MAX_VALUE_LENGTH = 65_536;

const RFC_3339 = /^\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d:\d\d(?:\.\d+)?(?:[Zz]|[+-]\d\d:\d\d)$/;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Own properties only: a body may leave out a field that every object inherits under that name. */
export function field(object: JsonObject, name: string): unknown {
  return Object.hasOwn(object, name) ? object[name] : undefined;
}

export function textOf(object: JsonObject, name: string): string {
  const value = field(object, name);
  return typeof value === 'string' ? value : '';
}

/**
 * Labels identify and route an alert, so what cannot be a label rejects it instead of being dropped. Numbers and
 * booleans are written out, null is the same as missing. Names like `__x__` are the sender's private ones and are left
 * out, as Grafana leaves them out.
 */
export function labelsOf(value: unknown): Labels | Reason {
  if (!isObject(value)) return '"labels" must be an object of texts';
  const names = Object.keys(value);
  if (names.length > MAX_ENTRIES) return `has ${names.length} labels; ${MAX_ENTRIES} are taken`;
  const labels: Record<string, string> = {};
  for (const name of names) {
    const content = value[name];
    if (content === null || isPrivate(name)) continue;
    if (typeof content !== 'string' && typeof content !== 'number' && typeof content !== 'boolean') {
      return `label "${shown(name)}" must be a text`;
    }
    const text = typeof content === 'string' ? content : String(content);
    const tooLong = lengthProblem('label', name, text);
    if (tooLong !== null) return tooLong;
    labels[name] = text;
  }
  return labels;
}

/** Annotations only explain, so whatever they hold is kept as text rather than losing a page over it. */
export function annotationsOf(value: unknown): Record<string, string> | Reason {
  const annotations: Record<string, string> = {};
  if (!isObject(value)) return annotations;
  const names = Object.keys(value);
  if (names.length > MAX_ENTRIES) return `has ${names.length} annotations; ${MAX_ENTRIES} are taken`;
  for (const name of names) {
    const content = value[name];
    // `__proto__` is one of these; assigning it would not make a property but replace the prototype.
    if (content === null || isPrivate(name)) continue;
    const text = typeof content === 'string' ? content : JSON.stringify(content);
    const tooLong = lengthProblem('annotation', name, text);
    if (tooLong !== null) return tooLong;
    annotations[name] = text;
  }
  return annotations;
}

function isPrivate(name: string): boolean {
  return name.length > 4 && name.startsWith('__') && name.endsWith('__');
}

function lengthProblem(kind: string, name: string, text: string): Reason | null {
  if (name.length > MAX_NAME_LENGTH) return `the name of ${kind} "${shown(name)}" is longer than ${MAX_NAME_LENGTH}`;
  if (text.length > MAX_VALUE_LENGTH) return `${kind} "${shown(name)}" is longer than ${MAX_VALUE_LENGTH}`;
  return null;
}

function shown(name: string): string {
  return name.length > 60 ? `${name.slice(0, 60)}…` : name;
}

/** Null: none, unreadable, or Go's zero time 0001-01-01, which stands for none. Nanoseconds are cut to milliseconds. */
export function instantOf(value: unknown): Instant | null {
  if (typeof value !== 'string' || !RFC_3339.test(value)) return null;
  const instant = Date.parse(value);
  return Number.isNaN(instant) || instant <= 0 ? null : instant;
}

/** Only addresses that are safe behind a link: a payload must not put `javascript:` onto a page. */
export function linkOf(value: unknown): string | null {
  return typeof value === 'string' && /^https?:\/\/\S+$/i.test(value) && value.length <= MAX_VALUE_LENGTH
    ? value
    : null;
}

/** Up to 512 characters, because that is what the store indexes; '' where missing or unusable. */
export function fingerprintText(value: unknown): string {
  return typeof value === 'string' && value.length <= 512 ? value.trim() : '';
}

/** An object of numbers; whatever else stands in it is *no value*. */
export function numbersOf(value: unknown): Record<string, number | null> {
  if (!isObject(value)) return {};
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, typeof one === 'number' ? one : null]));
}

export function countOf(value: unknown): number {
  return typeof value === 'number' && value > 0 ? Math.floor(value) : 0;
}
