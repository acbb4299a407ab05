import type { z } from 'zod';
import { escalationChainSchema } from '../../contract/configuration/escalation-chain.ts';
import { holidayListSchema } from '../../contract/configuration/holiday-list.ts';
import { integrationSchema } from '../../contract/configuration/integration.ts';
import type { Mistake } from '../../contract/configuration/mistake.ts';
import { personSchema } from '../../contract/configuration/person.ts';
import { scheduleSchema } from '../../contract/configuration/schedule.ts';
import { serviceSchema } from '../../contract/configuration/service.ts';
import { settingsSchema } from '../../contract/configuration/settings.ts';
import { teamSchema } from '../../contract/configuration/team.ts';
import type { configured } from '../../contract/configured.ts';
import type { Api } from '../../contract/routes.ts';
import { formatPath, nounOf, SETTINGS_ID } from '../../core/directory/kind.ts';
import type { Kind } from '../../core/directory/kind.ts';
import type { Configuration, PutResult } from '../../engine/configuration/configuration.ts';
import type { Entry } from '../../engine/configuration/entry.ts';
import type { Known } from '../../engine/known.ts';
import type { Clock } from '../../runtime/clock.ts';
import { newId } from '../../runtime/ids.ts';
import { mayAct } from '../auth/caller.ts';
import type { Caller } from '../auth/caller.ts';
import { checkChange, checkNewMachine } from '../auth/leads.ts';
import { Refusal } from '../problem.ts';
import { concealed, hasConcealed, restored } from './concealment.ts';
import { noContent } from './handler.ts';
import type { Answer, Call, HandlersOf } from './handler.ts';
import { isoOf } from './naming.ts';
import { idFor } from './new-id.ts';

/** The documents of the configuration; who writes and checks them sits in the engine. */
export type Documents = Pick<
  Configuration,
  'list' | 'versions' | 'asKnown' | 'put' | 'remove' | 'overrides' | 'absences' | 'coverRequests' | 'snapshot'
>;

export interface ConfigurationDeps {
  readonly documents: Documents;
  readonly clock: Clock;
  known(): Known;
}

interface DocumentDeps extends ConfigurationDeps {
  /** Channels whose addresses this service calls. */
  readonly machineChannels: ReadonlySet<string>;
}

interface ById {
  readonly id: string;
}
type Changing = Pick<Call<ById, unknown, unknown>, 'params' | 'caller' | 'ifVersion'>;
type Item<S extends z.ZodType> = z.input<ReturnType<typeof configured<S>>>;

/**
 * The six handlers of one kind of document. Every kind behaves the same; what is in a document is checked where files
 * are checked, so that the API and a file can never disagree about what is valid. The schema is here for its type only.
 */
function nounHandlers<S extends z.ZodType>(kind: Kind, _schema: S, deps: DocumentDeps) {
  const { documents, clock, known, machineChannels } = deps;
  const noun = nounOf(kind);
  const find = async (id: string): Promise<Entry> => {
    const [newest] = await documents.versions(kind, id);
    if (newest === undefined || newest.document === null) throw new Refusal('not-found', `There is no ${noun} ${id}.`);
    return newest;
  };
  /**
   * Whether the caller may make this of the document. Answers the version that this holds for: who only leads a team may
   * change nothing else, even if another gives the document away in this very moment.
   */
  const checked = async (call: Changing, after: unknown): Promise<number | null> => {
    const [newest] = await documents.versions(kind, call.params.id);
    checkChange(call.caller, known().directory.teams, kind, newest?.document ?? null, after);
    checkNewMachine(call.caller, machineChannels, newest?.document ?? null, after);
    if (mayAct(call.caller, 'editor')) return call.ifVersion;
    const version = newest === undefined || newest.document === null ? 0 : newest.version;
    if (call.ifVersion !== null && call.ifVersion !== version) throw changed(`${noun} ${call.params.id}`, version);
    return version;
  };
  /** What was read, changed and put back lacks its secrets: they are those of the version that stands, and of no other. */
  const whole = async (id: string, document: unknown, ifVersion: number | null) => {
    if (kind !== 'integration' || !hasConcealed(document)) return { document, ifVersion };
    const newest = await find(id);
    return { document: restored(document, newest.document), ifVersion: ifVersion ?? newest.version };
  };
  return {
    list: async ({ caller }: Call<unknown, unknown, unknown>) => {
      const stored = await documents.list(kind);
      const items = [...stored].sort((a, b) => (a.id < b.id ? -1 : 1)).map((one) => itemOf<S>(kind, one, caller));
      return { body: { items } };
    },
    get: async ({ params, caller }: Call<ById, unknown, unknown>) => itemAnswer<S>(kind, await find(params.id), caller),
    versions: async ({ params, caller }: Call<ById, unknown, unknown>) => {
      const stored = await documents.versions(kind, params.id);
      if (stored.length === 0) throw new Refusal('not-found', `There never was a ${noun} ${params.id}.`);
      return { body: { items: stored.map((one) => itemOf<S>(kind, one, caller)) } };
    },
    create: async (call: Call<unknown, unknown, Readonly<Record<string, unknown>>>) => {
      checkChange(call.caller, known().directory.teams, kind, null, call.body);
      checkNewMachine(call.caller, machineChannels, null, call.body);
      const taken = new Set((await documents.list(kind)).map((one) => one.id));
      const id = idFor(call.body, taken, () => newId(clock.now()));
      const result = await documents.put({
        kind,
        id,
        document: { ...call.body, id },
        ifVersion: 0,
        by: call.caller.name,
      });
      if (taken.has(id) || result.kind === 'changed') {
        throw new Refusal(
          'exists',
          `There is a ${noun} ${id} already: choose another id, or change that one with PUT.`,
        );
      }
      // To whoever has just written it nothing is a secret; and a token that was made up is shown only here.
      return itemAnswer<S>(kind, storedOrRefused(result, noun, id), null);
    },
    put: async (call: Call<ById, unknown, unknown>) => {
      const { caller } = call;
      const { id } = call.params;
      const { document, ifVersion } = await whole(id, call.body, await checked(call, call.body));
      const result = await documents.put({ kind, id, document, ifVersion, by: caller.name });
      return itemAnswer<S>(kind, storedOrRefused(result, noun, id), caller);
    },
    remove: async (call: Call<ById, unknown, unknown>) => {
      const ifVersion = await checked(call, null);
      await remove(documents, { kind, id: call.params.id, ifVersion, by: call.caller.name });
      return noContent;
    },
  };
}

