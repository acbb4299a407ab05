import { z } from 'zod';
import { shape } from './configuration/shape.ts';
import { instant, named } from './wire.ts';

export const finding = z
  .object({
    kind: z.string().meta({ description: 'Stays the same for programs, such as `none-proven`.' }),
    weight: z
      .enum(['unreachable', 'warning', 'demand'])
      .meta({ description: '`demand`: only what the organisation asks for is missing.' }),
    sentence: z.string().meta({ description: 'The end of a sentence that begins with the name of the person.' }),
    advice: z.string().meta({ description: 'What to do about it.' }),
    methodId: z.string().nullable().meta({ description: 'The contact method it is about, where it is about one.' }),
  })
  .meta({ id: 'Finding' });

/** Without addresses, so that everybody may see it. */
export const methodState = z
  .object({
    id: z.string(),
    channel: z.string(),
    enabled: z.boolean(),
    isSetUp: z.boolean().meta({ description: 'Whether the channel is set up in this installation.' }),
    hasRefused: z.boolean().meta({ description: 'The address said STOP, and did not say START since.' }),
    provenAt: instant.nullable().meta({ description: 'When a message was last proven to arrive; null: never.' }),
  })
  .meta({ id: 'ContactMethodState' });

export const readiness = z
  .object({
    person: named,
    isReachable: z.boolean().meta({ description: 'Whether a page of high urgency would be sent anywhere.' }),
    findings: z.array(finding).meta({ description: 'What is missing, worst first.' }),
    methods: z.array(methodState),
  })
  .meta({ id: 'Readiness' });

export const readinessList = z.object({ items: z.array(readiness) }).meta({ id: 'ReadinessList' });

export const readinessQuery = shape({
  person: z.string().max(100).optional().meta({ description: 'Of this person alone.' }),
  team: z.string().max(100).optional().meta({ description: 'Of the members of this team.' }),
});
