import { z } from 'zod';
import { shape } from './configuration/shape.ts';
import { instant, instantInput, named } from './wire.ts';

export const override = z
  .object({
    id: z.string(),
    schedule: named,
    start: instant,
    end: instant,
    people: z.array(named).meta({ description: 'On call together, instead of everybody else.' }),
    layer: z.string().nullable().meta({ description: 'Replaces only what this layer says; null: all layers.' }),
    createdAt: instant.meta({ description: 'Of two that overlap the later created wins.' }),
    createdBy: z.string(),
    creator: named.nullable().meta({ description: 'The person who made it and may take it back; null for a machine.' }),
  })
  .meta({ id: 'Override' });

export const overrideList = z.object({ items: z.array(override) }).meta({ id: 'OverrideList' });

export const newOverride = shape({
  start: instantInput.optional().meta({ description: 'Now when left out, or when it lies in the past.' }),
  end: instantInput,
  people: z.array(z.string().max(100)).min(1, 'name at least one person').max(50),
  layer: z.string().max(100).optional().meta({ description: 'Id of a layer: only what it says is replaced.' }),
}).meta({ id: 'NewOverride' });

export const overrideQuery = shape({
  after: instantInput.optional().meta({ description: 'Those that end after it; now when left out.' }),
});