async function remove(documents: Documents, request: Parameters<Documents['remove']>[0]): Promise<void> {
  const result = await documents.remove(request);
  const what = `${nounOf(request.kind)} ${request.id}`;
  switch (result.kind) {
    case 'removed':
      return;
    case 'missing':
      throw new Refusal('not-found', `There is no ${what}.`);
    case 'provisioned':
      throw provisioned(what, result.file);
    case 'changed':
      throw changed(what, result.version);
    case 'used':
      throw new Refusal('still-used', `The ${what} is still referred to: ${result.by.join('; ')}. Change that first.`);
  }
}

export function storedOrRefused(result: PutResult, noun: string, id: string): Entry {
  switch (result.kind) {
    case 'stored':
      return result.stored;
    case 'provisioned':
      throw provisioned(`${noun} ${id}`, result.file);
    case 'changed':
      throw changed(`${noun} ${id}`, result.version);
    case 'invalid':
      throw invalid(result.mistakes);
  }
}

function provisioned(what: string, file: string): Refusal {
  return new Refusal('provisioned', `The file ${file} owns ${what}: change it there and reload.`);
}

function changed(what: string, version: number): Refusal {
  return new Refusal(
    'changed-meanwhile',
    `The ${what} is at version ${version} by now: read it again, then change it.`,
  );
}

function invalid(mistakes: readonly Mistake[]): Refusal {
  const errors = mistakes.map(({ path, message }) => ({ path: formatPath(path), detail: message }));
  const [first] = errors;
  const more = errors.length > 1 ? ` (and ${errors.length - 1} more: see errors)` : '';
  const where = first === undefined || first.path === '' ? '' : `${first.path}: `;
  return new Refusal('broken-configuration', `${where}${first?.detail ?? 'It is not valid'}${more}`, { errors });
}

/** `caller` null: nothing is concealed. */
export function itemAnswer<S extends z.ZodType>(kind: Kind, stored: Entry, caller: Caller | null): Answer<Item<S>> {
  return { body: itemOf<S>(kind, stored, caller), version: stored.version };
}

function itemOf<S extends z.ZodType>(kind: Kind, stored: Entry, caller: Caller | null): Item<S> {
  const { id, version, file, changedBy } = stored;
  const document = caller === null ? stored.document : concealed(kind, id, stored.document, caller);
  // A stored document has passed the schema of its kind when it was put.
  return { id, version, file, changedAt: isoOf(stored.changedAt), changedBy, document } as Item<S>;
}

type Listed = 'teams' | 'people' | 'services' | 'schedules' | 'holidayLists' | 'escalationChains' | 'integrations';

export type ConfigurationHandlers = {
  readonly [N in Listed]: HandlersOf<Api[N]>;
} & { readonly settings: HandlersOf<Api['settings']> };

export function configurationHandlers(deps: DocumentDeps): ConfigurationHandlers {
  const settings = nounHandlers('settings', settingsSchema, deps);
  const params = { id: SETTINGS_ID };
  return {
    teams: nounHandlers('team', teamSchema, deps),
    people: nounHandlers('person', personSchema, deps),
    services: nounHandlers('service', serviceSchema, deps),
    schedules: nounHandlers('schedule', scheduleSchema, deps),
    holidayLists: nounHandlers('holiday-list', holidayListSchema, deps),
    escalationChains: nounHandlers('escalation-chain', escalationChainSchema, deps),
    integrations: nounHandlers('integration', integrationSchema, deps),
    settings: {
      get: (call) => settings.get({ ...call, params }),
      put: (call) => settings.put({ ...call, params }),
      // That nobody has set anything is no mistake of who asks: a new installation has no settings.
      versions: async (call) => {
        const stored = await deps.documents.versions('settings', SETTINGS_ID);
        return stored.length === 0 ? { body: { items: [] } } : await settings.versions({ ...call, params });
      },
    },
  };
}
