import type { PersonDocument } from '../../server/contract/configuration/person.ts';
import type { Urgency } from '../../server/core/notifying/person.ts';
import type { Weekday } from '../../server/core/time/calendar.ts';
import { editShifts, shiftDraftOf, shiftPartOf } from './shift-draft.ts';
import type { ShiftDraft, ShiftEdit } from './shift-draft.ts';

/** One of the lists as it stands in the form. Delays and times are text, because they are typed. */
export interface MethodDraft {
  readonly id: string;
  readonly channel: string;
  readonly address: string;
  readonly enabled: boolean;
}

export interface RuleDraft {
  /** Stays with the rule while it moves, so that focus and drags do. */
  readonly key: string;
  readonly use: string;
  readonly after: string;
}

export interface HoursDraft {
  readonly key: string;
  readonly days: readonly Weekday[];
  readonly from: string;
  readonly to: string;
}

export interface Draft {
  readonly zone: string;
  readonly methods: readonly MethodDraft[];
  /** Null: the default order. */
  readonly rules: { readonly [U in Urgency]: readonly RuleDraft[] | null };
  readonly quietHours: readonly HoursDraft[];
  readonly shifts: ShiftDraft;
  /** Counts up, for the keys of what is added. */
  readonly made: number;
}

const EVERY_DAY: readonly Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

export function draftOf(document: PersonDocument): Draft {
  const { contactMethods = [], notificationRules = {}, quietHours = [], zone = 'UTC' } = document;
  const rulesOf = (urgency: Urgency): RuleDraft[] | null =>
    notificationRules[urgency]?.map(({ use, after = '0s' }, index) => ({
      ...{ key: `${urgency}-${index}`, use },
      // An empty field says "at once" by its placeholder.
      after: after === '0s' ? '' : after,
    })) ?? null;
  return {
    zone,
    methods: contactMethods.map(({ id, channel, address, enabled = true }) => ({
      ...{ id: id ?? channel, channel, address, enabled },
    })),
    rules: { high: rulesOf('high'), low: rulesOf('low') },
    quietHours: quietHours.map(({ days = [...EVERY_DAY], from, to }, index) => ({ key: `q-${index}`, days, from, to })),
    shifts: shiftDraftOf(document.shiftNotices),
    made: 0,
  };
}

type Rules = NonNullable<NonNullable<PersonDocument['notificationRules']>['high']>;
type Part = Required<
  Pick<PersonDocument, 'contactMethods' | 'notificationRules' | 'quietHours' | 'shiftNotices' | 'zone'>
>;

/** What is sent and what a file would hold: the part of the person that is their own. */
export function partOf({ methods, rules, quietHours, shifts, zone }: Draft): Part {
  const rulesOf = (list: readonly RuleDraft[] | null): Rules | undefined =>
    list?.map(({ use, after }) => ({ use, after: delayText(after) }));
  const [high, low] = [rulesOf(rules.high), rulesOf(rules.low)];
  return {
    zone,
    contactMethods: methods.map(({ id, channel, address, enabled }) => ({
      ...{ id, channel, address: address.trim(), enabled },
    })),
    notificationRules: { ...(high === undefined ? {} : { high }), ...(low === undefined ? {} : { low }) },
    quietHours: quietHours.map(({ days, from, to }) => ({ days: [...days], from: from.trim(), to: to.trim() })),
    shiftNotices: shiftPartOf(shifts),
  };
}

/** A bare number is minutes, which is what somebody types who thinks of minutes; nothing at all is at once. */
function delayText(text: string): string {
  const trimmed = text.trim();
  if (trimmed === '') return '0s';
  return /^\d{1,4}$/.test(trimmed) ? `${trimmed}m` : trimmed;
}

export function isChanged(draft: Draft, document: PersonDocument): boolean {
  return JSON.stringify(partOf(draft)) !== JSON.stringify(partOf(draftOf(document)));
}

export type Edit =
  | { readonly kind: 'add-method'; readonly channel: string; readonly address: string }
  | { readonly kind: 'set-method'; readonly id: string; readonly part: Partial<Omit<MethodDraft, 'id'>> }
  | { readonly kind: 'remove-method'; readonly id: string }
  /** Null takes the default order; a list begins rules of one's own, from what the default order would do. */
  | { readonly kind: 'set-rules'; readonly urgency: Urgency; readonly rules: readonly Omit<RuleDraft, 'key'>[] | null }
  | { readonly kind: 'add-rule'; readonly urgency: Urgency; readonly use: string; readonly after: string }
  | { readonly kind: 'set-rule'; readonly urgency: Urgency; readonly key: string; readonly part: Partial<RuleDraft> }
  | { readonly kind: 'remove-rule'; readonly urgency: Urgency; readonly key: string }
  | { readonly kind: 'move-rule'; readonly urgency: Urgency; readonly from: number; readonly to: number }
  | { readonly kind: 'add-hours' }
  | { readonly kind: 'set-hours'; readonly key: string; readonly part: Partial<HoursDraft> }
  | { readonly kind: 'remove-hours'; readonly key: string }
  | { readonly kind: 'set-zone'; readonly zone: string }
  | ShiftEdit;

