import { z } from 'zod';
import type { Kind } from '../core/directory/kind.ts';

/**
 * What a caller may do, each including the one before: a viewer reads, answers alert groups and says how to
 * be reached, an editor configures, an admin administers tokens, settings and provisioning. Being on call has nothing to do
 * with it.
 */
export const ROLES = ['viewer', 'editor', 'admin'] as const;

export const role = z.enum(ROLES).meta({ id: 'Role' });
export type Role = z.infer<typeof role>;

/**
 * Kinds of documents that say whose they are, in their field `team`. The leads of that team may change them whatever
 * their role; a lead may not take a document from another team, nor give one away.
 */
export const LED_KINDS: ReadonlySet<Kind> = new Set(['service', 'schedule', 'escalation-chain']);
