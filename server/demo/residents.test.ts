import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MINUTE_MS } from '../core/time/instant.ts';
import { caughtTown } from './caught-town.fixture.ts';
import type { CaughtTown } from './caught-town.fixture.ts';
import { startResidents } from './residents.ts';
import type { Residents } from './residents.ts';
import type { GroupDetail } from './service-api.ts';
import { seededRandom } from './traffic/random.ts';
import type { Random } from './traffic/random.ts';

let town: CaughtTown;
let residents: Residents | null = null;
beforeEach(async () => void (town = await caughtTown()));
afterEach(async () => {
  await residents?.close();
  await town.close();
});

/** The part of an alert group that a resident looks at. */
const group = (over: Partial<GroupDetail> = {}): GroupDetail =>
  ({
    status: 'firing',
    pagedNow: [{ id: 'ana', name: 'Ana Ünal' }],
    alertList: [{ labels: { alertname: 'Checkout latency high' } }],
    ...over,
    // The rest of a group says nothing to a resident.
  }) as GroupDetail;

interface Life {
  readonly random?: Random;
  readonly group?: GroupDetail;
  readonly isTowns?: boolean;
}

/** Residents that notice everything, unless told otherwise. */
function live({ random = always, group: found = group(), isTowns = true }: Life = {}) {
  const troubles: string[] = [];
  residents = startResidents({
    clock: town.clock,
    random,
    inbox: town.inbox,
    answers: town.answers,
    api: { group: async () => found },
    traffic: { isTowns: () => isTowns },
    report: (trouble) => void troubles.push(trouble),
  });
  return troubles;
}
const always: Random = { ...seededRandom(1), happens: () => true };
const never: Random = { ...seededRandom(1), happens: () => false };

/** Time passes, and what it sets off over real sockets comes to rest. */
const pass = (ms: number, until: () => boolean = () => true) =>
  town.clock.advance(ms, async () => {
    for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => void setImmediate(resolve));
    while (town.clock.pending === 0 && !until()) {
      await new Promise((resolve) => void setImmediate(resolve));
    }
  });

describe('residents', () => {
  it('answer in Slack after as long as people take', async () => {
    live();
    await town.send('slack', 'U0ANA');
    await pass(10_000);
    expect(town.heard).toEqual([]);
    await pass(2 * MINUTE_MS, () => town.heard.length > 0);
    expect(town.heard.map(({ path }) => path)).toEqual(['/channels/slack/interactions']);
  });

  it('answer mails by their link and texts by texting', async () => {
    live();
    await town.send('email', 'ana@town.example');
    await town.send('sms', '+12025550101');
    await pass(3 * MINUTE_MS, () => town.heard.length > 1);
    expect(town.heard.map(({ path }) => path).sort()).toEqual([
      '/a/g-42.ana.email.tp7gha.u8Wq24z1OdY7kzJfprC2Qg',
      '/channels/sms/reply',
    ]);
  });

  it('miss what they do not notice', async () => {
    live({ random: never });
    await town.send('slack', 'U0ANA');
    expect(town.clock.pending).toBe(0);
  });

  it('leave alone what is answered by then, or somebody else’s', async () => {
    const settled = [group({ status: 'acknowledged' }), group({ pagedNow: [{ id: 'ben', name: 'Ben' }] })];
    for (const found of settled) {
      live({ group: found });
      await town.send('slack', 'U0ANA');
      await pass(3 * MINUTE_MS);
      await residents?.close();
    }
    expect(town.heard).toEqual([]);
  });

  it('leave a visitor’s alert to the visitor', async () => {
    live({ isTowns: false });
    await town.send('slack', 'U0ANA');
    await pass(3 * MINUTE_MS);
    expect(town.heard).toEqual([]);
  });

  it('text the code that the message names, or a word', async () => {
    live({ random: { ...seededRandom(1), happens: (probability) => probability > 0.5 } });
    await town.send('sms', '+12025550101');
    await pass(3 * MINUTE_MS, () => town.heard.length > 0);
    expect(new URLSearchParams(town.heard[0]?.body).get('Body')).toBe('12a');
  });

  it('report what went wrong, and go on', async () => {
    town.service.reply = () => ({ status: 500, body: '' });
    const troubles = live();
    await town.send('slack', 'U0ANA');
    await pass(3 * MINUTE_MS, () => troubles.length > 0);
    expect(troubles).toEqual(['The service answered Slack with 500.']);
  });

  it('do nothing more once they are closed', async () => {
    live();
    await town.send('slack', 'U0ANA');
    await residents?.close();
    expect(town.clock.pending).toBe(0);
  });
});
