import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { caughtTown } from './caught-town.fixture.ts';
import type { CaughtTown } from './caught-town.fixture.ts';

let town: CaughtTown;
beforeEach(async () => void (town = await caughtTown()));
afterEach(() => town.close());

const onlyItem = () => {
  const [item] = town.inbox.items();
  if (item === undefined) throw new Error('nothing was caught');
  return item;
};
const fieldsOf = (body: string) => Object.fromEntries(new URLSearchParams(body));

describe('an answer', () => {
  it('in Slack is a signed click of the person whose message it is', async () => {
    await town.send('slack', 'U0ANA');
    expect(await town.answers.press(onlyItem().id, 'decline')).toBe("Ana Ünal pressed “Can't take it”.");
    const [click] = town.heard;
    expect(click?.path).toBe('/channels/slack/interactions');
    expect(click?.headers['x-slack-signature']).toMatch(/^v0=[0-9a-f]{64}$/);
    const payload: unknown = JSON.parse(fieldsOf(click?.body ?? '')['payload'] ?? '');
    expect(payload).toMatchObject({ user: { id: 'U0ANA' }, actions: [{ action_id: 'decline', value: 'g-42' }] });
    expect(onlyItem().deeds).toMatchObject([{ kind: 'pressed' }]);
  });

  it('in a channel of many is the one’s who is chosen', async () => {
    await town.send('slack', 'C0SHOP');
    const { id } = onlyItem();
    await expect(town.answers.press(id, 'acknowledge')).rejects.toThrow('Choose who of the town presses the button.');
    await expect(town.answers.press(id, 'acknowledge', 'ben')).rejects.toThrow('Choose who');
    expect(await town.answers.press(id, 'acknowledge', 'ana')).toContain('Ana Ünal');
  });

  it('in Slack may be answered with a whisper, which is kept', async () => {
    await town.send('slack', 'U0ANA');
    await town.answers.press(onlyItem().id, 'resolve');
    const payload = JSON.parse(fieldsOf(town.heard[0]?.body ?? '')['payload'] ?? '') as { response_url: string };
    await fetch(payload.response_url, { method: 'POST', body: JSON.stringify({ text: 'Already resolved.' }) });
    expect(onlyItem().deeds.at(-1)).toMatchObject({ kind: 'whispered', words: 'Already resolved.' });
  });

  it('by SMS comes from the phone it lies on, and brings back what the service said', async () => {
    town.service.reply = () => ({
      status: 200,
      body: '<?xml version="1.0"?><Response><Message>Acknowledged &amp; noted: it&#39;s yours</Message></Response>',
    });
    await town.send('sms', '+12025550102');
    expect(await town.answers.reply(onlyItem().id, '12a')).toBe("Acknowledged & noted: it's yours");
    expect(town.heard[0]?.path).toBe('/channels/sms/reply');
    expect(town.heard[0]?.headers['x-twilio-signature']).toBeTruthy();
    expect(fieldsOf(town.heard[0]?.body ?? '')).toMatchObject({ From: '+12025550102', Body: '12a' });
    expect(onlyItem().deeds).toMatchObject([
      { kind: 'texted', words: '12a', heard: "Acknowledged & noted: it's yours" },
    ]);
  });

  it('by SMS may be met with silence', async () => {
    await town.send('sms', '+12025550102');
    expect(await town.answers.reply(onlyItem().id, 'stop')).toBe('Sent.');
  });

  it('over a link is a form posted to its page', async () => {
    town.service.reply = () => ({ status: 303, headers: { location: '/elsewhere' }, body: '' });
    await town.send('email', 'ana@town.example');
    expect(await town.answers.follow(onlyItem().id, 'acknowledge')).toContain('Ana Ünal opened the link');
    expect(town.heard).toMatchObject([{ method: 'POST', path: '/a/g-42.ana.email.tp7gha.u8Wq24z1OdY7kzJfprC2Qg' }]);
    expect(fieldsOf(town.heard[0]?.body ?? '')).toEqual({ action: 'acknowledge' });
  });

  it('says when the service did not take it, and notes no deed', async () => {
    town.service.reply = () => ({ status: 403, body: '' });
    await town.send('slack', 'U0ANA');
    await expect(town.answers.press(onlyItem().id, 'resolve')).rejects.toThrow('The service answered Slack with 403.');
    await town.send('sms', '+12025550101');
    await expect(town.answers.reply('text-1', 'ok')).rejects.toThrow('The service answered Twilio with 403.');
    await expect(town.answers.follow('text-1', 'resolve')).rejects.toThrow('The answer page said 403.');
    expect(town.inbox.items().flatMap(({ deeds }) => deeds)).toEqual([]);
  });

  it('to a message that is gone is refused', async () => {
    const gone = 'That message is not there any more.';
    await expect(town.answers.press('chat-x', 'resolve')).rejects.toThrow(gone);
    await expect(town.answers.reply('text-9', 'ok')).rejects.toThrow(gone);
    await expect(town.answers.follow('mail-9', 'resolve')).rejects.toThrow(gone);
  });
});
