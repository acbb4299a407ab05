import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatPath } from '../../core/directory/kind.ts';
import type { Kind } from '../../core/directory/kind.ts';
import { formatMistake } from '../../runtime/provisioning/mistake.ts';
import type { Provisioned, ProvisionedDocument } from '../../runtime/provisioning/provisioning.ts';
import { newErrors, preview, problemsOf } from './fitting.ts';
import { planProvisioning, planRelease } from './provisioning-plan.ts';
import { emptySnapshot } from './snapshot.ts';
import type { Snapshot } from './snapshot.ts';

const abilities = { channels: ['email'], checkAddress: () => null, integrationTypes: ['grafana'] };
const noLookup = (): undefined => undefined;
const settings = fileDocument('settings', 'settings', { fallback: [{ team: 'a' }] });

function fileDocument(kind: Kind, id: string, document: object, file = 'town.yaml'): ProvisionedDocument {
  return {
    kind,
    id,
    document: kind === 'settings' ? document : { id, ...document },
    file,
    line: 1,
    mistake: (path, value, message) => ({
      file,
      line: 1,
      column: 1,
      field: formatPath(path),
      message: `${message} ${value ?? ''}`.trim(),
    }),
  };
}

function files(...documents: ProvisionedDocument[]): Provisioned {
  return { documents, mistakes: [], refused: [], whole: true };
}

const plan = (before: Snapshot, from: Provisioned) =>
  planProvisioning(before, from, '/etc/tocsin', abilities, noLookup);
const applied = (before: Snapshot, from: Provisioned) => preview(before, plan(before, from).edits, noLookup);
const keys = (snapshot: Snapshot) => [...snapshot.entries.keys()].toSorted();

describe('a plan for files', () => {
  const team = (id: string, name = id, file?: string) => fileDocument('team', id, { name }, file);
  const anyFiles = fc
    .uniqueArray(
      fc.record({
        id: fc.constantFrom('a', 'b', 'c', 'd'),
        name: fc.constantFrom('x', 'y'),
        file: fc.constantFrom('1.yaml', '2.yaml'),
      }),
      { selector: ({ id }) => id },
    )
    .map((teams) => files(settings, ...teams.map(({ id, name, file }) => team(id, name, file))));

  it('once carried out leaves nothing to do, whatever stood before', () => {
    fc.assert(
      fc.property(anyFiles, anyFiles, (first, second) => {
        const next = applied(applied(emptySnapshot, first), second);
        expect(plan(next, second).edits).toEqual([]);
        expect(keys(next)).toEqual(second.documents.map(({ kind, id }) => `${kind}/${id}`).toSorted());
      }),
    );
  });

  it('touches nothing that was made through the API', () => {
    const before = preview(
      emptySnapshot,
      [{ kind: 'team', id: 'mine', document: { id: 'mine', name: 'M' }, file: null }],
      noLookup,
    );
    fc.assert(
      fc.property(anyFiles, (from) => {
        expect(applied(before, from).entries.get('team/mine')).toBe(before.entries.get('team/mine'));
      }),
    );
  });

  it('notices that a document moved to another file', () => {
    const before = applied(emptySnapshot, files(settings, team('a', 'A', '1.yaml')));
    expect(plan(before, files(settings, team('a', 'A', '2.yaml'))).edits).toMatchObject([{ id: 'a', file: '2.yaml' }]);
  });

  it('does not delete what is there and could only not be read', () => {
    const before = applied(emptySnapshot, files(settings, team('a')));
    const { edits, mistakes } = plan(before, { ...files(settings), refused: [{ kind: 'team', id: 'a' }] });
    expect(edits).toEqual([]);
    expect(mistakes).toEqual([]);
  });

  it('looks for references only when every file could be read', () => {
    expect(plan(emptySnapshot, { ...files(settings), whole: false }).mistakes).toEqual([]);
    expect(plan(emptySnapshot, files(settings)).mistakes.map(formatMistake)).toEqual([
      'town.yaml:1:1  fallback[0]: there is no team "a"; there is none yet a',
    ]);
  });

  it('takes the settings from the API where no file has any', () => {
    const edits = [
      { kind: 'settings', id: 'settings', document: { fallback: [{ team: 'a' }] }, file: null },
      { kind: 'team', id: 'a', document: { id: 'a', name: 'A' }, file: null },
    ] as const;
    const before = preview(emptySnapshot, edits, noLookup);
    expect(plan(before, files(team('b'))).mistakes).toEqual([]);
    expect(plan(emptySnapshot, files(team('b'))).mistakes.map(({ file, field }) => `${file} ${field}`)).toEqual([
      '/etc/tocsin settings.fallback',
    ]);
  });
});

describe('a release', () => {
  it('hands over what files own, as it stands, and nothing else', () => {
    const before = applied(emptySnapshot, files(settings, fileDocument('team', 'a', { name: 'A' })));
    const edits = planRelease(before, noLookup);
    expect(edits.map(({ kind, id, file }) => [kind, id, file])).toEqual([
      ['settings', 'settings', null],
      ['team', 'a', null],
    ]);
    expect(planRelease(preview(before, edits, noLookup), noLookup)).toEqual([]);
  });
});

describe('new errors', () => {
  const put = (before: Snapshot, id: string, members: readonly string[]) =>
    preview(before, [{ kind: 'team', id, document: { id, name: id, members }, file: null }], noLookup);

  it('are those that a change adds, not those that stood there', () => {
    const before = put(emptySnapshot, 'a', ['gone']);
    expect(problemsOf(before, abilities).filter(({ severity }) => severity === 'error')).toHaveLength(2);
    expect(newErrors(before, put(before, 'a', ['gone']), abilities)).toEqual([]);
    expect(newErrors(before, put(before, 'a', ['gone', 'more']), abilities)).toMatchObject([
      { path: ['members', 1], value: 'more' },
    ]);
    expect(newErrors(before, put(before, 'b', ['gone']), abilities)).toMatchObject([{ id: 'b' }]);
  });
});
