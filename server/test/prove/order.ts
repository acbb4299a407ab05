/** The same texts in an order that only the seed decides, so that a run that is cut short has seen others each time. */
export function orderOf(texts: readonly string[], seed: number): string[] {
  const keyed = texts.map((text) => ({ text, key: hash(`${seed} ${text}`) }));
  return keyed.sort((a, b) => a.key - b.key || (a.text < b.text ? -1 : 1)).map(({ text }) => text);
}

/** FNV-1a. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  return value >>> 0;
}