export function edit(draft: Draft, change: Edit): Draft {
  switch (change.kind) {
    case 'set-zone':
      return { ...draft, zone: change.zone };
    case 'add-method': {
      const { channel, address } = change;
      const method = { id: freeId(draft.methods, channel), channel, address, enabled: true };
      return { ...draft, methods: [...draft.methods, method] };
    }
    case 'set-method':
      return {
        ...draft,
        methods: draft.methods.map((one) => (one.id === change.id ? { ...one, ...change.part } : one)),
      };
    case 'remove-method':
      return withoutMethod(draft, change.id);
    case 'add-hours': {
      const hours: HoursDraft = { key: `new-${draft.made}`, days: EVERY_DAY, from: '22:00', to: '07:00' };
      return { ...draft, quietHours: [...draft.quietHours, hours], made: draft.made + 1 };
    }
    case 'set-hours':
      return {
        ...draft,
        quietHours: draft.quietHours.map((one) => (one.key === change.key ? { ...one, ...change.part } : one)),
      };
    case 'remove-hours':
      return { ...draft, quietHours: draft.quietHours.filter(({ key }) => key !== change.key) };
    case 'add-lead':
    case 'set-lead':
    case 'remove-lead':
    case 'set-handoff':
    case 'set-via':
      return { ...draft, shifts: editShifts(draft.shifts, change), made: draft.made + 1 };
    default:
      return editRules(draft, change);
  }
}

type RuleEdit = Extract<Edit, { readonly urgency: Urgency }>;

function editRules(draft: Draft, change: RuleEdit): Draft {
  const before = draft.rules[change.urgency] ?? [];
  const withRules = (rules: readonly RuleDraft[] | null, made = 0): Draft => ({
    ...draft,
    rules: { ...draft.rules, [change.urgency]: rules },
    made: draft.made + made,
  });
  switch (change.kind) {
    case 'set-rules':
      return withRules(
        change.rules?.map((rule, index) => ({ ...rule, key: `new-${draft.made + index}` })) ?? null,
        change.rules?.length ?? 0,
      );
    case 'add-rule':
      return withRules([...before, { key: `new-${draft.made}`, use: change.use, after: change.after }], 1);
    case 'set-rule':
      return withRules(before.map((rule) => (rule.key === change.key ? { ...rule, ...change.part } : rule)));
    case 'remove-rule':
      return withRules(before.filter(({ key }) => key !== change.key));
    case 'move-rule':
      return withRules(moved(before, change.from, change.to));
  }
}

/**
 * Delays stay where they are and the contact methods move: "SMS first, then mail after 2m" is what somebody means who
 * drags SMS to the top, not a first line that comes last.
 */
function moved(rules: readonly RuleDraft[], from: number, to: number): readonly RuleDraft[] {
  const order = [...rules];
  const [taken] = order.splice(from, 1);
  if (taken === undefined) return rules;
  order.splice(to, 0, taken);
  return order.map((rule, index) => ({ ...rule, after: rules[index]?.after ?? rule.after }));
}

/** Whatever uses it goes along: a rule without its contact method is refused. */
function withoutMethod(draft: Draft, id: string): Draft {
  const rest = (rules: readonly RuleDraft[] | null): readonly RuleDraft[] | null =>
    rules?.filter(({ use }) => use !== id) ?? null;
  return {
    ...draft,
    methods: draft.methods.filter((one) => one.id !== id),
    rules: { high: rest(draft.rules.high), low: rest(draft.rules.low) },
    shifts: draft.shifts.via === id ? { ...draft.shifts, via: '' } : draft.shifts,
  };
}

function freeId(methods: readonly MethodDraft[], channel: string): string {
  const isTaken = (id: string): boolean => methods.some((one) => one.id === id);
  if (!isTaken(channel)) return channel;
  for (let number = 2; ; number += 1) if (!isTaken(`${channel}-${number}`)) return `${channel}-${number}`;
}
