import type { IntegrationAuth } from '../core/directory/directory.ts';
import { isSameSecret } from './secret.ts';

export type ProofResult =
  { readonly ok: true } | { readonly ok: false; readonly code: ProofProblem; readonly detail: string };
export type ProofProblem =
  | 'authorization-missing'
  | 'authorization-wrong'
  | 'signature-missing'
  | 'signature-wrong'
  | 'timestamp-missing'
  | 'timestamp-outside-window';

/**
 * Checks the `Authorization` header (as Node shows it: bytes read as latin1) against what the integration demands. Where
 * both Basic and Bearer are set up, either will do, as a request has only one such header.
 */
export function verifyAuthorization(
  header: string | undefined,
  { basic, bearer }: Pick<IntegrationAuth, 'basic' | 'bearer'>,
): ProofResult {
  if (basic === null && bearer === null) return { ok: true };
  const wanted = [...(basic === null ? [] : ['Basic']), ...(bearer === null ? [] : ['Bearer'])].join(' or ');
  const [, scheme = '', rest = ''] = /^(\S+) +(.*)$/.exec(header ?? '') ?? [];
  if (rest === '') {
    return {
      ok: false,
      code: 'authorization-missing',
      detail: `Send an Authorization header with ${wanted} credentials.`,
    };
  }
  const kind = scheme.toLowerCase();
  const isRight =
    (bearer !== null && kind === 'bearer' && isSameSecret(Buffer.from(rest.trim(), 'latin1'), bearer)) ||
    (basic !== null &&
      kind === 'basic' &&
      isSameSecret(Buffer.from(rest, 'base64'), `${basic.username}:${basic.password}`));
  if (isRight) return { ok: true };
  return {
    ok: false,
    code: 'authorization-wrong',
    detail: `The ${wanted} credentials are not those of this integration.`,
  };
}
