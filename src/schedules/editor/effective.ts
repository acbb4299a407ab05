import type { ScheduleDocument } from '../../../server/contract/configuration/schedule.ts';
import { nextInLine, openedBy, positionAt } from '../../../server/core/schedule/round.ts';
import type { Rotation, Schedule } from '../../../server/core/schedule/schedule.ts';
import { effectiveFrom, EFFECTS, nextId, succession } from '../../../server/core/schedule/supersede.ts';
import type { Effect, Succession } from '../../../server/core/schedule/supersede.ts';
import type { Instant } from '../../../server/core/time/instant.ts';
import { pinned } from './draft-ids.ts';
import { without } from './draft-parts.ts';
import type { RotationDocument } from './draft-parts.ts';
import { relinked } from './draft-rotations.ts';
import { decoded } from '../read.ts';

/** From when on the edit of a rotation counts, and who takes the first turn then. Null: as it comes. */
export interface Choice {
  readonly effect: Effect | null;
  readonly opener: number | null;
}
/** By the id of the rotation. */
export type Choices = Readonly<Record<string, Choice>>;

/** A rotation that is saved, and is another one in the draft, or gone from it. */
export interface RotationEdit {
  readonly id: string;
  readonly name: string;
  readonly kind: 'changed' | 'ended';
  /** When it can begin; a single one is no question. */
  readonly options: readonly { readonly effect: Effect; readonly at: Instant }[];
  readonly effect: Effect;
  readonly at: Instant;
  /** Of whom the next turn can be given; fewer than two are no question. */
  readonly groups: readonly (readonly string[])[];
  readonly opener: number;
  /** What counts from then on, as it is saved; null: nothing. */
  readonly next: RotationDocument | null;
}

export interface Composed {
  /** What is saved: where an edit takes effect later, with the old rotation and the new one in it. */
  readonly document: ScheduleDocument;
  readonly edits: readonly RotationEdit[];
}

const UNASKED: Choice = { effect: null, opener: null };

/** The draft with what was chosen about its edits; `before` is the schedule as it is saved, null for a new one. */
export function composed(
  before: ScheduleDocument | null,
  draft: ScheduleDocument,
  choices: Choices,
  now: Instant,
): Composed {
  const [old, next] = [before === null ? null : decoded(before), decoded(draft)];
  if (before === null || old === null || next === null) return { document: draft, edits: [] };
  const saved = pinned(before);
  let document = pinned(draft);
  const edits: RotationEdit[] = [];
  for (const was of rotationsIn(old)) {
    const pair = { old: was, zone: old.zone, newZone: next.zone };
    const is = rotationsIn(next).find(({ id }) => id === was.id);
    const choice = choices[was.id] ?? UNASKED;
    const written = rotationDocument(saved, was.id);
    if (written === null || isTheSame(pair, is)) continue;
    const edit = is === undefined ? endOf(pair, choice, now) : changeOf({ ...pair, edited: is }, choice, now);
    if (is === undefined) {
      edits.push(edit);
      document = withEnd(document, { written, layerId: layerIdOf(old, was.id), edit, now });
    } else {
      const changed = withChange(document, { ...pair, edited: is }, { written, edit, now });
      edits.push({ ...edit, next: changed.next });
      document = changed.document;
    }
  }
  return { document, edits };
}

interface Pair {
  readonly old: Rotation;
  readonly zone: string;
  readonly newZone: string;
}
type EditedPair = Pair & { readonly edited: Rotation };

/** Nothing of it but its name is another one: also not its clock, which may be the schedule's. */
function isTheSame(pair: Pair, edited: Rotation | undefined): boolean {
  if (edited === undefined) return false;
  const { old } = zoned({ ...pair, edited });
  return JSON.stringify({ ...old, name: '' }) === JSON.stringify({ ...zoned({ ...pair, edited }).edited, name: '' });
}

/** Each with its own zone, because the schedule may be moved to another one in the same edit. */
function zoned({ old, edited, zone, newZone }: EditedPair): { readonly old: Rotation; readonly edited: Rotation } {
  return { old: { ...old, zone: old.zone ?? zone }, edited: { ...edited, zone: edited.zone ?? newZone } };
}

function endOf({ old, zone }: Pair, { effect }: Choice, now: Instant): RotationEdit {
  const options = optionsOf(old, zone, now);
  // Whoever removes something wants it gone, unless they say otherwise.
  const chosen = options.find((one) => one.effect === effect) ?? { effect: 'now', at: now };
  return { id: old.id, name: old.name, kind: 'ended', options, ...chosen, groups: [], opener: 0, next: null };
}

