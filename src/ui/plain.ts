/**
 * To be spread into the values of `t()` wherever a name is among them: React escapes what it draws, and escaping it
 * before would show "O&#39;Brien".
 */
export const plain = { interpolation: { escapeValue: false } } as const;
