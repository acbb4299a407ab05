import { describe, expect, it } from 'vitest';
import type { Severity } from '../grouping/severity.ts';
import { MINUTE_MS } from '../time/instant.ts';
import { by, Play, SOURCE } from './test/play.ts';
import { page, person, rule, SERVICE, START, textable, wait } from './test/town.ts';

const brief = ['a', 'b', 'c', 'd'].map((id) => textable(id, [0]));
const fires = (severity: Severity, alerts = 2) =>
  ({ kind: 'alert-fired', title: 'Cart is slow', severity, alerts }) as const;
const ends = (stillFiring: number) =>
  ({ kind: 'alert-resolved', title: 'Cart is slow', stillFiring, by: SOURCE }) as const;
const last = (play: Play, kind: string): unknown => play.timeline().findLast((entry) => entry.kind === kind);

describe('an alert that joins', () => {
  it('does not start the chain over, and the timeline says what it did', () => {
    const play = new Play({ people: brief, steps: [page(['a']), wait(10), page(['b'])] })
      .until(5)
      .happens(fires('critical'));
    expect(play.until(10).pages()).toEqual(['0 a-0', '10 b-0']);
    expect(last(play, 'alert-joined')).toMatchObject({ alerts: 2, effect: 'did not page: the chain runs already' });
  });

  it('does not page where somebody has it, or where it is quiet', () => {
    const play = new Play({ people: brief }, 'critical')
      .happens({ kind: 'acknowledge', by: by('a') })
      .happens(fires('critical'));
    expect(play.told()).toContain(
      'Critical alert "Cart is slow" fired; 2 alerts firing; did not page: acknowledged by A',
    );
    play.happens({ kind: 'snooze', by: by('b'), until: START + 60 * MINUTE_MS }).happens(fires('error'));
    expect(play.told().slice(-1)).toEqual([
      'Error alert "Cart is slow" fired; 2 alerts firing; did not page: snoozed by B until 2026-03-02 04:00 UTC',
    ]);
    expect(play.pages()).toEqual(['0 a-0']);
  });

  it('that is worse raises severity and urgency, which never fall again', () => {
    const play = new Play({ people: brief }, 'info').happens(fires('error')).happens(fires('info'));
    expect(play.state).toMatchObject({ severity: 'error', urgency: 'high' });
    expect(play.kinds().filter((kind) => kind === 'severity-rose')).toHaveLength(1);
  });

  it('that makes it urgent while it fires: the running cycle takes the more urgent rules, nothing starts over', () => {
    const rules = { high: [rule('a-chat', 0), rule('a-sms', 5)], low: [rule('a-chat', 0), rule('a-mail', 60)] };
    const play = new Play({ people: [person('a', { rules })], steps: [page(['a']), wait(90)] }, 'warning').until(8);
    expect(play.happens(fires('critical')).until(70).pages()).toEqual(['0 a-chat', '8 a-sms']);
  });

  it('that makes it urgent pages again, even when acknowledged or snoozed', () => {
    const quiet = { kind: 'snooze', by: by('a'), until: START + 99 * MINUTE_MS } as const;
    for (const event of [{ kind: 'acknowledge', by: by('a') } as const, quiet]) {
      const play = new Play({ people: brief }, 'warning').until(1).happens(event).until(2).happens(fires('error'));
      expect(play.pages()).toEqual(['0 a-0', '2 a-0']);
      expect(play.state).toMatchObject({ status: { kind: 'firing' }, engagement: 2, severity: 'error' });
    }
  });

  it('that is critical pages again where the service wants that, without a rise in urgency', () => {
    const acknowledged = (pageAgainOn: readonly Severity[]) =>
      new Play({ people: brief, service: { ...SERVICE, pageAgainOn } }, 'error').happens({
        kind: 'acknowledge',
        by: by('a'),
      });
    expect(acknowledged(['critical']).happens(fires('critical')).pages()).toEqual(['0 a-0', '0 a-0']);
    expect(acknowledged([]).happens(fires('critical')).pages()).toEqual(['0 a-0']);
  });

  it('that is worse pages again where everybody had been asked in vain', () => {
    const play = new Play({ people: brief }, 'warning').until(60).happens(fires('critical'));
    expect(play.pages()).toEqual(['0 a-0', '5 d-0', '60 d-0']);
  });
});

describe('an alert that resolves', () => {
  it('leaves the others firing', () => {
    const play = new Play({ people: brief }).happens(fires('critical')).happens(ends(1));
    expect(play.state).toMatchObject({ status: { kind: 'firing' }, alertsFiring: 1 });
  });

  it('as the last one resolves the group, in the name of its source, acknowledged or not', () => {
    const play = new Play({ people: brief }).happens({ kind: 'acknowledge', by: by('a') }).happens(ends(0));
    expect(play.state).toMatchObject({ status: { kind: 'resolved', by: SOURCE }, wakeAt: null });
    expect(play.told().slice(-1)).toEqual(['Resolved by grafana']);
  });

  it('too late is noted, and nothing else', () => {
    const play = new Play({ people: brief }).happens(ends(0));
    const { state } = play;
    play.happens(ends(0));
    expect(play.state).toBe(state);
    expect(play.told().slice(-1)).toEqual(['Alert "Cart is slow" resolved, after the alert group was resolved']);
  });

  it('resolved by hand says how many alerts still fire', () => {
    const play = new Play({ people: brief }).happens(fires('critical', 3)).happens({ kind: 'resolve', by: by('a') });
    expect(play.told().slice(-1)).toEqual(['Resolved by A via test, with 3 alerts still firing']);
  });
});

describe('a group that is opened again', () => {
  it('walks the chain of today from its start, at the severity of the new alert', () => {
    const play = new Play({ people: brief, steps: [page(['a']), wait(10), page(['b'])] })
      .until(12)
      .happens(ends(0))
      .until(15);
    play
      .changes({ steps: [page(['c']), wait(10), page(['a'])] })
      .happens(fires('warning', 1))
      .until(25);
    expect(play.pages()).toEqual(['0 a-0', '10 b-0', '15 c-0', '25 a-0']);
    expect(play.state).toMatchObject({
      severity: 'warning',
      urgency: 'low',
      engagement: 2,
      responders: ['a', 'b', 'c'],
    });
  });
});
