import type { EscalationChain } from '../escalation/chain.ts';
import type { Service } from '../ownership/service.ts';
import type { Schedule } from '../schedule/schedule.ts';
import type { Team } from '../ownership/team.ts';
import { checkWayOut, unknownWord } from './abilities.ts';
import type { Abilities } from './abilities.ts';
import { checkIntegrations } from './check-integrations.ts';
import { checkPeople } from './check-people.ts';
import type { Directory, Settings } from './directory.ts';
import { nounOf, SETTINGS_ID } from './kind.ts';
import type { Problem } from './problem.ts';
import { idsOf, referencesIn } from './references.ts';
import type { Named } from './references.ts';

/**
 * Everything that does not fit together, in the order of the documents. `alsoThere` names documents that exist but could
 * not be read: their own mistakes are reported elsewhere, and each reference to them would be a false alarm.
 */
export function checkDirectory(
  directory: Directory,
  abilities: Abilities,
  alsoThere: readonly Named[] = [],
): readonly Problem[] {
  const unreadSettings = alsoThere.some(({ kind }) => kind === 'settings');
  return [
    ...(unreadSettings ? [] : checkSettings(directory.settings, abilities)),
    ...[...directory.teams.values()].flatMap(checkTeam),
    ...checkPeople([...directory.people.values()], abilities),
    ...[...directory.services.values()].flatMap(checkService),
    ...[...directory.schedules.values()].flatMap((schedule) => checkSchedule(schedule, abilities)),
    ...[...directory.chains.values()].flatMap(checkChain),
    ...checkIntegrations([...directory.integrations.values()], abilities),
    ...checkReferences(directory, alsoThere),
  ];
}

function checkReferences(directory: Directory, alsoThere: readonly Named[]): Problem[] {
  const unread = new Set(alsoThere.map(({ kind, id }) => `${kind}/${id}`));
  return referencesIn(directory).flatMap(({ from, path, to }) => {
    const known = idsOf(to.kind, directory);
    if (known.has(to.id) || unread.has(`${to.kind}/${to.id}`)) return [];
    const message = unknownWord(nounOf(to.kind), to.id, [...known.keys()]);
    return [{ ...from, path, value: to.id, message, severity: 'error' } as const];
  });
}

function checkSettings({ fallback, alarms }: Settings, abilities: Abilities): Problem[] {
  const about = { kind: 'settings', id: SETTINGS_ID, severity: 'error' } as const;
  const message = 'nobody is paged when a chain reaches nobody: write settings with a fallback';
  return [
    ...(fallback.length > 0 ? [] : [{ ...about, path: ['fallback'], value: null, message }]),
    ...alarms.flatMap(({ channel, address }, index) => {
      const wrong = checkWayOut(channel, address, abilities);
      if (wrong === null) return [];
      return [{ ...about, path: ['alarms', index, wrong.field], value: wrong.value, message: wrong.message }];
    }),
  ];
}

function checkSchedule({ id, notices }: Schedule, abilities: Abilities): Problem[] {
  const wrong = notices === null ? null : checkWayOut(notices.channel, notices.address, abilities);
  if (wrong === null) return [];
  const { field, value, message } = wrong;
  return [{ kind: 'schedule', id, path: ['notices', field], value, message, severity: 'error' }];
}

function checkTeam({ id, members, leads }: Team): Problem[] {
  const about = { kind: 'team', id, severity: 'warning' } as const;
  const message = 'the team has no members: a step that pages it reaches nobody';
  return [
    ...(members.length > 0 ? [] : [{ ...about, path: ['members'], value: null, message }]),
    ...leads.flatMap((lead, index) => {
      if (members.includes(lead)) return [];
      return [
        { ...about, path: ['leads', index], value: lead, message: `${lead} leads the team but is no member of it` },
      ];
    }),
  ];
}

function checkService({ id, owns }: Service): Problem[] {
  if (owns.length > 0) return [];
  const message = 'the service owns no alerts: write matchers under "owns"';
  return [{ kind: 'service', id, path: ['owns'], value: null, message, severity: 'warning' }];
}

function checkChain({ id, steps }: EscalationChain): Problem[] {
  if (steps.some(({ kind }) => kind === 'page')) return [];
  const message = 'no step pages anybody: everything goes to the fallback';
  return [{ kind: 'escalation-chain', id, path: ['steps'], value: null, message, severity: 'warning' }];
}
