import { z } from 'zod';

/**
 * What a caller may do, each including the one before: a viewer reads and answers alert groups, an editor configures, an
 * admin administers tokens, settings and provisioning. Being on call has nothing to do with it.
 */
export const ROLES = ['viewer', 'editor', 'admin'] as const;

export const role = z.enum(ROLES).meta({ id: 'Role' });
export type Role = z.infer<typeof role>;
