export interface MatcherProblem {
  readonly message: string;
  readonly position: number;
}

export interface MatcherText {
  readonly name: string;
  readonly operator: '=' | '!=' | '=~' | '!~';
  readonly value: string;
  /** Where the value begins, without its quote; exact as long as nothing before it was escaped. */
  readonly valueAt: number;
}

export interface Unreadable {
  readonly ok: false;
  readonly problem: MatcherProblem;
}

export type Reading = { readonly ok: true; readonly parts: readonly MatcherText[] } | Unreadable;

export function unreadable(message: string, position: number): Unreadable {
  return { ok: false, problem: { message, position } };
}
