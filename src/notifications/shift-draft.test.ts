import { describe, expect, it } from 'vitest';
import { editShifts, leadMistake, shiftDraftOf, shiftPartOf } from './shift-draft.ts';
import type { ShiftDraft, ShiftEdit } from './shift-draft.ts';

const after = (draft: ShiftDraft, ...edits: readonly ShiftEdit[]): ShiftDraft => edits.reduce(editShifts, draft);

describe('what somebody is told about their shifts', () => {
  it('is a day and an hour before, and hand-offs, unless they say otherwise', () => {
    expect(shiftPartOf(shiftDraftOf())).toEqual({ before: ['24h', '1h'], handoff: true });
    const own = { before: ['2d'], handoff: false, via: 'sms' };
    expect(shiftPartOf(shiftDraftOf(own))).toEqual(own);
    expect(shiftPartOf(shiftDraftOf({ before: [] }))).toEqual({ before: [], handoff: true });
  });

  it('is added to with the next usual time, typed over and taken away', () => {
    const draft = after(
      shiftDraftOf(),
      { kind: 'add-lead', key: 'a' },
      { kind: 'add-lead', key: 'b' },
      { kind: 'set-lead', key: 'lead-0', before: ' 90 ' },
      { kind: 'remove-lead', key: 'lead-1' },
      { kind: 'set-handoff', isOn: false },
      { kind: 'set-via', via: 'mail' },
    );
    expect(shiftPartOf(draft)).toEqual({ before: ['90m', '15m', '7d'], handoff: false, via: 'mail' });
    const all = ['24h', '60m', '15m', '1w', '3d'].map((before, index) => ({ key: `k${index}`, before }));
    expect(after({ ...draft, leads: all }, { kind: 'add-lead', key: 'c' }).leads.at(-1)).toEqual({
      key: 'c',
      before: '',
    });
  });

  it.each([
    ['1h', null],
    ['5', null],
    ['1m', null],
    ['14d', null],
    ['', 'no-time'],
    ['0', 'no-time'],
    ['30s', 'no-time'],
    ['15d', 'no-time'],
    ['soon', 'no-time'],
    ['1440', 'twice'],
  ])('a time of "%s" is wrong: %s', (before, mistake) => {
    const draft = shiftDraftOf({ before: ['24h', before] });
    expect(leadMistake(draft, 'lead-1')).toBe(mistake);
    expect(leadMistake(draft, 'lead-0')).toBeNull();
  });
});
