import { test as base } from './fixtures.ts';
import { send } from './world/sender.ts';
import { until } from './world/seed.ts';

export { expect, settled } from './fixtures.ts';

type Noun = 'teams' | 'people' | 'services' | 'schedules' | 'escalation-chains';

interface OfTest {
  /** Makes a document that no file owns, and answers its id; it is gone after the test. */
  readonly make: (noun: Noun, document: object) => Promise<string>;
  /** Lets something break at a service, and answers the id of the alert group; it is over after the test. */
  readonly alert: (title: string, service: string) => Promise<string>;
}

interface Listed {
  readonly items: readonly { readonly id: string; readonly title: string }[];
}

/** Tests share the demo town, so whatever one of them adds to it goes with it. */
export const test = base.extend<OfTest>({
  make: async ({ demo }, use) => {
    const places: string[] = [];
    await use(async (noun, document) => {
      const { id } = (await demo.api('POST', `/${noun}`, document)) as { id: string }; // As the API says.
      places.unshift(`/${noun}/${id}`);
      return id;
    });
    for (const place of places) await demo.api('DELETE', place);
  },
  // Behind `make`, because a service is not taken away from under its alerts.
  alert: async ({ demo, make: _ }, use) => {
    const url = `${demo.serviceUrl}/integrations/v1/webhook/demo-webhook-token/`;
    const sent: { title: string; labels: { service: string }; severity: string }[] = [];
    await use(async (title, service) => {
      const alert = { title, labels: { service }, severity: 'critical' };
      sent.push(alert);
      await send(url, alert);
      return await until(async () => {
        const { items } = (await demo.api('GET', '/alert-groups')) as Listed; // As the API says.
        return items.find((group) => group.title.includes(title))?.id ?? null;
      });
    });
    for (const alert of sent) await send(url, { ...alert, status: 'resolved' });
  },
});
