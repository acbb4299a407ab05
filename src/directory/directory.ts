import { readDocument } from '../../server/contract/configuration/document.ts';
import type { Decoded } from '../../server/contract/configuration/document.ts';
import type { Directory } from '../../server/core/directory/directory.ts';
import type { Channels } from '../../server/core/directory/world.ts';
import type { Override, Schedule } from '../../server/core/schedule/schedule.ts';
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
    schedules: withOverrides(decoded('schedule', documents.schedules), documents.overrides),
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

/** Overrides that were made in the app stand beside the document of their schedule, and count there as well. */
function withOverrides(schedules: Map<string, Schedule>, made: Documents['overrides']): Map<string, Schedule> {
  for (const { id, schedule, start, end, people, layer, createdAt } of made) {
    const before = schedules.get(schedule.id);
    if (before === undefined) continue;
    const override: Override = {
      id,
      interval: { start: Date.parse(start), end: Date.parse(end) },
      people: people.map((person) => person.id),
      layerId: layer,
      createdAt: Date.parse(createdAt),
    };
    schedules.set(before.id, { ...before, overrides: [...before.overrides, override] });
  }
  return schedules;
}
