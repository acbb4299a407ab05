import type { IntegrationDocument } from '../../server/contract/configuration/integration.ts';
import { TIMESTAMP_HEADER } from './connecting.ts';

export const TYPES = ['grafana', 'alertmanager', 'webhook'] as const;

/** What stands in a document in place of a secret; put back, the service keeps the secret. */
export const NOT_SHOWN = '••••••';

/** The form, as it is typed. */
export interface Draft {
  readonly name: string;
  readonly type: string;
  readonly isSigned: boolean;
  readonly maxAge: string;
  readonly credentials: 'none' | 'basic' | 'bearer';
  readonly username: string;
  /** Password or bearer token. */
  readonly password: string;
  readonly labels: readonly { readonly name: string; readonly value: string }[];
  readonly ratePerMinute: string;
}

export type SetDraft = (change: Partial<Draft>) => void;

export const NEW_DRAFT: Draft = {
  ...{ name: '', type: 'grafana', isSigned: true, maxAge: '5m', credentials: 'none', username: '', password: '' },
  labels: [],
  ratePerMinute: '6000',
};

export function draftOf({ name, type, auth = {}, labels = {}, ratePerMinute = 6_000 }: IntegrationDocument): Draft {
  const { basic, bearer, hmac } = auth;
  return {
    ...{ name, type, isSigned: hmac !== undefined, maxAge: hmac?.maxAge ?? '5m' },
    credentials: basic ? 'basic' : bearer === undefined ? 'none' : 'bearer',
    username: basic?.username ?? '',
    password: basic?.password ?? bearer ?? '',
    labels: Object.entries(labels).map(([label, value]) => ({ name: label, value })),
    ratePerMinute: String(ratePerMinute),
  };
}

/** A new one gets its id from its name, unless somebody gives it another. */
type Document = Omit<IntegrationDocument, 'id'> & { readonly id?: string };

/**
 * The document that the form stands for. What the form does not show (header names, an id, the token) stays as it is in
 * `before`; `secret` is for signatures that are turned on by this.
 */
export function documentOf(draft: Draft, before: IntegrationDocument | null, secret: string): Document {
  const { name, type, credentials, username, password, labels } = draft;
  const hmac = { secret, timestampHeader: TIMESTAMP_HEADER, ...before?.auth?.hmac, maxAge: draft.maxAge.trim() };
  return {
    ...before,
    ...{ name: name.trim(), type },
    auth: {
      ...(credentials === 'basic' ? { basic: { username: username.trim(), password } } : {}),
      ...(credentials === 'bearer' ? { bearer: password } : {}),
      ...(draft.isSigned ? { hmac } : {}),
    },
    labels: Object.fromEntries(labels.flatMap((one) => (one.name.trim() === '' ? [] : [[one.name.trim(), one.value]]))),
    ratePerMinute: Number(draft.ratePerMinute),
  };
}

export type DraftField = 'name' | 'maxAge' | 'username' | 'password' | 'ratePerMinute';

/** The fields that cannot be saved like this; the service checks the rest. */
export function mistakesIn(draft: Draft): ReadonlySet<DraftField> {
  const { name, credentials, username, password, ratePerMinute, isSigned, maxAge } = draft;
  const wrong: readonly (readonly [DraftField, boolean])[] = [
    ['name', name.trim() === ''],
    ['maxAge', isSigned && !/^(\d+h)?(\d+m)?(\d+s)?$/.test(maxAge.trim() || '-')],
    ['username', credentials === 'basic' && username.trim() === ''],
    ['password', credentials !== 'none' && password === ''],
    ['ratePerMinute', !/^[1-9]\d{0,7}$/.test(ratePerMinute.trim())],
  ];
  return new Set(wrong.flatMap(([field, isWrong]) => (isWrong ? [field] : [])));
}
