import { z } from 'zod';
import { personSchema } from './configuration/person.ts';
import { settingsSchema } from './configuration/settings.ts';
import { shape } from './configuration/shape.ts';
import { configured } from './configured.ts';
import { finding, methodState } from './readiness.ts';
import { instant } from './wire.ts';

const { demands } = settingsSchema.shape;

/** The same component as of `/people`, under a name of its own because a schema has one id. */
const item = configured('MyPerson', personSchema);

/** Everything that the page of one's own notifications shows. */
export const myNotificationsNow = z
  .object({
    item: item.nullable().meta({ description: 'Null: nobody here is the caller; `advice` says what to do.' }),
    advice: z.string().nullable(),
    isReachable: z.boolean(),
    findings: z.array(finding),
    methods: z.array(
      methodState.extend({
        codeUntil: instant.nullable().meta({ description: 'A code is on its way, and works until then.' }),
      }),
    ),
    channels: z
      .array(z.object({ channel: z.string(), kind: z.enum(['chat', 'mail', 'text', 'machine']) }))
      .meta({ description: 'Those that are set up in this installation.' }),
    demands: demands.nullable().meta({ description: 'What the organisation asks of everybody; null: nothing.' }),
  })
  .meta({ id: 'MyNotificationsNow' });

export const codeSent = z
  .object({ until: instant.meta({ description: 'The code works until then.' }), detail: z.string() })
  .meta({ id: 'CodeSent' });

export const codeTyped = shape({ code: z.string().trim().min(1, 'type the code in').max(20) });

export const codeConfirmed = z
  .object({
    isProven: z.boolean(),
    provenAt: instant.nullable(),
    sentence: z.string().meta({ description: 'What became of it, and what to do next.' }),
  })
  .meta({ id: 'CodeConfirmed' });

export const pageMe = shape({ urgency: z.enum(['high', 'low']).prefault('high') });

export const pagedMe = z
  .object({
    items: z.array(
      z.object({
        methodId: z.string(),
        channel: z.string(),
        after: z.string().meta({ description: 'When a page would have come, after the first: `0s`, `5m`.' }),
        ok: z.boolean(),
        detail: z.string().meta({ description: 'What the provider said.' }),
      }),
    ),
  })
  .meta({ id: 'PagedMe' });
