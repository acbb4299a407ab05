import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import { isPrivateAddress } from '../../runtime/outgoing/private-address.ts';

const HOW = 'write a URL such as https://example.org/hooks/tocsin';
const LONGEST_URL = 2_000;

/** Null for a URL of http or https, otherwise what is wrong with it. */
export function checkWebhookAddress(address: string): string | null {
  if (address.length > LONGEST_URL) return `longer than ${LONGEST_URL} characters; ${HOW}`;
  if (!URL.canParse(address)) return `not a URL; ${HOW}`;
  const { protocol, username, password } = new URL(address);
  if (!isEncoded(username + password)) return `the name or password in it is not encoded (% is %25); ${HOW}`;
  return protocol === 'https:' || protocol === 'http:' ? null : `${protocol} is not supported; ${HOW}`;
}

function isEncoded(text: string): boolean {
  try {
    return decodeURIComponent(text) !== '' || text === '';
  } catch {
    return false;
  }
}

/** `fetch` refuses a URL that carries a name and a password, so they travel as Basic auth instead. */
export function splitCredentials(address: string): { readonly url: string; readonly authorization: string | null } {
  const url = new URL(address);
  if (url.username === '' && url.password === '') return { url: url.href, authorization: null };
  const credentials = `${decodeURIComponent(url.username)}:${decodeURIComponent(url.password)}`;
  url.username = '';
  url.password = '';
  return { url: url.href, authorization: `Basic ${Buffer.from(credentials).toString('base64')}` };
}

/**
 * Whether a URL leads into a private network. The name is looked up here and again by `fetch`; a name server that
 * answers differently in between is not caught, which is why a network policy remains the stronger fence.
 */
export async function leadsInside(url: string): Promise<boolean> {
  const host = new URL(url).hostname.replace(/^\[|\]$/g, '');
  const addresses = isIP(host) === 0 ? await lookup(host, { all: true }) : [{ address: host, family: isIP(host) }];
  return addresses.some(isPrivateAddress);
}
