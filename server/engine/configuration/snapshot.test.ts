import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Kind } from '../../core/directory/kind.ts';
import { own } from '../../core/ownership/own.ts';
import type { ConfigurationRow } from '../../store/rows.ts';
import { entryOf, sameDocument, withId } from './entry.ts';
import { advance, emptySnapshot } from './snapshot.ts';
import type { Snapshot } from './snapshot.ts';

const noLookup = (): undefined => undefined;

function row(kind: string, id: string, document: unknown, revision: number, source: string | null = null) {
  const body = document === null ? null : JSON.stringify(document);
  return { kind, id, version: revision, body, source, changed_at: revision, changed_by: 'ana', revision };
}

const team = (id: string, revision: number): ConfigurationRow =>
  row('team', id, { id, name: `${id} ${revision}` }, revision);

/** Everything that a reader could see, without the identity of the objects. */
function visible({ revision, entries, directory, unreadable }: Snapshot): unknown {
  const sorted = (map: ReadonlyMap<string, unknown>) => [...map].toSorted(([a], [b]) => (a < b ? -1 : 1));
  const { teams, people, services, settings } = directory;
  return {
    revision,
    directoryRevision: directory.revision,
    entries: sorted(entries),
    maps: [teams, people, services].map(sorted),
    settings,
    unreadable: unreadable.map(({ kind, id }) => `${kind}/${id}`).toSorted(),
  };
}

const documents: { readonly [K in Kind]?: readonly unknown[] } = {
  team: [{ name: 'A' }, { name: 'B', members: ['ana'] }, { nmae: 'slip' }, null],
  person: [{ name: 'Ana' }, { name: 'Ana', zone: 'Mars' }, null],
  service: [{ name: 'S', team: 'a', owns: ['service="a"'] }, { name: 'S', team: 'a' }, null],
  settings: [{ fallback: [{ team: 'a' }] }, { fallback: [] }, null],
};

const edit = fc.constantFrom<Kind>('team', 'person', 'service', 'settings').chain((kind) =>
  fc.record({
    kind: fc.constant(kind),
    id: kind === 'settings' ? fc.constant('settings') : fc.constantFrom('a', 'b', 'c'),
    document: fc.constantFrom(...(documents[kind] ?? [])),
  }),
);

describe('a snapshot', () => {
  it('is the same whether it grew row by row, in any portions, or was read at once', () => {
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 20 }), fc.array(fc.nat(4), { maxLength: 20 }), (edits, portions) => {
        const rows = edits.map(({ kind, id, document }, index) => row(kind, id, withId(kind, id, document), index + 1));
        let grown = emptySnapshot;
        let from = 0;
        for (const size of [...portions, rows.length]) {
          grown = advance(grown, rows.slice(from, from + size), noLookup);
          from += size;
        }
        expect(visible(grown)).toEqual(visible(advance(emptySnapshot, rows, noLookup)));
        // What is stored keeps only the last row of each document, and a first start reads nothing else.
        const last = [...new Map(rows.map((one) => [`${one.kind}/${one.id}`, one])).values()];
        expect(visible(advance(emptySnapshot, last, noLookup))).toEqual(visible(grown));
      }),
    );
  });

  it('is never changed by what comes after it', () => {
    const before = advance(emptySnapshot, [team('a', 1), team('b', 2)], noLookup);
    const seen = visible(before);
    const next = advance(before, [team('a', 3), row('team', 'b', null, 4), team('c', 5)], noLookup);
    expect(visible(before)).toEqual(seen);
    expect([...next.directory.teams.keys()]).toEqual(['a', 'c']);
  });

  it('keeps the very maps of kinds that did not change, and itself when nothing did', () => {
    const service = row('service', 's', { id: 's', name: 'S', team: 'a', owns: ['service="s"'] }, 1);
    const before = advance(emptySnapshot, [service, team('a', 2)], noLookup);
    const next = advance(before, [team('a', 3)], noLookup);
    expect(next.directory.services).toBe(before.directory.services);
    expect(next.ownership).toBe(before.ownership);
    expect(next.directory.teams).not.toBe(before.directory.teams);
    expect(advance(before, [], noLookup)).toBe(before);
  });

  it('owns by the services as they are now', () => {
    const service = (value: string, revision: number) =>
      row('service', 's', { id: 's', name: 'S', team: 'a', owns: [`service="${value}"`] }, revision);
    const before = advance(emptySnapshot, [service('old', 1)], noLookup);
    const next = advance(before, [service('new', 2)], noLookup);
    expect(own({ service: 'old' }, before.ownership).kind).toBe('owned');
    expect(own({ service: 'old' }, next.ownership).kind).toBe('orphan');
    expect(own({ service: 'new' }, next.ownership).kind).toBe('owned');
  });

  it('goes back to no settings when they are deleted', () => {
    const written = advance(emptySnapshot, [row('settings', 'settings', { fallback: [{ team: 'a' }] }, 1)], noLookup);
    expect(written.directory.settings.fallback).toHaveLength(1);
    const deleted = advance(written, [row('settings', 'settings', null, 2)], noLookup);
    expect(deleted.directory.settings.fallback).toEqual([]);
  });

  it('leaves alone what only a newer version of the service knows, and still moves on', () => {
    const next = advance(emptySnapshot, [row('heartbeat', 'x', {}, 7)], noLookup);
    expect([next.revision, next.entries.size, next.unreadable.length]).toEqual([7, 0, 0]);
  });

  it('resolves references to the environment in documents of files, and in no others', () => {
    const document = { id: 'g', name: 'G', type: 'grafana', token: '$TOKEN' };
    const lookup = (name: string) => (name === 'TOKEN' ? 'resolved-token' : undefined);
    const fromFile = advance(emptySnapshot, [row('integration', 'g', document, 1, 'a.yaml')], lookup);
    expect(fromFile.directory.integrations.get('g')?.token).toBe('resolved-token');
    const fromApi = advance(emptySnapshot, [row('integration', 'g', document, 1)], lookup);
    expect(fromApi.unreadable).toHaveLength(1);
  });
});

describe('an entry', () => {
  it('says who, when and from which file', () => {
    expect(entryOf(row('team', 'a', { id: 'a' }, 3, 'a.yaml'))).toEqual({
      kind: 'team',
      id: 'a',
      version: 3,
      document: { id: 'a' },
      file: 'a.yaml',
      changedAt: 3,
      changedBy: 'ana',
    });
    expect(entryOf(row('heartbeat', 'a', {}, 1))).toBeNull();
  });

  it.each([
    [{ a: 1, b: [{ c: 2, d: 3 }] }, { b: [{ d: 3, c: 2 }], a: 1 }, true],
    [[1, 2], [2, 1], false],
    [{ a: null }, {}, false],
    [{ a: '1' }, { a: 1 }, false],
    [null, null, true],
  ])('%j says the same as %j: %s', (a, b, same) => {
    expect(sameDocument(a, b)).toBe(same);
  });

  it.each([
    ['team', 'a', { name: 'A' }, { id: 'a', name: 'A' }],
    ['team', 'a', { id: 'b', name: 'A' }, { id: 'b', name: 'A' }],
    ['settings', 'settings', { fallback: [] }, { fallback: [] }],
    ['team', 'a', 'text', 'text'],
    ['team', 'a', [], []],
    ['team', 'a', null, null],
  ] as const)('%s %s as %j is kept as %j', (kind, id, document, kept) => {
    expect(withId(kind, id, document)).toEqual(kept);
  });
});
