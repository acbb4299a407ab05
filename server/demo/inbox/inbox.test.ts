import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { caughtTown, NOW } from '../caught-town.fixture.ts';
import type { CaughtTown } from '../caught-town.fixture.ts';

let town: CaughtTown;
beforeEach(async () => void (town = await caughtTown()));
afterEach(() => town.close());

describe('the inbox', () => {
  it('is empty before anything was sent', () => {
    expect(town.inbox.items()).toEqual([]);
    expect(town.inbox.find('mail-1')).toBeNull();
  });

  it('knows whose phone a message lies on, and which alert group it asks about', async () => {
    await town.send('slack', 'U0ANA');
    await town.send('email', 'ANA@town.example');
    await town.send('sms', '+12025550102');
    const items = town.inbox.items().map(({ kind, personId, groupId }) => [kind, personId, groupId]);
    expect(items).toHaveLength(3);
    expect(items).toContainEqual(['chat', 'ana', 'g-42']);
    expect(items).toContainEqual(['mail', 'ana', 'g-42']);
    expect(items).toContainEqual(['text', 'ben', 'g-42']);
  });

  it('keeps what went to nobody in particular', async () => {
    await town.send('slack', 'C0SHOP');
    await town.send('email', 'operations@town.example');
    await town.send('webhook', `${town.catching.catchers.webhooks.url}/hook`);
    expect(town.inbox.items().map(({ kind, personId }) => [kind, personId])).toEqual(
      expect.arrayContaining([
        ['chat', null],
        ['mail', null],
        ['webhook', null],
      ]),
    );
  });

  it('shows the newest first', async () => {
    await town.send('sms', '+12025550101');
    await town.clock.advance(60_000, async () => {});
    await town.send('email', 'ana@town.example');
    expect(town.inbox.items().map(({ kind, at }) => [kind, at])).toEqual([
      ['mail', NOW + 60_000],
      ['text', NOW],
    ]);
  });

  it('finds the link to the answer page whole, wherever it stands', async () => {
    await town.send('email', 'ana@town.example');
    await town.send('sms', '+12025550101');
    const links = town.inbox.items().map((item) => 'answerUrl' in item && item.answerUrl);
    expect(links).toEqual(
      expect.arrayContaining([
        `${town.publicUrl}/a/g-42.ana.email.tp7gha.u8Wq24z1OdY7kzJfprC2Qg`,
        `${town.publicUrl}/a/g-42.ana.sms.tp7gha.u8Wq24z1OdY7kzJfprC2Qg`,
      ]),
    );
  });

  it('asks for no answer where the message wants none', async () => {
    const links = { answer: null, dashboard: null, panel: null, runbook: null, rule: null, silence: null };
    const purpose = { kind: 'notice', notice: 'resolved', by: 'Ana Ünal' } as const;
    await town.send('email', 'ana@town.example', { purpose, status: 'resolved', statusBy: 'by Ana Ünal', links });
    expect(town.inbox.items()[0]).toMatchObject({ kind: 'mail', groupId: null, answerUrl: null });
  });

  it('shows replies in Slack below what they reply to', async () => {
    const sent = await town.send('slack', 'U0ANA');
    expect(sent).toMatchObject({ kind: 'delivered' });
    const [message] = town.catching.catchers.slack.messages();
    const { apiUrl } = town.catching.catchers.slack;
    const body = new URLSearchParams({ channel: 'D0ANA', thread_ts: message?.ts ?? '', text: 'Now paged: Ben' });
    const headers = { authorization: `Bearer ${town.catching.environment['SLACK_BOT_TOKEN'] ?? ''}` };
    await fetch(`${apiUrl}chat.postMessage`, { method: 'POST', headers, body });
    const items = town.inbox.items();
    expect(items).toHaveLength(1);
    expect(items[0]).toMatchObject({ kind: 'chat', replies: [{ text: 'Now paged: Ben' }] });
  });

  it('tells its listeners of messages and of deeds, until they leave', async () => {
    let changes = 0;
    const leave = town.inbox.onChange(() => (changes += 1));
    await town.send('sms', '+12025550101');
    expect(changes).toBe(1);
    town.inbox.note('text-1', { kind: 'texted', words: 'ok', heard: '' });
    expect(changes).toBe(2);
    expect(town.inbox.find('text-1')?.deeds).toEqual([{ kind: 'texted', words: 'ok', heard: '', at: NOW }]);
    leave();
    await town.send('sms', '+12025550101');
    expect(changes).toBe(2);
  });
});
