import { describe as suite, expect, it } from 'vitest';
import { actorName, describe } from './describe.ts';
import type { Names } from './describe.ts';
import { mention, mentionTime, spell } from './mention.ts';
import type { TimelineFact } from './timeline.ts';

const AT = Date.UTC(2026, 2, 1, 14, 5);
const names: Names = {
  person: (id) => ({ ana: 'Ana Ünal', ben: 'Ben Okafor' })[id] ?? `${id} (deleted)`,
  team: (id) => `team ${id}`,
  schedule: (id) => `schedule ${id}`,
  service: (id) => `service ${id}`,
  integration: (id) => `integration ${id}`,
};
const ana = { kind: 'person', personId: 'ana', via: 'slack' } as const;
const tocsin = { kind: 'tocsin' } as const;
const slack = { personId: 'ana', methodId: 'm1', channel: 'slack' };

const say = (fact: TimelineFact): string => describe({ at: AT, ...fact }, names);

suite('sentences', () => {
  const cases: readonly (readonly [TimelineFact, string])[] = [
    [
      { kind: 'opened', title: 'Down', severity: 'critical', urgency: 'high' },
      'Opened by critical alert "Down", high urgency',
    ],
    [{ kind: 'owned', serviceId: 'shop', reason: 'app=shop' }, 'Belongs to service shop: app=shop'],
    [{ kind: 'owned', serviceId: null, reason: 'no matcher matches' }, 'No service owns this: no matcher matches'],
    [
      { kind: 'alert-joined', title: 'Slow', severity: 'error', alerts: 1, effect: 'did not page' },
      'Error alert "Slow" fired; 1 alert firing; did not page',
    ],
    [{ kind: 'alert-resolved', title: 'Slow', stillFiring: 2 }, 'Alert "Slow" resolved; 2 alerts still firing'],
    [{ kind: 'late-resolved', title: 'Slow' }, 'Alert "Slow" resolved, after the alert group was resolved'],
    [{ kind: 'still-firing', title: 'Slow', reason: '' }, 'Alert "Slow" still fires'],
    [
      { kind: 'severity-rose', from: 'error', to: 'critical', urgency: 'high' },
      'Severity rose from error to critical, high urgency',
    ],
    [{ kind: 'chain-started', chainId: 'c', chainName: 'Main', version: 3 }, 'Escalation chain Main began, version 3'],
    [{ kind: 'chain-started', chainId: null, chainName: '', version: 0 }, 'There is no escalation chain'],
    [
      { kind: 'step-entered', stage: 'chain', index: 0, people: ['ana', 'x'], reason: 'on call in Primary' },
      'Step 1 pages Ana Ünal, x (deleted): on call in Primary',
    ],
    [
      { kind: 'step-entered', stage: 'reassigned', index: 0, people: ['ben'], reason: '' },
      'The people it was handed to pages Ben Okafor',
    ],
    [
      { kind: 'step-skipped', stage: 'team-fallback', index: 0, reason: 'nobody' },
      "The team's fallback was skipped: nobody",
    ],
    [{ kind: 'waiting', stage: 'chain', index: 1, until: AT }, 'Waiting for an answer until 2026-03-01 14:05 UTC'],
    [{ kind: 'repeated', round: 1, of: 3 }, 'The chain begins again, 1 of 3'],
    [
      { kind: 'stage-entered', stage: 'installation-fallback', reason: 'why' },
      "On to the installation's fallback: why",
    ],
    [{ kind: 'exhausted', reason: 'all ran' }, 'Nothing is left to try: all ran'],
    [{ kind: 'nobody-reachable', reason: 'why' }, 'Nobody can be reached: why'],
    [
      { kind: 'paged', opening: true, urgency: 'high', because: 'on call in Primary', ...slack },
      'Paged Ana Ünal over Slack, high urgency: on call in Primary',
    ],
    [{ kind: 'page-delivered', detail: 'after 5m', ...slack }, 'The page for Ana Ünal arrived over Slack: after 5m'],
    [{ kind: 'page-failed', reason: '', ...slack }, 'The page for Ana Ünal failed over Slack'],
    [
      { kind: 'page-held', reason: `acknowledged by ${mention('person', 'ben')}`, ...slack },
      'Did not page Ana Ünal over Slack: acknowledged by Ben Okafor',
    ],
    [{ kind: 'person-skipped', personId: 'ana', reason: 'is away' }, 'Skipped: Ana Ünal is away'],
    [
      { kind: 'notified', personId: 'ana', channel: 'email', notice: 'resolved' },
      'Told Ana Ünal over e-mail: resolved',
    ],
    [{ kind: 'acknowledged', by: ana, answersLeft: 0 }, 'Acknowledged by Ana Ünal via Slack'],
    [{ kind: 'acknowledged', by: ana, answersLeft: 2 }, 'Acknowledged by Ana Ünal via Slack, 2 more answers wanted'],
    [{ kind: 'unacknowledged', by: tocsin }, 'Acknowledgement taken back by Tocsin'],
    [{ kind: 'acknowledge-timed-out', afterMs: 1_800_000 }, 'Fires again: acknowledged 30m ago and not resolved'],
    [{ kind: 'declined', by: ana }, "Ana Ünal can't take it via Slack"],
    [{ kind: 'snoozed', by: ana, until: AT }, 'Snoozed by Ana Ünal via Slack until 2026-03-01 14:05 UTC'],
    [{ kind: 'snooze-ended' }, 'The snooze is over'],
    [{ kind: 'resolved', by: { kind: 'source', integrationId: 'g' }, stillFiring: 0 }, 'Resolved by integration g'],
    [{ kind: 'reopened', reason: 'it fires' }, 'Opened again: it fires'],
    [{ kind: 'reassigned', by: ana, people: ['ben'] }, 'Handed to Ben Okafor by Ana Ünal via Slack'],
    [{ kind: 'escalated', by: ana }, 'Escalated by Ana Ünal via Slack'],
    [{ kind: 'responder-added', by: ana, people: ['ben'] }, 'Ben Okafor called in by Ana Ünal via Slack'],
    [{ kind: 'note', by: ana, text: 'see <@person:ben>' }, 'Ana Ünal noted: see <@person:ben>'],
    [{ kind: 'no-change', asked: 'decline', reason: 'why' }, 'Asked to decline; nothing changed: why'],
    [{ kind: 'no-change', asked: 'dance', reason: '' }, 'Asked to dance; nothing changed'],
  ];

  it.each(cases)('%j', (fact, sentence) => {
    expect(say(fact)).toBe(sentence);
  });

  it('92 a log says who was not reached, and why', () => {
    const reason = 'has no immediate notification rule, the first one is due after 10m';
    expect(say({ kind: 'person-skipped', personId: 'ana', reason })).toContain('no immediate notification rule');
    expect(say({ kind: 'page-held', reason: 'the contact method is disabled', ...slack })).toContain('is disabled');
    expect(
      say({
        kind: 'step-skipped',
        stage: 'chain',
        index: 1,
        reason: `nobody is on call in ${mention('schedule', 's')}`,
      }),
    ).toBe('Step 2 was skipped: nobody is on call in schedule s');
  });
});

suite('names and times in a reason', () => {
  it('are put in when it is read, in the words of the reader', () => {
    const text = `${mention('person', 'ana')}, ${mention('team', 't')}, ${mention('service', 's')} at ${mentionTime(AT)}`;
    expect(spell(text, names)).toBe('Ana Ünal, team t, service s at 2026-03-01 14:05 UTC');
    expect(spell(text, { ...names, time: () => 'tea time' })).toContain('at tea time');
  });

  it('text that only looks like one stays', () => {
    expect(spell('a < b and <@planet:mars>', names)).toBe('a < b and <@planet:mars>');
  });

  it('name whoever acted', () => {
    expect(actorName(ana, names)).toBe('Ana Ünal');
    expect(actorName({ kind: 'source', integrationId: 'g' }, names)).toBe('integration g');
    expect(actorName(tocsin, names)).toBe('Tocsin');
  });
});
