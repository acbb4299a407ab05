import { SECOND_MS } from '../../../core/time/instant.ts';
import { ADMIN, type Answer, type Stage } from './stage.ts';

/** Two alerts that are one group, and one that is a group of its own. */
const ALERTS = [
  { title: 'Latency high', service: 'checkout', severity: 'critical', labels: { instance: 'a' } },
  { title: 'Latency high', service: 'checkout', severity: 'critical', labels: { instance: 'b' } },
  { title: 'Errors high', service: 'checkout', severity: 'error', labels: { instance: 'a' } },
] as const;

/** Each title is one alert group of the scenario. */
const TITLES = ['Latency high', 'Errors high'] as const;

const FORM = 'application/x-www-form-urlencoded';

async function request(url: string, method: string, body?: string, type = 'application/json'): Promise<Answer> {
  const response = await fetch(url, {
    method,
    redirect: 'manual',
    headers: { 'content-type': type, authorization: `Bearer ${ADMIN}`, connection: 'close' },
    ...(body === undefined ? {} : { body }),
  });
  return { status: response.status, text: await response.text() };
}

function alerts(stage: Stage, status: 'firing' | 'resolved'): Promise<Answer> {
  const body = JSON.stringify({ alerts: ALERTS.map((alert) => ({ ...alert, status })) });
  return stage.send(() => request(`${stage.url}/integrations/v1/webhook/cut-token/`, 'POST', body));
}

/** Ana cannot take the first group, and says so with the link in her mail. */
async function declines(stage: Stage): Promise<void> {
  const mail = stage.catchers.smtp
    .all()
    .find(({ to, subject }) => to[0]?.startsWith('ana@') && subject.includes(TITLES[0]));
  const link = /http:\S+\/a\/\S+/.exec(mail?.text ?? '')?.[0];
  if (link === undefined) throw new Error('no mail with an answer link came to Ana');
  await stage.send(() => request(link, 'POST', 'action=decline', FORM));
}

/** Ana takes the other one, with the button under the message in Slack. */
async function clicks(stage: Stage): Promise<void> {
  const { slack } = stage.catchers;
  await stage.send(async () => {
    // After a cut between post and commit there are two messages; people press the button of the lower one.
    const message = slack.messages().findLast((one) => one.threadTs === null && one.text.includes(TITLES[1]));
    if (!message) throw new Error('no message about the second group stands in Slack');
    const { channel, ts } = message;
    // Her first click may have counted although nobody told her: then there is nothing left to press.
    if (!slack.buttons(channel, ts).some(({ action }) => action === 'acknowledge')) return { status: 200, text: '' };
    const to = `${stage.url}/channels/slack/interactions`;
    const { status, body } = await slack.click({ to, user: 'UANA', channel, ts, button: 'acknowledge' });
    return { status, text: body };
  });
}

/** Ben acknowledges the first group over the API. */
async function acknowledges(stage: Stage): Promise<void> {
  const list = await stage.send(() => request(`${stage.url}/api/v1/alert-groups`, 'GET'));
  // The shape is the API's own; only these two fields are used.
  const { items } = JSON.parse(list.text) as { items: { id: string; title: string }[] };
  const id = items.find(({ title }) => title.includes(TITLES[0]))?.id ?? 'missing';
  await stage.send(() => request(`${stage.url}/api/v1/alert-groups/${id}/acknowledge`, 'POST', '{"as":"ben"}'));
}

/**
 * One night: three alerts fire, Ana is paged in chat and then by mail, declines one group and takes the other, Ben
 * acknowledges, everything is resolved. Nothing else would become due for half an hour, so that a run may take longer
 * when leases have to end on the way.
 */
export async function playScenario(stage: Stage): Promise<void> {
  await alerts(stage, 'firing');
  // Counted from here: on PostgreSQL half a minute passes when the power is cut while the service starts.
  const begunAt = stage.clock.now();
  await stage.until(begunAt + 22 * SECOND_MS);
  await declines(stage);
  await clicks(stage);
  await stage.until(begunAt + 26 * SECOND_MS);
  await acknowledges(stage);
  await stage.until(begunAt + 32 * SECOND_MS);
  await alerts(stage, 'resolved');
  await stage.until(begunAt + 45 * SECOND_MS);
}
