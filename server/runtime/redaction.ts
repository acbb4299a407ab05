const MASK = '***';

/** Keys whose values are secrets whatever they look like; compared in lower case without `-` and `_`. */
const SECRET_KEYS = new Set([
  'authorization',
  'authtoken',
  'proxyauthorization',
  'cookie',
  'setcookie',
  'password',
  'secret',
  'token',
  'apikey',
  'bearer',
  'basic',
  'signature',
  'signingsecret',
  'accountsid',
  'databaseurl',
  'xtocsinsecret',
  'xgrafanaid',
  'xslacksignature',
  'xtwiliosignature',
]);

/** Objects deeper than this are cut, because a log line is no place for a whole payload. */
const DEEPEST = 6;

const SECRET_TEXTS: readonly (readonly [RegExp, string])[] = [
  // A token in a URL is as good as a password, and URLs are what error messages quote before anything else.
  [/(\/integrations\/v1\/[^/\s"']+\/)[^/\s"'?#]+/g, `$1${MASK}`],
  [/(\/a\/)[A-Za-z0-9_.~-]{8,}/g, `$1${MASK}`],
  [/\btoc_[A-Za-z0-9_-]{6,}/g, `toc_${MASK}`],
  [/\b(Bearer|Basic)\s+[A-Za-z0-9+/._~=-]{4,}/gi, `$1 ${MASK}`],
  [/\b(xox[abprs]|xapp)-[A-Za-z0-9-]+/g, `$1-${MASK}`],
  [/([a-z][a-z0-9+.-]*:\/\/[^/\s:@]*:)[^/\s@]+@/gi, `$1${MASK}@`],
];

const ADDRESSES: readonly (readonly [RegExp, string])[] = [
  [/([A-Za-z0-9])[A-Za-z0-9._%+-]*@([A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+)/g, `$1${MASK}@$2`],
  // The last two digits stay, so that two people of one country can still be told apart.
  [/\+\d[\d ()-]{2,16}\d(?=\d{2}\b)/g, `+${MASK}`],
];

export function scrub(text: string, addresses: boolean): string {
  let clean = text;
  for (const [pattern, instead] of SECRET_TEXTS) clean = clean.replace(pattern, instead);
  if (addresses) for (const [pattern, instead] of ADDRESSES) clean = clean.replace(pattern, instead);
  return clean;
}

/** A copy of a log line's fields without secrets; errors become plain objects with their causes. */
export function redact(value: unknown, addresses: boolean, depth = 0): unknown {
  if (typeof value === 'string') return scrub(value, addresses);
  if (typeof value === 'bigint') return value.toString();
  if (typeof value !== 'object' || value === null) return value;
  if (depth >= DEEPEST) return '[…]';
  if (value instanceof Error) return redactError(value, addresses, depth);
  if (ArrayBuffer.isView(value)) return `[${value.byteLength} bytes]`;
  if (Array.isArray(value)) return value.map((item) => redact(item, addresses, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      key,
      isSecretKey(key) && item !== null && item !== undefined ? MASK : redact(item, addresses, depth + 1),
    ]),
  );
}

function isSecretKey(key: string): boolean {
  return SECRET_KEYS.has(key.toLowerCase().replace(/[-_]/g, ''));
}

/** Drivers hang a request or a statement with its values on their errors, so only these four fields are kept. */
function redactError(error: Error, addresses: boolean, depth: number): Record<string, unknown> {
  const code = 'code' in error && typeof error.code === 'string' ? { code: error.code } : {};
  const cause = error.cause === undefined ? {} : { cause: redact(error.cause, addresses, depth + 1) };
  return {
    type: error.name,
    message: scrub(error.message, addresses),
    stack: scrub(error.stack ?? '', addresses),
    ...code,
    ...cause,
  };
}
