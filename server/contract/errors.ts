import { z } from 'zod';

/**
 * Every way in which a request can be refused: its status and a title that stays the same for all of its occurrences.
 * There is no 401: Grafana takes one for the end of the user's own session, and may log them out.
 */
export const PROBLEMS = {
  'bad-request': { status: 400, title: 'The request cannot be read' },
  'not-utf-8': { status: 400, title: 'The body is not UTF-8' },
  'broken-json': { status: 400, title: 'The body is not JSON' },
  'broken-encoding': { status: 400, title: 'The body cannot be decompressed' },
  'not-authenticated': { status: 403, title: 'No valid credentials' },
  'not-allowed': { status: 403, title: 'Your role does not allow this' },
  'app-not-set-up': { status: 403, title: 'This service takes no calls from Grafana' },
  'wrong-secret': { status: 403, title: 'The call does not carry the secret of the app' },
  'wrong-identity': { status: 403, title: 'It is not certain who is calling' },
  'wrong-token': { status: 403, title: 'No such integration' },
  'wrong-credentials': { status: 403, title: 'Wrong credentials for this integration' },
  'wrong-signature': { status: 403, title: 'The signature does not fit the body' },
  'not-found': { status: 404, title: 'Not found' },
  'method-not-allowed': { status: 405, title: 'This address does not take that method' },
  exists: { status: 409, title: 'There is one with this id already' },
  provisioned: { status: 409, title: 'A file owns this' },
  'still-used': { status: 409, title: 'Something else still refers to this' },
  'changed-meanwhile': { status: 412, title: 'It was changed by somebody else' },
  'too-large': { status: 413, title: 'Request Entity Too Large' },
  'unsupported-encoding': { status: 415, title: 'This content encoding is not understood' },
  'unsupported-media': { status: 415, title: 'The body must be JSON' },
  'wrong-shape': { status: 422, title: 'The body has the wrong shape' },
  'broken-configuration': { status: 422, title: 'The configuration has errors' },
  'too-many': { status: 429, title: 'Too many requests' },
  'internal-error': { status: 500, title: 'Something went wrong in Tocsin' },
  'channel-failed': { status: 502, title: 'The provider did not take it' },
  'keys-missing': { status: 503, title: 'The signing keys of Grafana cannot be had' },
  'not-stored': { status: 503, title: 'The request could not be stored' },
  'shutting-down': { status: 503, title: 'Tocsin is shutting down' },
} as const satisfies Readonly<Record<string, { readonly status: number; readonly title: string }>>;

export type ProblemCode = keyof typeof PROBLEMS;

/**
 * RFC 9457. `code` is for programs, `detail` says to a human what to do. There is deliberately no `message`: Grafana's
 * front end shows one as a toast, on top of what the page itself says.
 */
export const problem = z
  .object({
    type: z.string().meta({ description: '`urn:tocsin:problem:` and the code; says which kind of problem this is.' }),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    code: z.string(),
    instance: z.string().optional().meta({ description: 'The id under which the log has more.' }),
    errors: z
      .array(z.object({ path: z.string(), detail: z.string() }))
      .optional()
      .meta({ description: 'One entry for each field that is wrong; `path` such as `owns[0]`.' }),
  })
  .meta({ id: 'Problem' });

export type Problem = z.infer<typeof problem>;
