import type { PersonDocument } from '../../server/contract/configuration/person.ts';
import { delayMs } from './delay.ts';

type Document = NonNullable<PersonDocument['shiftNotices']>;

export interface LeadDraft {
  /** Stays with the line while it is typed into. */
  readonly key: string;
  readonly before: string;
}

/** What somebody is told about their own shifts, as it stands in the form. */
export interface ShiftDraft {
  readonly leads: readonly LeadDraft[];
  readonly handoff: boolean;
  /** Empty: the first that is chat or mail. */
  readonly via: string;
}

/** As the service has it: a day and an hour before. */
const DEFAULT_BEFORE = ['24h', '1h'];
const LONGEST_MS = 14 * 86_400_000;

export function shiftDraftOf(document: Document = {}): ShiftDraft {
  const { before = DEFAULT_BEFORE, handoff = true, via = '' } = document;
  return { leads: before.map((text, index) => ({ key: `lead-${index}`, before: text })), handoff, via };
}

export function shiftPartOf({ leads, handoff, via }: ShiftDraft): Document {
  return { before: leads.map(({ before }) => leadText(before)), handoff, ...(via === '' ? {} : { via }) };
}

/** A bare number is minutes, as in every other delay of this page. */
function leadText(text: string): string {
  const trimmed = text.trim();
  return /^\d{1,5}$/.test(trimmed) ? `${trimmed}m` : trimmed;
}

export type ShiftEdit =
  | { readonly kind: 'add-lead'; readonly key: string }
  | { readonly kind: 'set-lead'; readonly key: string; readonly before: string }
  | { readonly kind: 'remove-lead'; readonly key: string }
  | { readonly kind: 'set-handoff'; readonly isOn: boolean }
  | { readonly kind: 'set-via'; readonly via: string };

export function editShifts(draft: ShiftDraft, change: ShiftEdit): ShiftDraft {
  switch (change.kind) {
    case 'add-lead':
      return { ...draft, leads: [...draft.leads, { key: change.key, before: nextLead(draft.leads) }] };
    case 'set-lead':
      return {
        ...draft,
        leads: draft.leads.map((one) => (one.key === change.key ? { ...one, before: change.before } : one)),
      };
    case 'remove-lead':
      return { ...draft, leads: draft.leads.filter(({ key }) => key !== change.key) };
    case 'set-handoff':
      return { ...draft, handoff: change.isOn };
    case 'set-via':
      return { ...draft, via: change.via };
  }
}

/** The first of the usual ones that is not there yet. */
function nextLead(leads: readonly LeadDraft[]): string {
  const taken = new Set(leads.map(({ before }) => delayMs(before)));
  return ['24h', '1h', '15m', '7d', '3d'].find((text) => !taken.has(delayMs(text))) ?? '';
}

/** Why a lead time cannot be saved; null where it can. */
export function leadMistake({ leads }: ShiftDraft, key: string): 'no-time' | 'twice' | null {
  const index = leads.findIndex((one) => one.key === key);
  const ms = delayMs(leads[index]?.before ?? '');
  if (ms === null || ms < 60_000 || ms > LONGEST_MS) return 'no-time';
  return leads.findIndex(({ before }) => delayMs(before) === ms) < index ? 'twice' : null;
}
