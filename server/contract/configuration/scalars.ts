import { z } from 'zod';
import { SEVERITIES } from '../../core/grouping/severity.ts';
import { WEEKDAYS } from '../../core/time/calendar.ts';
import { formatDuration, parseDuration } from '../../core/time/duration.ts';
import { DAY_MS } from '../../core/time/instant.ts';
import { formatTimeOfDay, parseTimeOfDay } from '../../core/time/time-of-day.ts';
import { isZone } from '../../core/time/zone.ts';

/** Bounds are far beyond use: they keep one document from filling a database or a screen. */
export const MOST_ITEMS = 1_000;
const LONGEST_NAME = 200;
const LONGEST_DELAY_MS = 30 * DAY_MS;

const ID = /^[a-z0-9][a-z0-9-]{0,62}$/;
const DURATION = '^(\\d+w)?(\\d+d)?(\\d+h)?(\\d+m)?(\\d+s)?(\\d+ms)?$';

export const id = z
  .string()
  .regex(ID, 'an id has 1 to 63 lower-case letters, digits and dashes, such as shop-primary')
  .describe('Stands in URLs and references; never changes. Lower-case letters, digits and dashes.');

export function reference(noun: string): z.ZodString {
  return id.describe(`Id of a ${noun}.`);
}

export const name = z
  .string()
  .max(LONGEST_NAME, `a name has at most ${LONGEST_NAME} characters`)
  .regex(/\S/, 'a name must not be blank')
  .describe('What people read.');

export const zone = z
  .string()
  .max(60)
  .refine(isZone, 'is not a time zone: write an IANA name, such as Europe/Berlin or UTC')
  .describe('IANA time zone, such as Europe/Berlin.');

export const urgency = z.enum(['high', 'low']);
export const severity = z.enum(SEVERITIES);
export const weekday = z.enum(WEEKDAYS);

interface Span {
  readonly leastMs?: number;
  readonly mostMs?: number;
}

/** `5m` on the wire, milliseconds behind it. */
export function duration(span: Span = {}): z.ZodCodec<z.ZodString, z.ZodNumber> {
  const { leastMs = 0, mostMs = LONGEST_DELAY_MS } = span;
  return z.codec(
    z
      .string()
      .max(40)
      .meta({ pattern: DURATION, examples: ['90s', '5m', '1h30m'] }),
    z.number(),
    {
      decode(text, payload) {
        const parsed = parseDuration(text);
        if (parsed.ok && parsed.ms >= leastMs && parsed.ms <= mostMs) return parsed.ms;
        const range = `write a duration from ${formatDuration(leastMs)} to ${formatDuration(mostMs)}`;
        payload.issues.push({ code: 'custom', input: text, message: parsed.ok ? range : parsed.error });
        return z.NEVER;
      },
      encode: formatDuration,
    },
  );
}

/** `09:00` on the wire, minutes since midnight behind it. */
export const timeOfDay = z.codec(z.string().meta({ pattern: '^([01]\\d|2[0-3]):[0-5]\\d$|^24:00$' }), z.number(), {
  decode(text, payload) {
    const parsed = parseTimeOfDay(text);
    if (parsed.ok) return parsed.time;
    payload.issues.push({ code: 'custom', input: text, message: parsed.error });
    return z.NEVER;
  },
  encode: formatTimeOfDay,
});

const LABEL = /^[^\s={}",!~]{1,200}$/;
export const labelName = z.string().regex(LABEL, 'is not the name of a label');

/** Labels as a map. Values are text: `tier: "1"`, not `tier: 1`. */
export const labels = z
  .record(labelName, z.string().max(1_000))
  .refine((map) => Object.keys(map).length <= 50, 'at most 50 labels');

/** For lists in which a value twice is a slip of the pen; the second one is the error. */
export function distinct(payload: z.core.ParsePayload<readonly string[]>): void {
  payload.value.forEach((value, index, values) => {
    if (values.indexOf(value) === index) return;
    payload.issues.push({ code: 'custom', input: value, path: [index], message: `${value} stands here twice` });
  });
}
