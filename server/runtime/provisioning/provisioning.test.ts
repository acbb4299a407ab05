import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { formatMistake } from './mistake.ts';
import { readProvisioning } from './provisioning.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'tocsin-files-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(name: string, content: string | Uint8Array): void {
  mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
  writeFileSync(path.join(folder, name), content);
}

const read = (variables: Readonly<Record<string, string>> = {}) => readProvisioning(folder, (name) => variables[name]);

async function mistakes(content?: string): Promise<string[]> {
  if (content !== undefined) write('a.yaml', content);
  return (await read()).mistakes.map(formatMistake);
}

const TEAM = 'teams:\n  - id: shop\n    name: Shop\n';

describe('a folder of files', () => {
  it('gives its documents with file and line, sorted by path, from all folders below', async () => {
    write('shop/people.yml', 'people:\n  - { id: ana, name: Ana }\n  - { id: ben, name: Ben }\n');
    write('all.yaml', 'settings:\n  fallback:\n    - person: ana\n');
    write('shop/team.yaml', `# yaml-language-server: $schema=../schema.json\n${TEAM}`);
    write('README.md', 'not: [yaml');
    write('.hidden/a.yaml', 'not: [yaml');
    const { documents, mistakes: wrong, whole } = await read();
    expect(wrong).toEqual([]);
    expect(whole).toBe(true);
    expect(documents.map(({ kind, id, file, line }) => `${file}:${line} ${kind} ${id}`)).toEqual([
      'all.yaml:1 settings settings',
      'shop/people.yml:2 person ana',
      'shop/people.yml:3 person ben',
      'shop/team.yaml:3 team shop',
    ]);
    expect(documents[3]?.document).toEqual({ id: 'shop', name: 'Shop' });
  });

  it('reads several documents of one file, with the lines of the file', async () => {
    write('a.yaml', `${TEAM}---\nteams:\n  - id: data\n    name: Data\n`);
    expect((await read()).documents.map(({ id, line }) => `${id} ${line}`)).toEqual(['shop 2', 'data 6']);
  });

  it('reads anchors and merges, and YAML 1.2: on and 09:00 are text', async () => {
    write(
      'a.yaml',
      'people:\n  - &ana { id: ana, name: on, zone: UTC }\n  - { <<: *ana, id: ben }\n' +
        'schedules:\n  - { id: s, name: S, zone: UTC, layers: [{ rotations: [{ start: 2026-01-05T09:00, turn: daily, people: [ana], windows: [{ from: 09:00, to: 17:00 }] }] }] }\n',
    );
    const { documents, mistakes: wrong } = await read();
    expect(wrong).toEqual([]);
    expect(documents[1]?.document).toEqual({ id: 'ben', name: 'on', zone: 'UTC' });
  });

  it('is not disturbed by a byte order mark', async () => {
    write('a.yaml', `\uFEFF${TEAM}`);
    expect((await read()).documents).toHaveLength(1);
  });

  it('reads a mounted ConfigMap once', async () => {
    write('..2026_01_01/shop.yaml', TEAM);
    symlinkSync('..2026_01_01', path.join(folder, '..data'));
    symlinkSync('..data/shop.yaml', path.join(folder, 'shop.yaml'));
    const { documents, mistakes: wrong } = await read();
    expect(wrong).toEqual([]);
    expect(documents.map(({ file }) => file)).toEqual(['shop.yaml']);
  });

  it('follows a link to a folder', async () => {
    write('.real/team.yaml', TEAM);
    symlinkSync('.real', path.join(folder, 'linked'));
    expect((await read()).documents.map(({ file }) => file)).toEqual(['linked/team.yaml']);
  });
});

