import type { EscalationChain, Target } from '../escalation/chain.ts';
import type { Schedule } from '../schedule/schedule.ts';
import type { Directory } from './directory.ts';
import { SETTINGS_ID } from './kind.ts';
import type { Kind, Path } from './kind.ts';

export interface Named {
  readonly kind: Kind;
  readonly id: string;
}

export interface Reference {
  readonly from: Named;
  readonly path: Path;
  readonly to: Named;
}

type Found = Omit<Reference, 'from'>;

/** Every place where one document names another, even one that does not exist. */
export function referencesIn(directory: Directory): Reference[] {
  const all: Reference[] = [];
  const add = (kind: Kind, id: string, found: readonly Found[]): void => {
    for (const { path, to } of found) all.push({ from: { kind, id }, path, to });
  };
  for (const { id, members, leads, fallback } of directory.teams.values()) {
    add('team', id, [...people(['members'], members), ...people(['leads'], leads), ...targets(['fallback'], fallback)]);
  }
  for (const { id, teamId, chainId } of directory.services.values()) {
    add('service', id, [...one('team', ['team'], teamId), ...one('escalation-chain', ['chain'], chainId)]);
  }
  for (const schedule of directory.schedules.values()) add('schedule', schedule.id, inSchedule(schedule));
  for (const chain of directory.chains.values()) add('escalation-chain', chain.id, inChain(chain));
  add('settings', SETTINGS_ID, targets(['fallback'], directory.settings.fallback));
  return all;
}

export function usersOf({ kind, id }: Named, directory: Directory): Reference[] {
  return referencesIn(directory).filter(({ to }) => to.kind === kind && to.id === id);
}

export function idsOf(kind: Kind, directory: Directory): ReadonlyMap<string, unknown> {
  switch (kind) {
    case 'team':
      return directory.teams;
    case 'person':
      return directory.people;
    case 'service':
      return directory.services;
    case 'schedule':
      return directory.schedules;
    case 'holiday-list':
      return directory.holidayLists;
    case 'escalation-chain':
      return directory.chains;
    case 'integration':
      return directory.integrations;
    case 'settings':
      return new Map([[SETTINGS_ID, directory.settings]]);
  }
}

function inChain({ teamId, steps }: EscalationChain): Found[] {
  const pages = steps.flatMap((step, index) =>
    // Without the position among the targets: one list here is several keys in the document.
    step.kind === 'page' ? step.targets.map((target) => ({ path: ['steps', index, 'page'], to: named(target) })) : [],
  );
  return [...one('team', ['team'], teamId), ...pages];
}

function inSchedule({ teamId, layers, overrides }: Schedule): Found[] {
  const turns = layers.flatMap(({ rotations }, layer) =>
    rotations.flatMap(({ participants }, rotation) =>
      participants.flatMap((group, turn) =>
        group.map((id) => ({
          path: ['layers', layer, 'rotations', rotation, 'people', turn],
          to: { kind: 'person', id } as const,
        })),
      ),
    ),
  );
  const kept = layers.flatMap(({ calendar, holidays }, layer) => [
    ...Object.entries(calendar?.people ?? {}).map(([name, id]) => ({
      path: ['layers', layer, 'calendar', 'people', name],
      to: { kind: 'person', id } as const,
    })),
    ...one('holiday-list', ['layers', layer, 'holidays', 'list'], holidays?.listId ?? null),
  ]);
  const replaced = overrides.flatMap((override, index) => people(['overrides', index, 'people'], override.people));
  return [...one('team', ['team'], teamId), ...turns, ...kept, ...replaced];
}

function one(kind: Kind, path: Path, id: string | null): Found[] {
  return id === null ? [] : [{ path, to: { kind, id } }];
}

function people(path: Path, ids: readonly string[]): Found[] {
  return ids.map((id, index) => ({ path: [...path, index], to: { kind: 'person', id } }));
}

function targets(path: Path, list: readonly Target[]): Found[] {
  return list.map((target, index) => ({ path: [...path, index], to: named(target) }));
}

function named(target: Target): Named {
  switch (target.kind) {
    case 'person':
      return { kind: 'person', id: target.personId };
    case 'schedule':
      return { kind: 'schedule', id: target.scheduleId };
    case 'team':
      return { kind: 'team', id: target.teamId };
  }
}
