import type { z } from 'zod';
import type { Role } from '../../contract/role.ts';
import type { Api } from '../../contract/routes.ts';
import type { token } from '../../contract/token.ts';
import type { Instant } from '../../core/time/instant.ts';
import type { Known } from '../../engine/known.ts';
import type { Clock } from '../../runtime/clock.ts';
import { newId } from '../../runtime/ids.ts';
import type { Database } from '../../store/database.ts';
import type { TokenRow } from '../../store/rows.ts';
import { addToken, listTokens, revokeToken } from '../../store/tokens.ts';
import { hashOf, newSecret } from '../auth/secret.ts';
import { Refusal } from '../problem.ts';
import { noContent } from './handler.ts';
import type { HandlersOf } from './handler.ts';
import { isoOf, isoOrNull, namingOf } from './naming.ts';
import type { Naming } from './naming.ts';

export interface TokenRequest {
  readonly name: string;
  readonly role: Role;
  readonly personId: string | null;
  readonly expiresAt: Instant | null;
}

/** Makes a token and keeps its hash. The secret exists only in what this returns. */
export async function createToken(
  database: Database,
  clock: Clock,
  request: TokenRequest,
): Promise<{ readonly row: TokenRow; readonly secret: string }> {
  const secret = newSecret();
  const now = clock.now();
  const row: TokenRow = {
    id: newId(now),
    hash: hashOf(secret),
    name: request.name,
    role: request.role,
    person_id: request.personId,
    created_at: now,
    expires_at: request.expiresAt,
    last_used_at: null,
    revoked_at: null,
  };
  await database.write((tx) => addToken(tx, row));
  return { row, secret };
}

export function tokenHandlers(database: Database, clock: Clock, known: () => Known): HandlersOf<Api['tokens']> {
  return {
    list: async () => {
      const rows = await database.read((tx) => listTokens(tx));
      const naming = namingOf(known());
      return { body: { items: rows.filter((row) => row.revoked_at === null).map((row) => tokenOf(row, naming)) } };
    },
    create: async ({ body }) => {
      const { name, role, person } = body;
      const expiresAt = body.expiresAt === null ? null : Date.parse(body.expiresAt);
      if (expiresAt !== null && expiresAt <= clock.now()) {
        throw new Refusal('wrong-shape', 'expiresAt lies in the past: the token would never work.');
      }
      if (person !== undefined && !known().directory.people.has(person)) {
        throw new Refusal('wrong-shape', `There is no person ${person}.`);
      }
      const made = await createToken(database, clock, { name, role, personId: person ?? null, expiresAt });
      return { body: { ...tokenOf(made.row, namingOf(known())), secret: made.secret } };
    },
    revoke: async ({ params }) => {
      const wasThere = await database.write((tx) => revokeToken(tx, params.id, clock.now()));
      if (!wasThere) throw new Refusal('not-found', `There is no token ${params.id}, or it was revoked before.`);
      return noContent;
    },
  };
}

function tokenOf(row: TokenRow, naming: Naming): z.input<typeof token> {
  return {
    id: row.id,
    name: row.name,
    role: row.role,
    person: row.person_id === null ? null : naming.person(row.person_id),
    createdAt: isoOf(row.created_at),
    expiresAt: isoOrNull(row.expires_at),
    lastUsedAt: isoOrNull(row.last_used_at),
  };
}
