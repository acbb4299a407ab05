import { z } from 'zod';
import { escalationChainSchema } from './escalation-chain.ts';
import { holidayListSchema } from './holiday-list.ts';
import { storedIntegrationSchema } from './integration.ts';
import { personSchema } from './person.ts';
import { scheduleSchema } from './schedule.ts';
import { serviceSchema } from './service.ts';
import { settingsSchema } from './settings.ts';
import { shape } from './shape.ts';
import { teamSchema } from './team.ts';

const file = shape({
  teams: z.array(teamSchema).optional(),
  people: z.array(personSchema).optional(),
  services: z.array(serviceSchema).optional(),
  schedules: z.array(scheduleSchema).optional(),
  holidayLists: z.array(holidayListSchema).optional(),
  escalationChains: z.array(escalationChainSchema).optional(),
  integrations: z.array(storedIntegrationSchema).optional(),
  settings: settingsSchema.optional(),
}).meta({ title: 'Tocsin provisioning file', description: 'All files of the folder are read together, in any order.' });

/** JSON Schema of one provisioning file, for editors (`# yaml-language-server: $schema=…`). */
export function fileJsonSchema(): unknown {
  return z.toJSONSchema(file, { io: 'input', target: 'draft-7' });
}
