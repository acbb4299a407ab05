import { describe, expect, it } from 'vitest';
import type { Telling } from '../../core/schedule/notices/notice.ts';
import type { Schedule } from '../../core/schedule/schedule.ts';
import { schedule } from '../../core/schedule/test/example.ts';
import { MINUTE_MS } from '../../core/time/instant.ts';
import { knownWith, NOON } from '../test/shop.ts';
import { messagesOf } from './messages.ts';

const place = { channel: 'slack', address: 'C0SHOP' };
const primary: Schedule = { ...schedule([]), id: 'primary', teamId: 'web', notices: place };
const leads = { id: 'web', name: 'Web', members: ['ana', 'ben'], leads: ['ben'], fallback: [] };
const known = knownWith({ teams: new Map([['web', leads]]) });
const handoff = { kind: 'handoff', at: NOON, from: ['ana'], to: ['ben'], until: null } as const;
const telling = (over: Partial<Telling>): Telling => ({
  ...{ notice: handoff, to: [], toPlace: false, toLeads: false, canWaitUntil: null },
  ...over,
});

const to = (over: Partial<Telling>, of = primary) =>
  messagesOf(telling(over), of, known, NOON).rows.map(({ channel, address }) => `${channel} ${address}`);

describe('messages of a notice', () => {
  it('go to people over their way, to the leads and to the place, each once', () => {
    expect(to({ to: ['ana', 'ben'], toLeads: true, toPlace: true })).toEqual([
      ...['email ana@example.test', 'email ben@example.test', 'slack C0SHOP'],
    ]);
    expect(to({ toPlace: true, toLeads: true }, { ...primary, notices: null, teamId: null })).toEqual([]);
  });

  it('are of no alert group, hold what is told, and have ids of their own', () => {
    const { rows, noticed } = messagesOf(telling({ to: ['ana', 'zoe'], toPlace: true }), primary, known, NOON);
    expect(rows[0]).toMatchObject({
      ...{ kind: 'schedule', group_id: '', person_id: 'ana', method_id: 'ana-email', state: 'waiting', due_at: NOON },
    });
    expect(JSON.parse(rows[0]?.body ?? '')).toEqual({ scheduleId: 'primary', notice: handoff });
    expect(new Set(rows.map(({ id }) => id)).size).toBe(2);
    expect(noticed).toEqual([
      { kind: 'handoff', result: 'written', count: 2 },
      { kind: 'handoff', result: 'no-way', count: 1 },
    ]);
  });

  it('about problems wait for the edits that mend them', () => {
    const { rows } = messagesOf(
      telling({ notice: { kind: 'problems', problems: [] }, toPlace: true }),
      primary,
      known,
      NOON,
    );
    expect(rows).toMatchObject([{ person_id: '', created_at: NOON + 5 * MINUTE_MS, due_at: NOON + 5 * MINUTE_MS }]);
  });
});
