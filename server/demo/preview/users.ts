/** As Grafana writes them. */
export type GrafanaRole = 'Viewer' | 'Editor' | 'Admin';

/** Somebody with an account in the Grafana that the preview stands in for. */
export interface PreviewUser {
  /** What the switch and its cookie call them. */
  readonly key: string;
  readonly id: number;
  readonly uid: string;
  readonly login: string;
  readonly name: string;
  readonly email: string;
  readonly role: GrafanaRole;
  /** Said beside the name in the switch, where the role alone does not say it. */
  readonly remark: string | null;
}

const user = (id: number, role: GrafanaRole, key: string, name: string, remark: string | null = null): PreviewUser => {
  const login = (name.split(' ')[0] ?? name).toLowerCase();
  return { key, id, uid: `preview-${login}`, login, name, email: `${login}@tocsin.example`, role, remark };
};

/**
 * One of each role, and one whose rights come from leading a team. Each has the mail address of somebody of the demo
 * town, so that the service recognises them. The first is who looks before anybody has chosen.
 */
export const PREVIEW_USERS: readonly [PreviewUser, ...PreviewUser[]] = [
  user(1, 'Admin', 'admin', 'Ana Ünal'),
  user(2, 'Editor', 'editor', 'Kavya Rao'),
  user(3, 'Viewer', 'viewer', 'Ben Okafor'),
  user(4, 'Viewer', 'lead', 'Maya Thompson', 'leads a team'),
];

const RANK: Readonly<Record<GrafanaRole, number>> = { Viewer: 0, Editor: 1, Admin: 2 };

/** Whether a role includes another one. */
export function hasRole(user: PreviewUser, needed: GrafanaRole): boolean {
  return RANK[user.role] >= RANK[needed];
}
