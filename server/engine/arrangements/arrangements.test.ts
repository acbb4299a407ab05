import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { onCall } from '../../core/schedule/on-call.ts';
import { DAY_MS, HOUR_MS } from '../../core/time/instant.ts';
import { databases } from '../../test/database/databases.ts';
import type { Configuration } from '../configuration/configuration.ts';
import { ben, install, NOW, town } from '../configuration/test/installation.ts';
import type { Installation } from '../configuration/test/installation.ts';
import type { NewAbsence } from './absences.ts';
import type { NewRequest } from './asking.ts';

const rotation = { id: 'days', turn: 'daily', start: '2026-11-01T00:00', people: ['ana', 'cara'] };
const primary = { id: 'primary', name: 'Primary', zone: 'UTC', team: 'shop', layers: [{ rotations: [rotation] }] };
const other = { ...primary, id: 'other', name: 'Other', layers: [{ rotations: [{ ...rotation, people: ['ben'] }] }] };
const inFile = { ...town, people: [...town.people, { id: 'cara', name: 'Cara' }], schedules: [primary, other] };

/** The 21st is Ana's, the 22nd Cara's. */
const tonight: NewRequest = {
  ...{ scheduleId: 'primary', from: 'ana', stretch: { start: NOW + 2 * HOUR_MS, end: NOW + 4 * HOUR_MS }, to: null },
  ...{ inReturn: null, note: null, by: 'Ana', creatorId: 'ana' },
};
const away: NewAbsence = {
  ...{ personId: 'ana', interval: { start: NOW, end: NOW + 3 * HOUR_MS }, substituteId: 'ben', note: null },
  ...{ by: 'Ana', creatorId: 'ana' },
};
const anybody = (): void => undefined;

