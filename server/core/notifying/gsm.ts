/** The alphabet of a plain SMS (3GPP TS 23.038, 6.2.1). One character outside of it makes every part hold 70, not 160. */
const BASIC = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
);
/** Not one but two septets each. */
const EXTENDED = new Set('^{}\\[~]|€');

const STAND_INS: Readonly<Record<string, string>> = {
  '‘': "'",
  '’': "'",
  '“': '"',
  '”': '"',
  '–': '-',
  '—': '-',
  '…': '...',
  '→': '->',
  '≥': '>=',
  '≤': '<=',
  '×': 'x',
  '°': ' deg',
  µ: 'u',
  μ: 'u',
  ł: 'l',
  Ł: 'L',
  đ: 'd',
  Đ: 'D',
  ı: 'i',
  '\t': ' ',
  '\u00a0': ' ',
};

function plain(character: string): string {
  if (BASIC.has(character) || EXTENDED.has(character)) return character;
  const standIn = STAND_INS[character];
  if (standIn !== undefined) return standIn;
  // Without its accent a letter is still readable; what is left over has no stand-in at all.
  const bare = character.normalize('NFKD').replace(/\p{M}/gu, '');
  return bare !== '' && [...bare].every((one) => BASIC.has(one) || EXTENDED.has(one)) ? bare : '?';
}

export function toGsm(text: string): string {
  // Combining accents join their letter first, so that "u" and a dieresis become the "ü" that the alphabet has.
  return [...text.normalize('NFC')]
    .map(plain)
    .join('')
    .replace(/\?{2,}/g, '?');
}

/** Room that a text in that alphabet takes, in the septets that providers count. */
export function septetsOf(text: string): number {
  let septets = 0;
  for (const character of text) septets += EXTENDED.has(character) ? 2 : 1;
  return septets;
}

export function clipGsm(text: string, room: number): string {
  if (septetsOf(text) <= room) return text;
  const mark = '...';
  let kept = '';
  let left = room - mark.length;
  for (const character of text) {
    left -= septetsOf(character);
    if (left < 0) break;
    kept += character;
  }
  return room < mark.length ? '' : `${kept.trimEnd()}${mark}`;
}
