import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { stringify } from 'yaml';

export const TOKEN = 'torture-token';
const RATE = 10_000_000;

/** One person with a mailbox: each alert group is exactly one mail, and one more when it is resolved. */
const tortureTown: Readonly<Record<string, unknown>> = {
  people: ['ana', 'dana'].map((id) => ({
    id,
    name: id,
    contactMethods: [{ id: 'mail', channel: 'email', address: `${id}@example.test` }],
  })),
  teams: [{ id: 'shop', name: 'Shop', members: ['ana'], fallback: [{ person: 'dana' }] }],
  services: [{ id: 'checkout', name: 'Checkout', team: 'shop', chain: 'shop', owns: ['service="checkout"'] }],
  escalationChains: [
    { id: 'shop', name: 'Shop', team: 'shop', steps: [{ page: { people: ['ana'] } }, { wait: '6h' }] },
  ],
  integrations: ['webhook', 'grafana', 'alertmanager'].map((type) => ({
    id: type,
    name: type,
    type,
    token: `${TOKEN}-${type}`,
    ratePerMinute: RATE,
  })),
  settings: { fallback: [{ person: 'dana' }] },
};

/** Writes the provisioning folder and answers its path. */
export async function writeTown(folder: string): Promise<string> {
  const files = join(folder, 'town');
  await mkdir(files, { recursive: true });
  await writeFile(join(files, 'town.yaml'), stringify(tortureTown));
  return files;
}
