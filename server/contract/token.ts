import { z } from 'zod';
import { shape } from './configuration/shape.ts';
import { role } from './role.ts';
import { instant, instantInput, named } from './wire.ts';

export const token = z
  .object({
    id: z.string(),
    name: z.string(),
    role,
    person: named.nullable().meta({ description: 'Who acts when this token acts; null for a machine.' }),
    createdAt: instant,
    expiresAt: instant.nullable(),
    lastUsedAt: instant.nullable().meta({ description: 'To the minute.' }),
  })
  .meta({ id: 'Token' });

export const newToken = token
  .extend({ secret: z.string().meta({ description: 'Shown this once: only its hash is kept.' }) })
  .meta({ id: 'NewToken' });

export const tokenRequest = shape({
  name: z.string().trim().min(1, 'write what it is for').max(200),
  role,
  person: z.string().max(100).optional(),
  expiresAt: instantInput.nullable().meta({ description: 'Null: never. Say so on purpose.' }),
});

export const tokenList = z.object({ items: z.array(token) }).meta({ id: 'TokenList' });
