import { z } from 'zod';
import { instant } from './wire.ts';

/** What the API says about a document beside its content. */
const about = {
  id: z.string(),
  version: z.int().meta({ description: 'Grows by one with each change; goes into `If-Match`.' }),
  file: z.string().nullable().meta({
    description: 'The provisioning file that owns it: then it is read-only here. Null: made through the API.',
  }),
  changedAt: instant,
  changedBy: z.string(),
};

/** A document with what is known about it. `document` is what a PUT takes and what a file holds. */
export function configured<S extends z.ZodType>(name: string, document: S) {
  return z.object({ ...about, document }).meta({ id: name });
}

/** `document` is null where the version is a deletion. */
export function configuredVersions<S extends z.ZodType>(name: string, document: S) {
  const version = z.object({ ...about, document: document.nullable() });
  return z.object({ items: z.array(version) }).meta({ id: `${name}Versions` });
}
