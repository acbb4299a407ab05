import type { z } from 'zod';
import type { Integration, Settings } from '../../core/directory/directory.ts';
import type { Kind } from '../../core/directory/kind.ts';
import type { EscalationChain } from '../../core/escalation/chain.ts';
import type { Person } from '../../core/notifying/person.ts';
import type { Service } from '../../core/ownership/service.ts';
import type { Team } from '../../core/ownership/team.ts';
import type { HolidayList, Schedule } from '../../core/schedule/schedule.ts';
import { decodeEscalationChain, escalationChainSchema } from './escalation-chain.ts';
import { decodeHolidayList, holidayListSchema } from './holiday-list.ts';
import { decodeIntegration, storedIntegrationSchema } from './integration.ts';
import type { Mistake } from './mistake.ts';
import { readMistakes } from './mistake.ts';
import { decodePerson, personSchema } from './person.ts';
import { decodeSchedule, scheduleSchema } from './schedule.ts';
import { decodeService, serviceSchema } from './service.ts';
import { decodeSettings, settingsSchema } from './settings.ts';
import { decodeTeam, teamSchema } from './team.ts';

/** What each kind of document stands for in the core. */
export interface Decoded {
  readonly team: Team;
  readonly person: Person;
  readonly service: Service;
  readonly schedule: Schedule;
  readonly 'holiday-list': HolidayList;
  readonly 'escalation-chain': EscalationChain;
  readonly integration: Integration;
  readonly settings: Settings;
}

export type Reading<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly mistakes: readonly Mistake[] };

type Reader<T> = (document: unknown, version: number) => Reading<T>;

function reader<S extends z.ZodType, T>(schema: S, decode: (parsed: z.output<S>, version: number) => T): Reader<T> {
  return (document, version) => {
    const parsed = schema.safeParse(document, { reportInput: true });
    if (!parsed.success) return { ok: false, mistakes: readMistakes(parsed.error.issues) };
    return { ok: true, value: decode(parsed.data, version) };
  };
}

const READERS: { readonly [K in Kind]: Reader<Decoded[K]> } = {
  team: reader(teamSchema, decodeTeam),
  person: reader(personSchema, decodePerson),
  service: reader(serviceSchema, decodeService),
  schedule: reader(scheduleSchema, decodeSchedule),
  'holiday-list': reader(holidayListSchema, decodeHolidayList),
  'escalation-chain': reader(escalationChainSchema, decodeEscalationChain),
  integration: reader(storedIntegrationSchema, decodeIntegration),
  settings: reader(settingsSchema, decodeSettings),
};

/** From a document as written to the core's own shape, or everything that is wrong with it. Secrets are in the clear. */
export function readDocument<K extends Kind>(kind: K, document: unknown, version: number): Reading<Decoded[K]> {
  return READERS[kind](document, version);
}
