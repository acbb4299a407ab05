import { z } from 'zod';
import type { Target } from '../../core/escalation/chain.ts';
import { MOST_ITEMS, reference } from './scalars.ts';
import { exactlyOne, shape } from './shape.ts';

/** `{person: ana}`, `{schedule: shop-primary}` or `{team: shop}`. */
export const target = shape({
  person: reference('person').optional(),
  schedule: reference('schedule').optional(),
  team: reference('team').optional(),
})
  .refine(exactlyOne, 'name exactly one: person, schedule or team')
  .meta({ minProperties: 1, maxProperties: 1 });

export const targets = z.array(target).max(MOST_ITEMS);

type TargetDocument = z.output<typeof target>;

export function decodeTarget(document: TargetDocument): Target {
  if (document.person !== undefined) return { kind: 'person', personId: document.person };
  if (document.schedule !== undefined) return { kind: 'schedule', scheduleId: document.schedule };
  // The shape lets through exactly one key, so that this one is there.
  return { kind: 'team', teamId: document.team ?? '' };
}

export function encodeTarget(target: Target): TargetDocument {
  switch (target.kind) {
    case 'person':
      return { person: target.personId };
    case 'schedule':
      return { schedule: target.scheduleId };
    case 'team':
      return { team: target.teamId };
  }
}
