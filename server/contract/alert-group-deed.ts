import { z } from 'zod';
import { acted, as } from './alert-group.ts';
import { shape } from './configuration/shape.ts';
import { duration } from './configuration/scalars.ts';
import { target } from './configuration/target.ts';
import { instantInput, named } from './wire.ts';

/** What people do to alert groups, as one word each. A note says something and changes nothing. */
const ACTIONS = [
  'acknowledge',
  'unacknowledge',
  'decline',
  'snooze',
  'resolve',
  'escalate',
  'reassign',
  'add-responder',
] as const;

const fields = {
  action: z.enum(ACTIONS),
  as,
  until: instantInput.optional().meta({ description: 'For `snooze`, or `for`.' }),
  for: duration({ leastMs: 60_000 }).optional(),
  target: target.optional().meta({ description: 'For `reassign` and `add-responder`.' }),
};

type Deed = { readonly action: (typeof ACTIONS)[number]; until?: unknown; for?: unknown; target?: unknown };

const snoozesRight = (deed: Deed): boolean =>
  deed.action === 'snooze'
    ? (deed.until === undefined) !== (deed.for === undefined)
    : deed.until === undefined && deed.for === undefined;
const aimsRight = (deed: Deed): boolean =>
  (deed.target !== undefined) === (deed.action === 'reassign' || deed.action === 'add-responder');

const SNOOZE_RULE = 'write either until or for, and only with snooze';
const TARGET_RULE = 'write target with reassign and add-responder, and only there';

export const deed = shape(fields).refine(snoozesRight, SNOOZE_RULE).refine(aimsRight, TARGET_RULE);

/** More would hold one transaction for longer than somebody who is paged should wait. */
const MOST_GROUPS = 200;

export const bulkDeed = shape({ ids: z.array(z.string().max(100)).min(1).max(MOST_GROUPS), ...fields })
  .refine(snoozesRight, SNOOZE_RULE)
  .refine(aimsRight, TARGET_RULE);

export const bulkActed = z
  .object({
    results: z
      .array(
        z.discriminatedUnion('kind', [
          acted.extend({ id: z.string(), kind: z.literal('acted') }),
          z.object({ id: z.string(), kind: z.literal('not-found') }),
        ]),
      )
      .meta({ description: 'One for each id, in their order; an id that came twice answers once.' }),
  })
  .meta({ id: 'BulkActed' });

const told = z.object({ person: named, channel: z.string() });

/** What an action would do if it were done now. Nothing is done. */
export const deedPreview = z
  .object({
    changes: z.boolean().meta({ description: 'False: it would change nothing, and `sentence` says why.' }),
    sentence: z.string(),
    paged: z.array(told).meta({ description: 'Who would be paged at once.' }),
    told: z.array(told.extend({ notice: z.string() })).meta({ description: 'Who would get a notification.' }),
    released: z.array(named).meta({ description: 'Whose running pages would end.' }),
  })
  .meta({ id: 'DeedPreview' });