describe('a folder that cannot be read as one', () => {
  it('is not there', async () => {
    const { mistakes: wrong, whole } = await readProvisioning(path.join(folder, 'gone'), () => undefined);
    expect(wrong.map(({ message }) => message)).toEqual(['this folder cannot be read (there is nothing at this path)']);
    expect(whole).toBe(false);
  });

  it('is a file', async () => {
    write('file', '');
    const { mistakes: wrong } = await readProvisioning(path.join(folder, 'file'), () => undefined);
    expect(wrong.map(({ message }) => message)).toEqual(['this folder cannot be read (it is not a folder)']);
  });

  it('holds no file: rather a mistake than everything deleted', async () => {
    expect(await mistakes()).toEqual([
      `${folder}  there is no *.yaml file in this folder; to provision nothing, set TOCSIN_PROVISIONING=none`,
    ]);
  });

  it('has a link that leads nowhere, and one that leads back', async () => {
    write('sub/a.yaml', TEAM);
    symlinkSync('gone.yaml', path.join(folder, 'b.yaml'));
    symlinkSync('..', path.join(folder, 'sub/up'));
    expect(await mistakes()).toEqual([
      'b.yaml  the file cannot be read (there is nothing at this path)',
      'sub/up  this link leads back to a folder that it lies in',
    ]);
  });
});

describe('a file that is no YAML of ours', () => {
  it.each([
    ['', 'a.yaml:1:1  there is nothing in this file: write something, or delete the file'],
    ['# all gone\n', 'a.yaml:1:1  there is nothing in this file: write something, or delete the file'],
    ['teams:\n\t- id: shop\n', 'a.yaml:2:1  a tab cannot indent YAML: write spaces'],
    ['teams: []\nteams: []\n', 'a.yaml:2:1  this key stands here twice'],
    ['teams: [\n', /^a\.yaml:2:1 {2}this is not YAML: /],
    ['- id: shop\n', 'a.yaml:1:1  a file is a map with keys such as teams, people and services, not a list'],
    ['shop\n', 'a.yaml:1:1  a file is a map with keys such as teams, people and services, not text'],
    ['team: []\n', 'a.yaml:1:1  team: unknown key; did you mean "teams"?'],
    [
      'policies:\n  - id: a\n',
      'a.yaml:1:1  policies: unknown key; known here: teams, people, services, schedules, holidayLists, escalationChains, integrations, settings',
    ],
    ['people:\nteams: []\n', 'a.yaml:1:1  people: is empty: write a list or remove the line'],
    ['teams:\n  shop:\n    name: Shop\n', 'a.yaml:1:1  teams: expected a list, not a map'],
    ['settings:\n', 'a.yaml:1:1  settings: is empty: write a value or remove the line'],
    ['teams:\n  - !shop { id: shop }\n', /^a\.yaml:2:5 {2}this is not YAML: Unresolved tag/],
    [
      `a: &a [x]\nb: &b [${'*a,'.repeat(20)}]\nc: &c [${'*b,'.repeat(20)}]\nteams: [${'*c,'.repeat(20)}]\n`,
      /Excessive alias count/,
    ],
  ])('%j', async (content, sentence) => {
    const [first, ...more] = await mistakes(content);
    if (typeof sentence === 'string') expect([first, ...more]).toEqual([sentence]);
    else expect(first).toMatch(sentence);
  });

  it('is not UTF-8', async () => {
    write('a.yaml', Uint8Array.from([...Buffer.from('teams: # Caf'), 0xe9, 0x0a]));
    expect(await mistakes()).toEqual(['a.yaml  the file is not UTF-8: save it as UTF-8']);
    write('a.yaml', Buffer.from(`\uFEFF${TEAM}`, 'utf16le'));
    expect(await mistakes()).toEqual(['a.yaml  the file is not UTF-8: save it as UTF-8']);
  });

  it('is larger than anybody reads', async () => {
    expect(await mistakes(`#${' '.repeat(2 * 1024 ** 2)}`)).toEqual([
      'a.yaml  the file is larger than 2 MiB (2097153 bytes): split it',
    ]);
  });
});

