import { z } from 'zod';
import type { Role } from '../../../contract/role.ts';
import type { Why } from './refused.ts';

/** Somebody with an account in Grafana, in Grafana's words. */
export interface Identity {
  readonly userId: number;
  readonly login: string;
  /** What people read; never empty. */
  readonly name: string;
  readonly email: string | null;
  readonly role: Role;
  /** Whether Grafana's signature was checked. */
  readonly isVerified: boolean;
}

export type Identified =
  { readonly kind: 'identified'; readonly identity: Identity } | { readonly kind: 'refused'; readonly why: Why };

/** Claims of a JWT whose signature, audience and time were checked before. */
const claims = z.object({
  sub: z.string(),
  type: z.string().optional(),
  role: z.string().optional(),
  username: z.string().optional(),
  name: z.string().optional(),
  email: z.string().optional(),
});

/** What `X-Grafana-Context` holds: Grafana's own `SignedInUser` as JSON. What is unknown here may come and go. */
const context = z.object({
  UserID: z.int(),
  OrgID: z.int(),
  OrgRole: z.string().optional(),
  Login: z.string().optional(),
  Name: z.string().optional(),
  Email: z.string().optional(),
  ApiKeyID: z.int().optional(),
  AuthenticatedBy: z.string().optional(),
  IsServiceAccount: z.boolean().optional(),
  IsAnonymous: z.boolean().optional(),
  IsDisabled: z.boolean().optional(),
  FallbackType: z.string().optional(),
});

const ROLE_OF: ReadonlyMap<string, Role> = new Map([
  ['Viewer', 'viewer'],
  ['Editor', 'editor'],
  ['Admin', 'admin'],
]);

/** `user:2`; service accounts, guests and the image renderer have words of their own before the number. */
const USER = /^user:([1-9]\d{0,14})$/;

export function identityFromClaims(payload: unknown): Identified {
  const parsed = claims.safeParse(payload);
  if (!parsed.success) return { kind: 'refused', why: 'unreadable' };
  const { sub, type = 'user', role, username, name, email } = parsed.data;
  const userId = USER.exec(sub)?.[1];
  if (userId === undefined || type !== 'user') return { kind: 'refused', why: 'not-a-user' };
  return identified({ userId: Number(userId), role, login: username, name, email, isVerified: true });
}

/** Grafana's unsigned word. Only for calls that brought the right secret. */
export function identityFromContext(text: string, orgs: readonly number[]): Identified {
  const parsed = context.safeParse(jsonIn(text));
  if (!parsed.success) return { kind: 'refused', why: 'unreadable' };
  const user = parsed.data;
  if (!isUser(user)) return { kind: 'refused', why: 'not-a-user' };
  if (!orgs.includes(user.OrgID)) return { kind: 'refused', why: 'other-organisation' };
  const { UserID: userId, OrgRole: role, Login: login, Name: name, Email: email } = user;
  return identified({ userId, role, login, name, email, isVerified: false });
}

function isUser(user: z.output<typeof context>): boolean {
  const { UserID, ApiKeyID = 0, AuthenticatedBy, IsServiceAccount, IsAnonymous, IsDisabled, FallbackType } = user;
  if (UserID < 1 || ApiKeyID !== 0 || AuthenticatedBy === 'render') return false;
  return !IsServiceAccount && !IsAnonymous && !IsDisabled && (FallbackType ?? 'user') === 'user';
}

interface Described {
  readonly userId: number;
  readonly role: string | undefined;
  readonly login: string | undefined;
  readonly name: string | undefined;
  readonly email: string | undefined;
  readonly isVerified: boolean;
}

function identified({ userId, isVerified, ...described }: Described): Identified {
  const role = ROLE_OF.get(described.role ?? '');
  if (role === undefined) return { kind: 'refused', why: 'no-role' };
  const [email = null] = written(described.email);
  const [login = `user-${userId}`] = written(described.login);
  const [name = login] = written(described.name);
  return { kind: 'identified', identity: { userId, login, name, email, role, isVerified } };
}

/** Grafana writes what nobody filled in as an empty text. */
function written(text: string | undefined): [string?] {
  const trimmed = text?.trim() ?? '';
  return trimmed === '' ? [] : [trimmed];
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}