function changeOf(pair: EditedPair, choice: Choice, now: Instant): RotationEdit {
  const { old, edited } = zoned(pair);
  const options = isEndOnly(old, edited) ? [] : optionsOf(old, pair.zone, now);
  const chosen = options.find(({ effect }) => effect === (choice.effect ?? 'after-this-shift')) ?? {
    effect: 'now' as const,
    at: now,
  };
  const groups = edited.participants;
  const literal = positionAt(edited, pair.newZone, chosen.at);
  const isOtherPeople = !isSameSet(old.participants, groups) && old.firstParticipant === edited.firstParticipant;
  const heir = isOtherPeople ? nextInLine(old, edited, pair.zone, chosen.at) : null;
  const opener = choice.opener !== null && choice.opener < groups.length ? choice.opener : (heir ?? literal);
  return { id: old.id, name: edited.name, kind: 'changed', options, ...chosen, groups, opener, next: null };
}

/** Those at different instants: of a single person a round is a shift. */
function optionsOf(old: Rotation, zone: string, now: Instant): RotationEdit['options'] {
  const all = EFFECTS.map((effect) => ({ effect, at: effectiveFrom(old, zone, effect, now) }));
  // At its own end nothing of the rotation is left that could be edited.
  const sensible = all.filter(({ effect, at }) => effect === 'now' || old.until === null || at < old.until);
  return sensible.filter(({ at }, index) => sensible.findIndex((other) => other.at === at) === index);
}

function isEndOnly(old: Rotation, edited: Rotation): boolean {
  return JSON.stringify({ ...old, name: '', until: 0 }) === JSON.stringify({ ...edited, name: '', until: 0 });
}

function isSameSet(a: Rotation['participants'], b: Rotation['participants']): boolean {
  const text = (groups: Rotation['participants']): string =>
    groups
      .map((group) => [...group].sort().join('+'))
      .sort()
      .join(' ');
  return text(a) === text(b);
}

interface Writing {
  /** As it is saved. */
  readonly written: RotationDocument;
  readonly edit: RotationEdit;
  readonly now: Instant;
}

interface Changed {
  readonly document: ScheduleDocument;
  readonly next: RotationDocument | null;
}

function withChange(document: ScheduleDocument, pair: EditedPair, { written, edit, now }: Writing): Changed {
  const { old, edited } = zoned(pair);
  const opened = openedBy(edited, pair.newZone, edit.at, edit.opener);
  const id = nextId(decoded(document)?.layers ?? [], old.id);
  const after = succession(old, opened, { scheduleZone: pair.zone, effect: edit.effect, now, id });
  const typed = withOpener(rotationDocument(document, old.id) ?? written, opened.firstParticipant);
  switch (after.kind) {
    case 'in-place': {
      const isAsTyped = after.rotation.until === edited.until;
      const next = isAsTyped ? typed : { ...typed, until: isoOf(after.rotation.until) };
      return { document: inPlaceOf(document, old.id, [next]), next };
    }
    case 'ended':
      return { document: inPlaceOf(document, old.id, [endedAt(written, pair, after)]), next: null };
    case 'followed': {
      const next = without({ ...typed, id, visibleFrom: isoOf(after.next.visibleFrom), supersedes: old.id });
      const both = [endedAt(written, pair, after), next];
      return { document: inPlaceOf(relinked(document, old.id, id), old.id, both), next };
    }
  }
}

function withEnd(
  document: ScheduleDocument,
  { written, edit, layerId, now }: Writing & { readonly layerId: string },
): ScheduleDocument {
  if (edit.at <= now) return document;
  const ended = { ...written, until: isoOf(edit.at) };
  return {
    ...document,
    layers: document.layers.map((layer) =>
      layer.id === layerId ? { ...layer, rotations: [...layer.rotations, ended] } : layer,
    ),
  };
}

/** The old one keeps its clock, also where the schedule is moved to another zone. */
function endedAt(written: RotationDocument, pair: Pair, { at }: Succession): RotationDocument {
  const zone = pair.zone === pair.newZone ? written.zone : (written.zone ?? pair.zone);
  return without({ ...written, zone, until: isoOf(at) });
}

function withOpener(rotation: RotationDocument, position: number): RotationDocument {
  if ((rotation.firstParticipant ?? 0) === position) return rotation;
  return without({ ...rotation, firstParticipant: position === 0 ? undefined : position });
}

function inPlaceOf(document: ScheduleDocument, id: string, by: readonly RotationDocument[]): ScheduleDocument {
  return {
    ...document,
    layers: document.layers.map((layer) => ({
      ...layer,
      rotations: layer.rotations.flatMap((one) => (one.id === id ? by : [one])),
    })),
  };
}

function rotationDocument(document: ScheduleDocument, id: string): RotationDocument | null {
  return document.layers.flatMap(({ rotations }) => rotations).find((one) => one.id === id) ?? null;
}

function rotationsIn({ layers }: Schedule): readonly Rotation[] {
  return layers.flatMap(({ rotations }) => rotations);
}

function layerIdOf({ layers }: Schedule, rotationId: string): string {
  return layers.find(({ rotations }) => rotations.some(({ id }) => id === rotationId))?.id ?? '';
}

function isoOf(at: Instant | null): string | undefined {
  return at === null ? undefined : new Date(at).toISOString();
}
