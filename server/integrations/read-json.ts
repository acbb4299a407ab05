/** NUL, and halves of a character: escapes that JSON allows. */
const ESCAPES = /\\u(?:0000|d[89a-f])/i;
const UNSTORABLE = /\0|\p{Surrogate}/gu;

/**
 * Reads the body of a request. What no database stores as it is becomes U+FFFD before anything looks at it: a name that
 * changed on its way into a table would not be found there again, and its next report would be another alert.
 *
 * @throws SyntaxError as `JSON.parse` does.
 */
export function readJson(text: string): unknown {
  // Hardly any body has such an escape, and a reviver makes reading several times as long.
  if (!ESCAPES.test(text)) return JSON.parse(text) as unknown;
  return JSON.parse(text, (_, value: unknown) => storable(value)) as unknown;
}

function storable(value: unknown): unknown {
  if (typeof value === 'string') return value.replace(UNSTORABLE, '\ufffd');
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key.replace(UNSTORABLE, '\ufffd'), one]));
}