describe('a document that is wrong', () => {
  it('is told by line, column and field, all mistakes of all files at once', async () => {
    write('b.yaml', 'teams:\n  - id: shop\n    members: [ana, 7]\n    laeds:\n      - ana\n');
    write(
      'a.yaml',
      'services:\n  - id: checkout\n    name: Checkout\n    team: shop\n    chain:\n    owns:\n      - \'{service=~"("}\'\n',
    );
    write('c.yaml', 'teams: [');
    const lines = await mistakes();
    expect(lines.slice(0, 5)).toEqual([
      'a.yaml:5:5  services[checkout].chain: is empty: write a value or remove the line',
      expect.stringMatching(
        /^a\.yaml:7:9 {2}services\[checkout\]\.owns\[0\]: the regular expression of service: /,
      ) as unknown,
      'b.yaml:2:5  teams[shop].name: is missing',
      'b.yaml:3:20  teams[shop].members[1]: expected text, not a number: put it in quotes',
      'b.yaml:4:5  teams[shop].laeds: unknown key; did you mean "leads"?',
    ]);
    expect(lines[5]).toMatch(/^c\.yaml:1:\d+ {2}this is not YAML/);
  });

  it('without an id is called by its place', async () => {
    expect(await mistakes('teams:\n  - name: Shop\n  - 5\n')).toEqual([
      'a.yaml:2:5  teams[0].id: is missing',
      'a.yaml:3:5  teams[1]: expected a map of keys and values, not a number',
    ]);
  });

  it('has an id that another file has', async () => {
    write('b.yaml', `${TEAM}settings:\n  fallback: [{ team: shop }]\n`);
    expect(await mistakes(`settings:\n  fallback: [{ team: shop }]\n${TEAM}`)).toEqual([
      'b.yaml:2:9  teams[shop].id: there is a team "shop" already, in a.yaml:4',
      'b.yaml:4:1  settings: there are settings already, in a.yaml:1',
    ]);
  });

  it('is still known to be there, so that nobody is told that it is missing', async () => {
    write('a.yaml', 'people:\n  - { id: ana, name: 5 }\n');
    const { refused, documents, whole } = await read();
    expect(refused.map(({ kind, id }) => `${kind} ${id}`)).toEqual(['person ana']);
    expect(documents).toEqual([]);
    expect(whole).toBe(true);
  });

  it('can say more about a place later', async () => {
    write(
      'a.yaml',
      'escalationChains:\n  - id: shop\n    name: Shop\n    steps:\n      - page:\n          people: [ana, bne]\n',
    );
    const [document] = (await read()).documents;
    const mistake = document?.mistake(['steps', 0, 'page'], 'bne', 'there is no person "bne"');
    expect(mistake && formatMistake(mistake)).toBe(
      'a.yaml:6:25  escalationChains[shop].steps[0].page: there is no person "bne"',
    );
  });
});

describe('secrets of integrations', () => {
  const integration = (token: string, rest = '') =>
    `integrations:\n  - id: g\n    name: G\n    type: grafana\n${token}${rest}`;

  const braced = '$' + '{GRAFANA_BEARER}';

  it('come from the environment, and the document keeps the reference', async () => {
    write('a.yaml', integration('    token: $GRAFANA_TOKEN\n', `    auth: { bearer: "${braced}" }\n`));
    const { documents, mistakes: wrong } = await read({ GRAFANA_TOKEN: 'abc', GRAFANA_BEARER: 'def' });
    expect(wrong).toEqual([]);
    expect(documents[0]?.document).toMatchObject({ token: '$GRAFANA_TOKEN', auth: { bearer: braced } });
  });

  it('are named when they are not there, or not fit, without their values', async () => {
    write(
      'a.yaml',
      integration('    token: $GRAFANA_TOKEN\n', '    auth: { basic: { username: g, password: $PASS } }\n'),
    );
    expect(await mistakes()).toEqual([
      'a.yaml:5:12  integrations[g].token: the variable GRAFANA_TOKEN is not set in the environment of the service',
      'a.yaml:6:45  integrations[g].auth.basic.password: the variable PASS is not set in the environment of the service',
    ]);
    const { mistakes: wrong } = await read({ GRAFANA_TOKEN: 'hush hush', PASS: 'x' });
    expect(wrong.map(formatMistake)).toEqual([
      'a.yaml:5:12  integrations[g].token: a token has 1 to 200 letters, digits and characters of -_.~',
    ]);
  });

  it('may begin with a dollar sign that is written twice', async () => {
    write('a.yaml', integration('    token: abc\n', "    auth: { bearer: '$$UNSET' }\n"));
    expect((await read()).mistakes).toEqual([]);
  });

  it('must be there: a file cannot wait for a token that is made up', async () => {
    expect(await mistakes(integration(''))).toEqual([
      'a.yaml:2:5  integrations[g].token: is missing: write one, such as the output of `openssl rand -hex 16`, or $NAME',
    ]);
  });
});