describe.each(databases)('what is arranged beside documents, on $name', (kind) => {
  let here: Installation;
  let first: Configuration;
  beforeEach(async () => {
    here = await install(kind);
    first = await here.start();
    here.write('town.yaml', inFile);
    expect(await here.reload()).toEqual([]);
  });
  afterEach(async () => expect(await here.drop()).toEqual([]));

  const ask = async (request: Partial<NewRequest> = {}): Promise<string> => {
    const result = await first.coverRequests.ask({ ...tonight, ...request }, anybody);
    if (result.kind !== 'asked') throw new Error(JSON.stringify(result));
    return result.request.id;
  };
  const take = (id: string, taker = 'ben', of = first) => of.coverRequests.take(id, taker, taker, anybody);
  const schedule = (of: Configuration = first, id = 'primary') => of.snapshot().directory.schedules.get(id) ?? never();
  const who = (hour: number, of = first) => onCall(schedule(of), NOW + hour * HOUR_MS).join();

  it('holds although a file owns the schedule, and its reload touches it not', async () => {
    await take(await ask());
    await first.absences.add({ ...away, personId: 'cara', interval: { start: NOW, end: NOW + 3 * DAY_MS } }, anybody);
    here.write('town.yaml', { ...inFile, schedules: [{ ...primary, name: 'Renamed' }, other] });
    expect(await here.reload()).toEqual([]);
    expect([schedule().name, who(1), who(3), who(4), who(22)]).toEqual(['Renamed', 'ana', 'ben', 'ana', 'ben']);
    expect(first.snapshot().written.schedules.get('primary')?.covers).toEqual([]);
  });

  it('is seen by another replica, and by one that starts later', async () => {
    const second = await here.start();
    await take(await ask());
    await second.refresh();
    expect([who(3, second), who(3, await here.start())]).toEqual(['ben', 'ben']);
  });

  it('goes to one of two who take it in two replicas at the same time', async () => {
    const second = await here.start();
    const id = await ask();
    const answers = await Promise.all([take(id, 'ben', first), take(id, 'cara', second)]);
    expect(answers.map((answer) => answer.kind).sort()).toEqual(['closed', 'done']);
    expect(answers.find((answer) => answer.kind === 'closed')).toEqual({ kind: 'closed', state: 'taken' });
    await first.refresh();
    await second.refresh();
    expect(who(3, first)).toBe(who(3, second));
  });

  it('makes only those schedules anew that somebody touched', async () => {
    const [before, untouched] = [schedule(), schedule(first, 'other')];
    const id = await ask();
    // A request that nobody has taken changes nothing.
    expect([schedule(), schedule(first, 'other')]).toEqual([before, untouched]);
    expect(schedule()).toBe(before);
    await take(id);
    expect(schedule()).not.toBe(before);
    expect(schedule(first, 'other')).toBe(untouched);
    const covered = schedule();
    await first.put({ kind: 'team', id: 'data', document: { name: 'Data' }, ifVersion: null, by: 'ana' });
    expect(schedule()).toBe(covered);
    await first.absences.add(away, anybody);
    expect(schedule(first, 'other')).not.toBe(untouched);
    // One list for all, so that it is sorted once.
    expect(schedule().absences).toBe(schedule(first, 'other').absences);
    expect(schedule().layers).toBe(before.layers);
  });

  it('comes back with a schedule that a file lost, and goes with one that is deleted', async () => {
    await take(await ask());
    here.write('town.yaml', { ...inFile, schedules: [other] });
    await here.reload();
    expect(await take('nothing')).toEqual({ kind: 'missing' });
    here.write('town.yaml', inFile);
    await here.reload();
    expect(who(3)).toBe('ben');
    here.write('town.yaml', { ...inFile, schedules: [other] });
    await here.reload();
    const put = () => first.put({ kind: 'schedule', id: 'primary', document: primary, ifVersion: null, by: 'ana' });
    await put();
    expect(await first.remove({ kind: 'schedule', id: 'primary', ifVersion: null, by: 'ana' })).toEqual({
      kind: 'removed',
    });
    await put();
    expect([who(3), first.snapshot().arranged.kept['cover-request'].size]).toEqual(['ana', 0]);
  });

  it('of people whom a file loses does not stop its reload, and leaves the shift to nobody', async () => {
    await take(await ask());
    here.write('town.yaml', { ...inFile, people: inFile.people.filter(({ id }) => id !== ben.id) });
    const { people, schedules } = inFile;
    here.write('town.yaml', {
      ...inFile,
      people: people.filter(({ id }) => id !== ben.id),
      schedules: schedules.filter(({ id }) => id !== 'other'),
    });
    expect(await here.reload()).toEqual([]);
    const known = first.snapshot().directory.people;
    expect(onCall(schedule(), NOW + 3 * HOUR_MS, (id) => known.has(id))).toEqual([]);
  });

  it('W4 has no effect where the rotation is gone by the time it would be taken', async () => {
    const id = await ask();
    const weekly = { ...rotation, id: 'weeks', turn: 'weekly', people: ['cara'] };
    here.write('town.yaml', { ...inFile, schedules: [{ ...primary, layers: [{ rotations: [weekly] }] }, other] });
    await here.reload();
    expect(await take(id)).toEqual({ kind: 'closed', state: 'past-due' });
    expect(who(3)).toBe('cara');
  });

  it('is refused to nobody’s and for nobody, with a reason for each field', async () => {
    expect(await take(await ask(), 'nobody')).toMatchObject({ kind: 'invalid', errors: [{ path: ['person'] }] });
    const strange = await first.coverRequests.ask({ ...tonight, from: 'nobody', to: 'nobody' }, anybody);
    expect(strange).toMatchObject({ kind: 'invalid' });
    expect('errors' in strange && strange.errors.map(({ path }) => path.join('.'))).toEqual([
      ...['from', 'to', 'to', 'start'],
    ]);
    const tooLong = { start: NOW, end: NOW + 101 * DAY_MS };
    const inReturn = await first.coverRequests.ask({ ...tonight, to: 'cara', inReturn: tooLong }, anybody);
    expect(inReturn).toMatchObject({ kind: 'invalid', errors: [{ path: ['inReturn', 'end'] }] });
  });

  it('is not more than a schedule can bear', async () => {
    for (let index = 0; index < 500; index++) await ask();
    const result = await first.coverRequests.ask(tonight, anybody);
    expect(result).toMatchObject({ kind: 'invalid', errors: [{ message: /500 requests ahead/ }] });
  });

  it('is not made, taken or taken back where permission is refused', async () => {
    const refuse = (): never => never();
    const id = await ask();
    await expect(first.coverRequests.ask(tonight, refuse)).rejects.toThrow('never');
    await expect(first.coverRequests.take(id, 'ben', 'ben', refuse)).rejects.toThrow('never');
    await expect(first.coverRequests.withdraw(id, 'ben', refuse)).rejects.toThrow('never');
    await expect(first.absences.add(away, refuse)).rejects.toThrow('never');
    expect([who(3), first.snapshot().arranged.kept['cover-request'].size]).toEqual(['ana', 1]);
  });
});

function never(): never {
  throw new Error('never');
}
