import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { own } from '../../core/ownership/own.ts';
import { formatMistake } from '../../runtime/provisioning/mistake.ts';
import { databases } from '../../test/database/databases.ts';
import { ana, ben, chain, grafana, install, NOW, shop, town } from './test/installation.ts';
import type { Installation } from './test/installation.ts';
import type { Changed } from './live.ts';

describe.each(databases)('the configuration from files, on $name', (kind) => {
  let here: Installation;
  beforeEach(async () => {
    here = await install(kind);
  });
  afterEach(async () => expect(await here.drop()).toEqual([]));

  it('is decoded, owned and ready to be asked', async () => {
    here.write('town.yaml', town);
    expect(await here.reload()).toEqual([]);
    const { directory, ownership } = here.snapshot();
    expect(directory.people.get('ana')?.contactMethods[0]).toMatchObject({ id: 'email', address: 'ana@example.org' });
    expect(directory.chains.get('shop')?.version).toBe(1);
    expect(directory.settings.fallback).toEqual([{ kind: 'person', personId: 'ana' }]);
    expect(own({ service: 'checkout' }, ownership)).toMatchObject({ kind: 'owned', serviceId: 'checkout' });
    expect(here.configuration.problems()).toEqual([]);
    expect(here.configuration.provisioning.state()).toMatchObject({
      folder: here.folder,
      loadedAt: NOW,
      documents: 7,
      changed: 7,
    });
    expect(here.snapshot().entries.get('team/shop')).toMatchObject({
      file: 'town.yaml',
      changedBy: 'provisioning',
      changedAt: NOW,
    });
  });

  it('has the days of a calendar beside a file, anew only when the calendar says something else', async () => {
    const calendar = (summary: string): string => {
      const event = ['BEGIN:VEVENT', 'UID:1', `SUMMARY:${summary}`, 'DTSTART;VALUE=DATE:20270501', 'END:VEVENT'];
      return ['BEGIN:VCALENDAR', ...event, 'END:VCALENDAR', ''].join('\r\n');
    };
    here.write('town.yaml', { ...town, holidayLists: [{ id: 'may', name: 'May', calendar: 'may.ics' }] });
    here.write('may.ics', calendar('May Day'));
    expect(await here.reload()).toEqual([]);
    const before = here.snapshot();
    expect(before.directory.holidayLists.get('may')?.days.map(({ name }) => name)).toEqual(['May Day']);
    here.write('may.ics', calendar('May Day').replace('UID:1', 'UID:2'));
    await here.reload();
    expect(here.snapshot()).toBe(before);
    here.write('may.ics', calendar('Labour Day'));
    await here.reload();
    expect(
      here
        .snapshot()
        .directory.holidayLists.get('may')
        ?.days.map(({ name }) => name),
    ).toEqual(['Labour Day']);
    here.write('may.ics', 'cut off');
    expect(await here.reload()).toEqual([expect.stringContaining('holidayLists[may].calendar: may.ics: This is no')]);
    expect(here.versionOf('holiday-list/may')).toBe(2);
  });

  it('makes no new versions when nothing was edited, not even by another order of keys', async () => {
    here.write('town.yaml', town);
    await here.reload();
    const before = here.snapshot();
    await here.reload();
    expect(here.snapshot()).toBe(before);
    here.write('town.yaml', { ...town, teams: [{ members: ['ana'], name: 'Shop', id: 'shop' }] });
    expect(await here.reload()).toEqual([]);
    expect(here.snapshot()).toBe(before);
    expect(here.configuration.provisioning.state()).toMatchObject({ documents: 7, changed: 0 });
  });

  it('gives a new version to what was edited, and tells listeners of nothing else', async () => {
    here.write('town.yaml', town);
    await here.reload();
    const before = here.snapshot();
    const heard: Changed[] = [];
    const quiet = here.configuration.onChange((changed) => heard.push(changed));
    here.write('town.yaml', {
      ...town,
      escalationChains: [{ ...chain, steps: [{ page: { people: ['ana', 'ben'] } }] }],
    });
    await here.reload();
    expect(heard).toEqual([new Map([['escalation-chain', new Set(['shop'])]])]);
    expect(here.versionOf('escalation-chain/shop')).toBe(2);
    expect(here.snapshot().directory.chains.get('shop')?.version).toBe(2);
    expect(before.directory.chains.get('shop')?.version).toBe(1);
    expect(here.snapshot().directory.people).toBe(before.directory.people);
    expect(here.snapshot().ownership).toBe(before.ownership);
    quiet();
    here.write('town.yaml', town);
    await here.reload();
    expect(heard).toHaveLength(1);
  });

  it('deletes what vanished from the files, and keeps what was made through the API', async () => {
    here.write('town.yaml', town);
    await here.reload();
    await here.put({});
    here.write('town.yaml', { ...town, people: [ana] });
    expect(await here.reload()).toEqual([]);
    expect([...here.snapshot().directory.people.keys()]).toEqual(['ana']);
    expect(here.snapshot().directory.teams.has('data')).toBe(true);
    const [newest, first] = await here.configuration.versions('person', 'ben');
    expect(newest).toMatchObject({ version: 2, document: null, file: null });
    expect(first).toMatchObject({ version: 1, document: ben, file: 'town.yaml' });
  });

  it('takes over what was made through the API under the same id, with its history', async () => {
    here.write('town.yaml', town);
    await here.reload();
    await here.put({});
    here.write('data.yaml', { teams: [{ id: 'data', name: 'Data' }] });
    await here.reload();
    expect(here.snapshot().entries.get('team/data')).toMatchObject({ version: 2, file: 'data.yaml' });
  });

  it('changes nothing when anything is broken, and says everything at once', async () => {
    here.write('town.yaml', town);
    await here.reload();
    const before = here.snapshot();
    here.write('a.yaml', { people: [{ ...ben, id: 'cem' }], teams: [{ id: 'data', nmae: 'Data' }] });
    here.write('b.yaml', { services: [{ id: 'etl', name: 'ETL', team: 'data', chain: 'shpo', owns: ['a="b"'] }] });
    here.write('town.yaml', { ...town, teams: [{ ...shop, members: ['ana', 'zoe'] }] });
    expect(await here.reload()).toEqual([
      'a.yaml:8:5  teams[data].name: is missing',
      'a.yaml:9:11  teams[data].nmae: unknown key; did you mean "name"?',
      'b.yaml:5:12  services[etl].chain: there is no escalation chain "shpo"; did you mean "shop"?',
      expect.stringMatching(/^town\.yaml:\d+:\d+ {2}teams\[shop\]\.members\[1\]: there is no person "zoe"/) as unknown,
    ]);
    expect(here.snapshot()).toBe(before);
    expect(here.configuration.provisioning.state()).toMatchObject({ documents: 7, changed: 7, loadedAt: NOW });
    here.write('b.yaml', 'teams: [');
    expect(await here.reload()).toHaveLength(3);
  });

  it('needs settings, and says so by the folder', async () => {
    here.write('town.yaml', { ...town, settings: undefined });
    expect(await here.reload()).toEqual([
      `${here.folder}  settings.fallback: nobody is paged when a chain reaches nobody: write settings with a fallback`,
    ]);
    expect(here.snapshot().revision).toBe(0);
  });

  it('says what is worth a look and loads all the same', async () => {
    here.write('town.yaml', { ...town, people: [ana, { ...ben, contactMethods: [] }] });
    expect(await here.reload()).toEqual([]);
    expect(here.configuration.provisioning.state().warnings.map(formatMistake)).toEqual([
      expect.stringMatching(/^town\.yaml:\d+:\d+ {2}people\[ben\]\.contactMethods: can never be paged/) as unknown,
    ]);
  });

  it('is not stopped by what was made through the API and refers to something that left the files', async () => {
    here.write('town.yaml', town);
    await here.reload();
    await here.put({ document: { id: 'data', name: 'Data', members: ['ben'] } });
    here.write('town.yaml', { ...town, people: [ana] });
    expect(await here.reload()).toEqual([]);
    const { warnings } = here.configuration.provisioning.state();
    expect(warnings.map(formatMistake)).toEqual([
      `${here.folder}  team data, members[0]: there is no person "ben"; known: ana`,
    ]);
  });

  it('refers to the environment, and stores no secret that stands there', async () => {
    await here.start({ variables: { GRAFANA_TOKEN: 'a-token-from-the-environment' } });
    here.write('town.yaml', { ...town, integrations: [{ ...grafana, token: '$GRAFANA_TOKEN' }] });
    expect(await here.reload()).toEqual([]);
    const { directory, entries } = here.snapshot();
    expect(directory.integrations.get('grafana')?.token).toBe('a-token-from-the-environment');
    expect(entries.get('integration/grafana')?.document).toMatchObject({ token: '$GRAFANA_TOKEN' });
  });

  it('of a later start without that variable keeps the integration aside instead of failing', async () => {
    await here.start({ variables: { GRAFANA_TOKEN: 'a-token-from-the-environment' } });
    here.write('town.yaml', { ...town, integrations: [{ ...grafana, token: '$GRAFANA_TOKEN' }] });
    await here.reload();
    await here.start();
    expect(here.snapshot().unreadable).toEqual([
      {
        kind: 'integration',
        id: 'grafana',
        mistakes: [{ path: ['token'], message: 'the variable GRAFANA_TOKEN is not set' }],
      },
    ]);
    expect(here.snapshot().directory.people.size).toBe(2);
  });

  it('is handed over to the API when nothing is provisioned any more', async () => {
    const variables = { GRAFANA_TOKEN: 'a-token-from-the-environment' };
    await here.start({ variables });
    here.write('town.yaml', { ...town, integrations: [{ ...grafana, token: '$GRAFANA_TOKEN' }] });
    await here.reload();
    await here.start({ folder: null, variables });
    expect(await here.configuration.provisioning.reload()).toMatchObject({ folder: null, documents: 0, mistakes: [] });
    const { entries, unreadable } = here.snapshot();
    expect([...entries.values()].filter(({ file }) => file !== null)).toEqual([]);
    expect(unreadable).toEqual([]);
    expect(await here.put({ id: 'shop', document: { ...shop, name: 'The shop' } })).toMatchObject({ kind: 'stored' });
  });
});
