import { describe, expect, it } from 'vitest';
import { NOW } from '../caught-town.fixture.ts';
import { iso, QUIET, someGroup, someMessageOf } from '../service-group.fixture.ts';
import type { TeamTimes } from '../service-api.ts';
import type { Situation } from '../situation.ts';
import { board } from './board.ts';

const scene = { now: NOW, zone: 'UTC' };
const words = (over: Partial<Situation>): string =>
  board({ ...QUIET, ...over }, scene)
    .html.replace(/<[^>]+>/g, ' ')
    .replace(/[\s\u00a0]+/g, ' ');

describe('alert groups now', () => {
  it('says what will happen next when nothing is broken', () => {
    expect(words({})).toContain('Nothing is broken. The next outage comes by itself within a few minutes');
  });

  it('says whose it is, who is being reached by what, and who is next', () => {
    const messages = [
      someMessageOf('ana', 'slack', NOW - 50_000),
      someMessageOf('ana', 'email', NOW),
      someMessageOf('ana', 'sms', null),
      someMessageOf('zoe', 'slack', NOW),
    ];
    const text = words({ open: [someGroup({ messages })] });
    expect(text).toContain('Firing critical #42');
    expect(text).toContain('Checkout · Shop · 3 alerts fire');
    expect(text).toContain('Ana Ünal by Slack 09:29 , mail 09:30');
    expect(text).toContain('mail to Ana Ünal at 09:31 ( in 1 min ) SMS to Ben &lt;Okafor&gt; at 09:34 ( in 4 min )');
  });

  it('says so when nobody is reached, owns it or follows', () => {
    const text = words({
      open: [someGroup({ service: null, team: null, pagedNow: [], next: null, upcoming: [], firing: 1 })],
    });
    expect(text).toContain('Nobody owns it · 1 alert fires');
    expect(text).toContain('Nobody is being reached right now.');
    expect(text).toContain('Nobody else follows.');
    expect(words({ open: [someGroup()] })).toContain('Ana Ünal is about to be reached');
  });

  it('says who holds it, after how long, and until when', () => {
    const held = someGroup({
      status: 'acknowledged',
      statusBy: 'Ana Ünal',
      acknowledgeMs: 8_200,
      statusUntil: iso(NOW + 60_000),
    });
    const text = words({ open: [held] });
    expect(text).toContain('Acknowledged by Ana Ünal after 8.2 s');
    expect(text).toContain('Fires again, unless resolved, at 09:31');
    const snoozed = someGroup({ status: 'snoozed', statusBy: 'Ana Ünal', statusUntil: iso(NOW + 60_000) });
    expect(words({ open: [snoozed] })).toContain('Quiet until 09:31');
  });

  it('remembers what was resolved lately, honestly', () => {
    const resolved = [
      someGroup({ id: 'a', status: 'resolved', resolvedAt: iso(NOW), acknowledgeMs: 42_000, resolveMs: 185_000 }),
      someGroup({ id: 'b', status: 'resolved', resolvedAt: iso(NOW), resolveMs: null }),
    ];
    const text = words({ resolved });
    expect(text).toContain('answered after 42 s, over after 3 min 5 s');
    expect(text).toContain('resolved before anybody answered');
  });

  it('shows figures with their n, and a dash where there is nothing to measure', () => {
    const none = { n: 0, median: { ms: null, why: 'nobody answered' } };
    const some = { n: 4, median: { ms: 58_000, why: null } };
    // The mean and the 95th percentile are not shown.
    const times = [
      { key: 'shop', name: 'Shop', groups: 5, firstPage: some, acknowledge: none, resolve: none },
      { key: 'data', name: 'Data', groups: 0, firstPage: none, acknowledge: none, resolve: none },
    ] as unknown as TeamTimes[];
    const text = words({ times });
    expect(text).toContain('Shop 5 58 s n 4 –');
    expect(text).not.toContain('Data');
    expect(board({ ...QUIET, times }, scene).html).toContain('title="nobody answered"');
  });

  it('says what keeps it from being up to date', () => {
    expect(words({ trouble: 'The service <down>.' })).toContain('The service &lt;down&gt;.');
  });

  it('escapes what alert rules say', () => {
    expect(board({ ...QUIET, open: [someGroup({ title: '<img src=x>' })] }, scene).html).not.toContain('<img');
  });
});
