import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { deadAddress } from '../test/catchers.ts';
import { runCommand } from './run.ts';
import { someProcess } from './surroundings.fixture.ts';
import type { SomeProcess } from './surroundings.fixture.ts';

const ADMIN = 'an-admin-token-of-the-operator';
const FILE = `people: [{ id: ana, name: Ana }]
settings: { fallback: [{ person: ana }] }
`;

let shell: SomeProcess;
let url: string;
beforeEach(async () => {
  url = await deadAddress();
  shell = withVariables();
});
afterEach(() => shell.remove());

function withVariables(variables: Record<string, string> = {}): SomeProcess {
  const made = someProcess({
    TOCSIN_PORT: new URL(url).port,
    TOCSIN_ADMIN_TOKEN: ADMIN,
    TOCSIN_PROVISIONING: 'none',
    ...variables,
  });
  return made;
}
const names = async (): Promise<string[]> => {
  const response = await fetch(`${url}/api/v1/people`, { headers: { authorization: `Bearer ${ADMIN}` } });
  const { items } = (await response.json()) as { items: { document: { name: string } }[] };
  return items.map(({ document }) => document.name);
};
const until = async (isSo: () => Promise<boolean>): Promise<void> => {
  while (!(await isSo())) await new Promise((resolve) => void setImmediate(resolve));
};

describe('tocsin serve', () => {
  it('runs until it is told to stop, and stops cleanly', async () => {
    const ended = runCommand(['serve'], shell.surroundings);
    await shell.listens();
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
    shell.signal('SIGTERM');
    expect(await ended).toBe(0);
    await expect(fetch(`${url}/healthz`)).rejects.toThrow();
  });

  it('reads its files again on SIGHUP; broken ones change nothing', async () => {
    const folder = shell.file('files');
    mkdirSync(folder);
    writeFileSync(`${folder}/town.yaml`, FILE);
    const served = withVariables({ TOCSIN_PROVISIONING: folder });
    const ended = runCommand(['serve'], served.surroundings);
    await served.listens();
    expect(await names()).toEqual(['Ana']);
    writeFileSync(`${folder}/town.yaml`, FILE.replace('name: Ana', 'nam: Ana'));
    served.signal('SIGHUP');
    writeFileSync(`${folder}/other.yaml`, 'people: [{ id: ben, name: Ben }]');
    served.signal('SIGHUP');
    writeFileSync(`${folder}/town.yaml`, FILE.replace('name: Ana', 'name: Ana Ünal'));
    served.signal('SIGHUP');
    await until(async () => (await names()).length === 2);
    expect(await names()).toEqual(['Ana Ünal', 'Ben']);
    served.signal('SIGINT');
    expect(await ended).toBe(0);
    served.remove();
  });

  it('names every mistake of the environment at once', async () => {
    const wrong = someProcess({ TOCSIN_PORT: 'abc', SLACK_BOT_TOKEN: 'xoxb-1', TOCSIN_PRT: '1' });
    expect(await runCommand(['serve'], wrong.surroundings)).toBe(2);
    expect(wrong.complained()).toContain('The environment has 3 mistakes:');
    expect(wrong.complained()).toContain('TOCSIN_PORT must be a number from 0 to 65535');
    expect(wrong.complained()).toContain('SLACK_SIGNING_SECRET is missing');
    expect(wrong.complained()).toContain('TOCSIN_PRT is no setting; did you mean TOCSIN_PORT?');
    wrong.remove();
  });

  it('does not start with files that cannot be used, and names every mistake in them', async () => {
    const folder = shell.file('files');
    mkdirSync(folder);
    writeFileSync(`${folder}/town.yaml`, 'teams:\n  - id: a\n    nam: A\n');
    const broken = withVariables({ TOCSIN_PROVISIONING: folder });
    expect(await runCommand(['serve'], broken.surroundings)).toBe(2);
    expect(broken.complained()).toContain(`The files in ${folder} cannot be used:`);
    expect(broken.complained()).toContain('town.yaml:3:10  teams[a].nam: unknown key');
    broken.remove();
  });

  it('says in a sentence that its port is taken', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => void other.listen(0, '127.0.0.1', () => resolve()));
    const { port } = other.address() as AddressInfo;
    const taken = withVariables({ TOCSIN_PORT: String(port) });
    expect(await runCommand(['serve'], taken.surroundings)).toBe(2);
    expect(taken.complained()).toBe(
      `Port ${port} on 127.0.0.1 is in use. Stop what listens there, or set TOCSIN_PORT.\n`,
    );
    await new Promise((resolve) => other.close(resolve));
    taken.remove();
  });

  it('says in a sentence that another one has its file', async () => {
    const ended = runCommand(['serve'], shell.surroundings);
    await shell.listens();
    const second = withVariables({ TOCSIN_DATA: shell.file('tocsin.db') });
    expect(await runCommand(['serve'], second.surroundings)).toBe(2);
    expect(second.complained()).toContain('is in use by another Tocsin process');
    shell.signal('SIGTERM');
    await ended;
    second.remove();
  });

  it('leaves at once on the second signal', async () => {
    const ended = runCommand(['serve'], shell.surroundings);
    await shell.listens();
    shell.signal('SIGINT');
    shell.signal('SIGINT');
    expect(await ended).toBe(1);
    await until(async () =>
      fetch(`${url}/healthz`).then(
        () => false,
        () => true,
      ),
    );
  });
});
