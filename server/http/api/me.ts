import type { z } from 'zod';
import type { personSchema } from '../../contract/configuration/person.ts';
import type { me } from '../../contract/me.ts';
import type { Api } from '../../contract/routes.ts';
import { sameDocument } from '../../engine/configuration/entry.ts';
import type { Entry } from '../../engine/configuration/entry.ts';
import type { Known } from '../../engine/known.ts';
import { mayAct } from '../auth/caller.ts';
import type { Caller } from '../auth/caller.ts';
import { teamsLedBy } from '../auth/leads.ts';
import { BY_GRAFANA } from '../auth/people/newcomers.ts';
import { Refusal } from '../problem.ts';
import { itemAnswer, storedOrRefused } from './configuration.ts';
import type { Documents } from './configuration.ts';
import type { HandlersOf } from './handler.ts';
import { myNotificationsHandlers } from './my-notifications.ts';
import type { MyNotificationsDeps } from './my-notifications.ts';
import { namingOf } from './naming.ts';

export interface MeDeps extends Omit<MyNotificationsDeps, 'entryOf' | 'adviceOf'> {
  readonly documents: Documents;
  /** Channels whose addresses this service calls. */
  readonly machineChannels: ReadonlySet<string>;
}

type PersonDocument = Readonly<Record<string, unknown>>;

/** What concerns the caller alone: who they are to the service, and how they are reached. */
export function meHandlers(deps: MeDeps): HandlersOf<Api['me']> {
  const { documents, machineChannels } = deps;
  const known = () => deps.known();
  const entryOf = async ({ personId }: Caller): Promise<Entry | null> => {
    if (personId === null) return null;
    return (await documents.list('person')).find(({ id }) => id === personId) ?? null;
  };
  const adviceNow = (caller: Caller, entry: Entry | null): string | null => adviceOf(caller, entry, known());
  return {
    ...myNotificationsHandlers({ ...deps, known, entryOf, adviceOf: adviceNow }),
    get: async ({ caller }) => ({ body: meOf(caller, await entryOf(caller), known()) }),
    putNotifications: async ({ caller, document, ifVersion }) => {
      const entry = await entryOf(caller);
      if (entry === null)
        throw new Refusal('not-found', `You are no person here. ${adviceOf(caller, null, known()) ?? ''}`);
      // Stored documents of people are objects, and so is a body that has passed the schema.
      const before = entry.document as PersonDocument;
      const after = { ...before, ...(document as PersonDocument) };
      if (!mayAct(caller, 'editor')) refuseNewMachines(before, after, machineChannels);
      const result = await documents.put({
        ...{ kind: 'person', id: entry.id, document: after, by: caller.name },
        // What is kept of the document is of this version, and of no other.
        ifVersion: ifVersion ?? entry.version,
      });
      return itemAnswer<typeof personSchema>('person', storedOrRefused(result, 'person', entry.id), caller);
    },
  };
}

/** A URL that this service calls reaches what its author may not reach: for that, reading is too little of a role. */
function refuseNewMachines(before: PersonDocument, after: PersonDocument, machines: ReadonlySet<string>): void {
  const old = methodsIn(before);
  const added = methodsIn(after).filter((method) => !old.some((one) => sameDocument(one, method)));
  const channel = added.map(({ channel }) => String(channel)).find((one) => machines.has(one));
  if (channel === undefined) return;
  throw new Refusal('not-allowed', `Only an editor may add or change a contact method of the channel ${channel}.`);
}

function methodsIn({ contactMethods }: PersonDocument): readonly { readonly channel?: unknown }[] {
  return Array.isArray(contactMethods) ? (contactMethods as { readonly channel?: unknown }[]) : []; // As the schema has it.
}

function meOf(caller: Caller, entry: Entry | null, known: Known): z.input<typeof me> {
  const { name, role, who, personId } = caller;
  const byGrafana = who.kind === 'grafana' ? who : null;
  const naming = namingOf(known);
  const leads = teamsLedBy(caller, known.directory.teams).map(({ id }) => naming.team(id));
  return {
    from: who.kind,
    login: byGrafana?.identity.login ?? null,
    name: byGrafana?.identity.name ?? name,
    email: byGrafana?.identity.email ?? null,
    role,
    isVerified: byGrafana?.identity.isVerified ?? true,
    person: entry === null ? null : naming.person(entry.id),
    foundBy: entry === null ? null : foundBy(caller),
    file: entry?.file ?? null,
    leads: leads.sort((a, b) => (a.id < b.id ? -1 : 1)),
    advice:
      entry === null && personId !== null ? `There is no person ${personId} any more.` : adviceOf(caller, entry, known),
  };
}

function foundBy({ who }: Caller): 'email' | 'contact-method' | 'token' | null {
  if (who.kind === 'token') return 'token';
  return who.match.kind === 'matched' ? who.match.by : null;
}

function adviceOf({ who }: Caller, entry: Entry | null, known: Known): string | null {
  if (entry === null) {
    if (who.kind === 'grafana') return who.match.kind === 'nobody' ? who.match.advice : null;
    return 'This token belongs to nobody, and acts under its own name: one that is made with "person" acts as somebody.';
  }
  const person = known.directory.people.get(entry.id);
  if (!person?.contactMethods.some(({ enabled }) => enabled)) return 'Nothing can reach you: add a contact method.';
  if (entry.changedBy !== BY_GRAFANA) return null;
  return 'You were added from Grafana, with your e-mail as the only way to reach you: say how you want to be paged.';
}
