import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { takeTurns } from '../../store/round-robin.ts';
import { expectShape } from '../test/conforming.ts';
import { fakeChannel } from '../test/fake-channel.ts';
import { startService } from '../test/service.ts';
import type { TestService } from '../test/service.ts';

let service: TestService;
let editor: Awaited<ReturnType<TestService['as']>>;

beforeAll(async () => {
  service = await startService({ channels: [fakeChannel('sms', 'text'), fakeChannel('email', 'mail')] });
  editor = await service.as('editor');
});

afterAll(() => service.close());

it('says which channels are set up, and what each is', async () => {
  expect(expectShape('listChannels', await editor('/channels'))['items']).toEqual([
    { id: 'email', kind: 'mail', notifies: true },
    { id: 'sms', kind: 'text', notifies: false },
  ]);
});

describe('turns of a chain', () => {
  it('are counted for each step that pages one of several in turn', async () => {
    const inTurn = { page: { team: 'shop', mode: 'round-robin' } };
    const steps = [inTurn, { wait: '5m' }, { page: { people: ['ana'] } }, inTurn];
    expect((await editor('/escalation-chains', 'POST', { id: 'turns', name: 'Turns', steps })).status).toBe(201);
    await service.database.write((tx) => takeTurns(tx, 'turns/3', 2));
    expect(expectShape('listChainTurns', await editor('/escalation-chains/turns/turns'))['items']).toEqual([
      { step: 0, taken: 0 },
      { step: 3, taken: 2 },
    ]);
  });

  it('are none where no step takes turns', async () => {
    expect((await editor('/escalation-chains/shop/turns')).json).toEqual({ items: [] });
  });

  it('of a chain that is not there: 404', async () => {
    expect((await editor('/escalation-chains/nothing/turns')).status).toBe(404);
  });
});
