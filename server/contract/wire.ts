import { z } from 'zod';

/** On the wire an instant is ISO 8601 in UTC: `2026-11-21T03:04:05.678Z`. */
export const instant = z.iso.datetime().meta({ examples: ['2026-11-21T03:04:05.678Z'] });

/** What a caller may write: any offset. */
export const instantInput = z.iso
  .datetime({ offset: true, error: 'is not a point in time: write 2026-12-24T18:00:00Z, or with an offset' })
  .meta({ examples: ['2026-12-24T18:00:00Z', '2026-12-24T19:00:00+01:00'] });

/** Something with a name; the name is what it is called now, or the id where it was deleted since. */
export const named = z.object({ id: z.string(), name: z.string() }).meta({ id: 'Named' });
export type Named = z.infer<typeof named>;

export const labels = z.record(z.string(), z.string());

/** Opaque; the next page, and null on the last one. */
export const cursor = z.string().max(200);

/** A body or a set of parameters that must be empty. */
export const nothing = z.strictObject({});

/** The `{id}` of a path. */
export const byId = z.strictObject({ id: z.string().max(100) });
