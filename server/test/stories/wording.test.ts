import { expect, it } from 'vitest';
import { story, tell } from '../story/story.ts';
import { chatTown, page, person, rules, smallTown, wait } from '../story/town.ts';

const latency = { labels: { service: 'checkout' } };

story('92 the timeline says why nobody, or somebody else, was paged', async (t) => {
  const later = person('ana', ['slack'], rules('5m', 'chat'));
  const off = { id: 'chat', channel: 'slack', address: 'UBEN', enabled: false };
  const ben = person('ben', [], { contactMethods: [off], ...rules('chat') });
  const schedules = [{ id: 'empty', name: 'Empty', zone: 'UTC', layers: [] }];
  const steps = [{ page: { schedule: 'empty' } }, page('ben'), page('ana'), wait('10m')];
  await t.given(chatTown(steps, { people: [later, ben, ...smallTown.people.slice(2)], schedules }));
  await t.fires(latency);
  const told = await t.timeline();
  expect(told).toContain('Step 1 was skipped: nobody is on call in Empty');
  expect(told).toContain(
    'Skipped: Ben Okafor has no contact method that can be used (slack: the contact method is disabled)',
  );
  expect(told).toContain('Skipped: Ana Ünal has no immediate notification rule, the first one is due after 5m');
  await t.advance('5m');
  t.expectPages('ana slack');
});

story('92 a chain without steps, and a page that failed, say so', async (t) => {
  await t.given(chatTown([]));
  t.catchers.slack.refuseNext({ kind: 'error', error: 'account_inactive' });
  await t.fires(latency);
  t.expectPages('dana slack');
  const told = await t.timeline();
  expect(told).toContain("On to the team's fallback: nobody was paged before");
  expect(told).toMatch(/The page for Cem Yılmaz failed over Slack: Slack refused: account_inactive/);
});

story('71 an alert without a title or summary is still an alert', async (t) => {
  await t.given(chatTown([page('ana')], { people: [person('ana', ['email']), ...smallTown.people.slice(1)] }));
  await t.fires({ labels: { service: 'checkout', alertname: '' }, annotations: {} });
  t.expectPage('ana email', 'No summary provided');
});

story('hostile words in an alert reach no page as markup, and break no message', async (t) => {
  const people = [
    person('ana', ['slack', 'email', 'sms'], rules('chat', 'mail', 'phone')),
    ...smallTown.people.slice(1),
  ];
  await t.given(chatTown([page('ana')], { people }));
  const evil = '<script>alert(1)</script> <!channel> \u202e \u0000 #{7*7} 💥'.repeat(20);
  await t.fires({ labels: { service: 'checkout', alertname: evil }, annotations: { summary: evil } });
  const mail = t.expectPage('ana email');
  t.expectPages('ana slack', 'ana sms');
  const opened = await t.opens(mail);
  expect(opened.status).toBe(200);
  expect(opened.text).not.toContain('<script>alert');
  expect(t.catchers.smtp.all()[0]?.html).not.toContain('<script>alert');
  // Plain text is shown as it is; what Slack reads as markup must not call a whole channel.
  const { text, attachments } = t.chat('ana').message;
  const marked = JSON.stringify(attachments).match(/"mrkdwn","text":"[^"]*"/g) ?? [];
  expect([text, ...marked].join('\n')).not.toContain('<!channel>');
});

it('99 a page that nobody expected fails the story, and so does an error in the log', async () => {
  const forgetful = tell(null, async (t) => {
    await t.given(chatTown([page('ana')]));
    await t.fires(latency);
  });
  await expect(forgetful).rejects.toThrow('nobody expected these');
  const careless = tell(null, async (t) => {
    await t.given(chatTown([page('ana')]));
    t.errors.push('something failed');
  });
  await expect(careless).rejects.toThrow('errors that nobody expected');
});
