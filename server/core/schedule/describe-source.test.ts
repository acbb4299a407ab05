import { describe, expect, it } from 'vitest';
import { describeSource } from './describe-source.ts';
import type { HolidayTreatment, Schedule, Source } from './schedule.ts';
import { layer, override, rotation } from './test/example.ts';
import { nothingBeside } from './surroundings.ts';

const names: Readonly<Record<string, string>> = { ana: 'Ana', ben: 'Ben (deleted)' };
const nameOf = (id: string): string => names[id] ?? id;

function scheduleWith(treatment: HolidayTreatment): Schedule {
  const days = { ...layer(0, rotation('2026-01-05', 'ana', { id: 'r', name: 'Weekly' })), id: 'days', name: 'Days' };
  const nights = { ...layer(1), id: 'nights', name: 'Nights' };
  return {
    ...{ id: 's', name: 'S', teamId: null, zone: 'UTC' },
    layers: [{ ...days, holidays: { listId: 'berlin', treatment } }, nights],
    overrides: [
      { ...override('2026-01-06', 'ben 10-11', 1), id: 'whole' },
      { ...override('2026-01-06', 'ben 10-11', 1), id: 'bound', layerId: 'nights' },
    ],
    ...nothingBeside,
  };
}

const schedule = scheduleWith({ kind: 'sunday' });
const say = (source: Source, of: Schedule = schedule): string => describeSource(source, of, nameOf);
const holiday = { kind: 'holiday', layerId: 'days', listId: 'berlin', name: 'Christmas Day' } as const;

describe('why somebody is on call', () => {
  it.each<[Source, string]>([
    [
      { kind: 'rotation', layerId: 'days', rotationId: 'r', turn: 12 },
      'Turn 12 of the rotation "Weekly" on the layer "Days".',
    ],
    [{ kind: 'import', layerId: 'nights', uid: 'u' }, 'An event of the calendar that is read into the layer "Nights".'],
    [{ kind: 'override', overrideId: 'whole' }, 'An override replaces all layers.'],
    [{ kind: 'override', overrideId: 'bound' }, 'An override replaces what the layer "Nights" says.'],
    [{ kind: 'cover', coverId: 'c', from: 'ana', to: 'ben' }, 'Ben (deleted) covers for Ana.'],
    [
      { kind: 'absence', absenceId: 'a', personId: 'ana', substituteId: 'ben' },
      'Ana is away, and Ben (deleted) stands in.',
    ],
    [{ kind: 'absence', absenceId: 'a', personId: 'ana', substituteId: null }, 'Ana is away, and nobody stands in.'],
    [holiday, '"Christmas Day" is a holiday: the layer "Days" works as on a Sunday.'],
  ])('%j', (source, sentence) => {
    expect(say(source)).toBe(sentence);
  });

  it.each<[HolidayTreatment, string]>([
    [{ kind: 'off' }, 'begins no shift'],
    [{ kind: 'layer', layerId: 'nights' }, 'hands its work to the layer "Nights"'],
  ])('on a holiday that is treated as %j', (treatment, end) => {
    const sentence = `"Christmas Day" is a holiday: the layer "Days" ${end}.`;
    expect(say(holiday, scheduleWith(treatment))).toBe(sentence);
  });

  it('finds what stands only in an edition that is over, and calls by its id what stands nowhere', () => {
    const { id, name, zone, layers, overrides } = schedule;
    const edition = { until: 0, zone, layers, overrides, holidays: [], unknown: [] };
    const emptied = { ...schedule, ...{ id, name }, layers: [], overrides: [], past: [edition] };
    const source = { kind: 'rotation', layerId: 'days', rotationId: 'r', turn: 0 } as const;
    expect(say(source, emptied)).toBe('Turn 0 of the rotation "Weekly" on the layer "Days".');
    expect(say({ kind: 'override', overrideId: 'bound' }, emptied)).toContain('"Nights"');
    expect(say(source, { ...emptied, past: [] })).toBe('Turn 0 of the rotation "r" on the layer "days".');
    expect(say(holiday, { ...emptied, past: [] })).toBe('"Christmas Day" is a holiday: the layer "days" heeds it.');
  });
});
