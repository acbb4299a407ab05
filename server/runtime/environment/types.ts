import { z } from 'zod';

/** Messages continue the name of a variable: "TOCSIN_PORT must be a number from 0 to 65535". */
export const text = z.string();

export const port = z
  .string()
  .regex(/^\d{1,5}$/, 'must be a number from 0 to 65535')
  .transform(Number)
  .refine((value) => value <= 65_535, 'must be a number from 0 to 65535');

export const flag = z
  .enum(['true', 'false', '1', '0', 'yes', 'no'], 'must be true or false')
  .transform((value) => value === 'true' || value === '1' || value === 'yes');

const UNIT_BYTES: Readonly<Record<string, number>> = {
  '': 1,
  B: 1,
  KiB: 1_024,
  MiB: 1_024 ** 2,
  kB: 1_000,
  MB: 1_000 ** 2,
};
const LEAST_BYTES = 1_024;
const MOST_BYTES = 64 * 1_024 ** 2;

export const bytes = z.string().transform((value, context) => {
  const match = /^(\d{1,12})\s*(B|KiB|MiB|kB|MB)?$/.exec(value);
  const size = match === null ? NaN : Number(match[1]) * (UNIT_BYTES[match[2] ?? ''] ?? NaN);
  if (size >= LEAST_BYTES && size <= MOST_BYTES) return size;
  context.addIssue({ code: 'custom', message: 'must be a size from 1KiB to 64MiB, such as 1MiB' });
  return z.NEVER;
});

/** Without a slash at the end, so that paths can be put behind it. */
export const publicUrl = z
  .string()
  .transform((value) => value.replace(/\/+$/, ''))
  .pipe(
    z
      .url({ protocol: /^https?$/, error: 'must be a URL such as https://tocsin.example.org' })
      .regex(/^[^?#]*$/, 'must be a URL without a question mark or #'),
  );

export const postgresUrl = z
  .string()
  .regex(/^postgres(ql)?:\/\/\S+$/, 'must begin with postgres:// (for a SQLite file write its path to TOCSIN_DATA)');

export function atLeast(characters: number): z.ZodType<string, string> {
  return z.string().min(characters, `must have at least ${characters} characters`);
}

const MOST_ORGS = 100;

/** Ids of Grafana's organisations: `1` or `1,4`. */
export const orgs = z.string().transform((value, context) => {
  const ids = value.split(',').map((id) => (/^ *[1-9]\d{0,8} *$/.test(id) ? Number(id) : NaN));
  if (ids.length <= MOST_ORGS && !ids.some(Number.isNaN)) return ids;
  context.addIssue({ code: 'custom', message: 'must be ids of organisations, such as 1 or 1,4' });
  return z.NEVER;
});
