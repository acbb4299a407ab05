/** What the server of the preview tells the page; see boot.ts beside this folder. */
export interface Told {
  readonly user: ToldUser;
  readonly theme: 'dark' | 'light';
  readonly users: readonly ToldUser[];
  readonly plugins: readonly ToldPlugin[];
}

export interface ToldUser {
  readonly key: string;
  readonly login: string;
  readonly name: string;
  readonly role: Role;
  readonly remark: string | null;
}

export type Role = 'Viewer' | 'Editor' | 'Admin';

export interface ToldPlugin {
  readonly id: string;
  readonly type: string;
  readonly name: string;
  readonly info: { readonly description: string; readonly version: string };
  readonly includes: readonly Include[];
  readonly languages: readonly string[];
}

export interface Include {
  readonly type: string;
  readonly name: string;
  readonly path: string;
  readonly role: Role;
  readonly addToNav: boolean;
  readonly defaultNav: boolean;
  readonly icon?: string;
}

declare global {
  interface Window {
    readonly tocsinPreview: Told;
  }
}

export const told: Told = window.tocsinPreview;

const RANK: Readonly<Record<Role, number>> = { Viewer: 0, Editor: 1, Admin: 2 };

export function hasRole(user: ToldUser, needed: Role): boolean {
  return RANK[user.role] >= RANK[needed];
}
