import { readDocument } from '../../server/contract/configuration/document.ts';
import type { Decoded } from '../../server/contract/configuration/document.ts';
import { surroundWith } from '../../server/contract/surroundings.ts';
import type { Directory } from '../../server/core/directory/directory.ts';
import type { Channels } from '../../server/core/directory/world.ts';
import type { Schedule } from '../../server/core/schedule/schedule.ts';
import type { Documents } from './documents.ts';

interface Item {
  readonly id: string;
  readonly version: number;
  readonly document: unknown;
}

type Listed = 'team' | 'person' | 'service' | 'schedule' | 'escalation-chain';

/**
 * The configuration as the service holds it, from its documents. A document that cannot be read is left out, as the
 * service leaves it out.
 */
export function directoryOf(documents: Documents): Directory {
  const settings = documents.settings === null ? null : readDocument('settings', documents.settings, 1);
  return {
    revision: 0,
    teams: decoded('team', documents.teams),
    people: decoded('person', documents.people),
    services: decoded('service', documents.services),
    schedules: inForce(decoded('schedule', documents.schedules), documents),
    holidayLists: new Map(),
    chains: decoded('escalation-chain', documents.chains),
    // Where an alert came from decides nothing about who is paged.
    integrations: new Map(),
    settings: settings?.ok ? settings.value : { fallback: [], alarms: [] },
  };
}

export function channelsOf({ channels }: Pick<Documents, 'channels'>): Channels {
  const byId = new Map(channels.map((channel) => [channel.id, channel]));
  return {
    channelKind: (channel) => byId.get(channel)?.kind ?? null,
    notifies: (channel) => byId.get(channel)?.notifies ?? false,
  };
}

function decoded<K extends Listed>(kind: K, items: readonly Item[]): Map<string, Decoded[K]> {
  return new Map(
    items.flatMap(({ id, version, document }) => {
      const reading = readDocument(kind, document, version);
      return reading.ok ? [[id, reading.value]] : [];
    }),
  );
}

/** What was arranged in the app stands beside the document of a schedule, and counts there as well. */
function inForce(schedules: ReadonlyMap<string, Schedule>, documents: Documents): Map<string, Schedule> {
  const surround = surroundWith(documents.overrides, documents.surroundings);
  return new Map([...schedules].map(([id, schedule]) => [id, surround(schedule)]));
}
