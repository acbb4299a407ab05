import type { World } from './world.ts';

/** Ids of what was seeded, for the addresses of pages. */
export interface Seeded {
  readonly firing: string;
  readonly acknowledged: string;
  readonly resolved: string;
}

interface Group {
  readonly id: string;
  readonly title: string;
}

/**
 * Three alerts in the demo town, each at another point of its life. Everything on the pages is made of the same few
 * things then, whenever the tests run.
 */
export async function seed(world: World): Promise<Seeded> {
  const alert = async (title: string, service: string, severity: string): Promise<void> => {
    const response = await fetch(`${world.serviceUrl}/integrations/v1/webhook/demo-webhook-token/`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ title, service, severity }),
    });
    if (!response.ok) throw new Error(`The alert was not taken: ${response.status} ${await response.text()}`);
  };
  await alert('Checkout is down', 'checkout', 'critical');
  await alert('Search is slow', 'search', 'critical');
  await alert('Storefront shows old prices', 'storefront', 'warning');
  const groups = await until(async () => {
    const { items } = (await world.api('GET', '/alert-groups')) as { items: readonly Group[] }; // As the API says.
    return items.length >= 3 ? items : null;
  });
  const idOf = (title: string): string => {
    const found = groups.find((group) => group.title.includes(title));
    if (found === undefined) throw new Error(`No alert group is called ${title}: ${JSON.stringify(groups)}`);
    return found.id;
  };
  const seeded = { firing: idOf('Checkout'), acknowledged: idOf('Search'), resolved: idOf('Storefront') };
  await world.api('POST', `/alert-groups/${seeded.acknowledged}/acknowledge`, { as: 'ben' });
  await world.api('POST', `/alert-groups/${seeded.resolved}/acknowledge`, { as: 'chloe' });
  await world.api('POST', `/alert-groups/${seeded.resolved}/resolve`, { as: 'chloe' });
  return seeded;
}

/** Asks again, a few times a second, until there is an answer. */
export async function until<T>(look: () => Promise<T | null>, patienceMs = 20_000): Promise<T> {
  const deadline = performance.now() + patienceMs;
  for (;;) {
    const found = await look();
    if (found !== null) return found;
    if (performance.now() > deadline) throw new Error('It did not come.');
    await new Promise((resolve) => void setTimeout(resolve, 100));
  }
}
