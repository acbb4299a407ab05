const LONGEST_ID = 50;

/** The id that a new document names, or one made from its name, so that nobody has to think of both. */
export function idFor(
  document: Readonly<Record<string, unknown>>,
  taken: ReadonlySet<string>,
  newId: () => string,
): string {
  const { id, name } = document;
  if (typeof id === 'string' && id !== '') return id;
  // Decomposed first, so that Ünal becomes unal and not nal.
  const plain = typeof name === 'string' ? name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase() : '';
  const words = plain.match(/[a-z0-9]+/g) ?? [];
  const slug = words.join('-').slice(0, LONGEST_ID).replace(/-$/, '');
  if (slug === '') return newId();
  if (!taken.has(slug)) return slug;
  for (let number = 2; number < 1_000; number += 1) if (!taken.has(`${slug}-${number}`)) return `${slug}-${number}`;
  return newId();
}
