import { z } from 'zod';
import type { Limits, Settings } from '../../core/directory/directory.ts';
import { HUMAN_KINDS } from '../../core/readiness/demands.ts';
import type { Demands } from '../../core/readiness/demands.ts';
import { distinct, duration, id } from './scalars.ts';
import { shape } from './shape.ts';
import { decodeTarget, encodeTarget, targets } from './target.ts';

const alarm = shape({ channel: id, address: z.string().min(1, 'write the address').max(500) });

const limit = z.int().min(-1).max(100_000).optional();
const limits = shape({
  teams: limit,
  people: limit,
  services: limit,
  schedules: limit,
  holidayLists: limit,
  escalationChains: limit,
  integrations: limit,
});

const demands = shape({
  methods: z.int().min(1).max(10).prefault(1).describe('How many different contact methods the rules use, at least.'),
  kinds: z
    .array(z.enum(HUMAN_KINDS))
    .max(HUMAN_KINDS.length)
    .check(distinct)
    .prefault([])
    .describe('Kinds of channels that must be among them: chat (Slack), mail, text (SMS).'),
  proven: z.boolean().prefault(true).describe('Whether a message must have been proven to arrive.'),
  within: duration().optional().describe('All of them are used within this time of the first page.'),
});

export const settingsSchema = shape({
  fallback: targets
    .min(1, 'must not be empty: somebody has to be paged when everything else reached nobody')
    .describe('Paged when neither a chain nor the fallback of its team reached anybody.'),
  alarms: z
    .array(alarm)
    .max(50)
    .prefault([])
    .describe('Where "nobody can be reached" is said as well: addresses that belong to no person.'),
  limits: limits.optional().describe('How many may be made through the API. -1 or left out: as many as you like.'),
  demands: demands
    .optional()
    .describe('What everybody who can be paged should have for high urgency. Shown to them, never enforced.'),
}).meta({ id: 'Settings' });

export type SettingsDocument = z.input<typeof settingsSchema>;

export function decodeSettings(document: z.output<typeof settingsSchema>): Settings {
  const { fallback, alarms, limits, demands: asked } = document;
  return {
    fallback: fallback.map(decodeTarget),
    alarms,
    ...(limits === undefined ? {} : { limits: decodeLimits(limits) }),
    ...(asked === undefined ? {} : { demands: decodeDemands(asked) }),
  };
}

export function encodeSettings({ fallback, alarms, limits, demands: asked }: Settings): SettingsDocument {
  return z.encode(settingsSchema, {
    fallback: fallback.map(encodeTarget),
    alarms: [...alarms],
    ...(limits === undefined ? {} : { limits: encodeLimits(limits) }),
    ...(asked === undefined ? {} : { demands: encodeDemands(asked) }),
  });
}

/** On their own, because an installation that nobody has set up has no fallback, and so no settings that can be written. */
export function demandsDocument(asked: Demands): NonNullable<SettingsDocument['demands']> {
  return z.encode(demands, encodeDemands(asked));
}

function decodeDemands({ methods, kinds, proven, within }: z.output<typeof demands>): Demands {
  return { methods, kinds, proven, withinMs: within ?? null };
}

function encodeDemands({ methods, kinds, proven, withinMs }: Demands): z.output<typeof demands> {
  return { methods, kinds: [...kinds], proven, ...(withinMs === null ? {} : { within: withinMs }) };
}

/** On the wire they are called as the lists in files are. */
function decodeLimits(most: z.output<typeof limits>) {
  const { teams, people, services, schedules, holidayLists, escalationChains, integrations } = most;
  return {
    team: teams,
    person: people,
    service: services,
    schedule: schedules,
    'holiday-list': holidayLists,
    'escalation-chain': escalationChains,
    integration: integrations,
  };
}

function encodeLimits(most: Limits): z.output<typeof limits> {
  return {
    teams: most.team,
    people: most.person,
    services: most.service,
    schedules: most.schedule,
    holidayLists: most['holiday-list'],
    escalationChains: most['escalation-chain'],
    integrations: most.integration,
  };
}
