import { z } from 'zod';
import { personSchema } from './configuration/person.ts';
import { shape } from './configuration/shape.ts';
import { role } from './role.ts';
import { named } from './wire.ts';

/** The caller, as the service sees them. */
export const me = z
  .object({
    from: z.enum(['grafana', 'token']).meta({ description: 'How the service knows who is calling.' }),
    login: z.string().nullable().meta({ description: 'In Grafana; null for a token.' }),
    name: z.string(),
    email: z.string().nullable().meta({ description: 'In Grafana; by it the person is found.' }),
    role,
    isVerified: z.boolean().meta({ description: 'False where Grafana’s word is taken without a signature.' }),
    person: named.nullable().meta({ description: 'Who acts when this caller acts, and whom pages reach.' }),
    foundBy: z
      .enum(['email', 'contact-method', 'token'])
      .nullable()
      .meta({ description: 'What of the person fits: the e-mail, or the address of a contact method.' }),
    file: z
      .string()
      .nullable()
      .meta({ description: 'The provisioning file that owns the person: then read-only here.' }),
    leads: z.array(named).meta({ description: 'Teams whose services, schedules and escalation chains they may edit.' }),
    advice: z
      .string()
      .nullable()
      .meta({ description: 'What to do next, where something is missing; one or two sentences.' }),
  })
  .meta({ id: 'Me' });

const { contactMethods, notificationRules, quietHours, shiftNotices, zone } = personSchema.shape;

/** The part of a person that is their own business; what is left out stays as it is. */
export const myNotifications = shape({
  contactMethods: contactMethods.unwrap().optional(),
  notificationRules: notificationRules.unwrap().optional(),
  quietHours: quietHours.unwrap().optional(),
  shiftNotices: shiftNotices.unwrap().optional(),
  zone: zone.unwrap().optional(),
}).meta({ id: 'MyNotifications' });
