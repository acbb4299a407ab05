import { z } from 'zod';

const GROUP = 'notifications.alerting.grafana.app/v0alpha1';

const receiver = z.object({
  spec: z.object({
    title: z.string().min(1),
    integrations: z.array(
      z.object({
        uid: z.string().optional(),
        type: z.string(),
        version: z.string().default('v1'),
        disableResolveMessage: z.boolean().default(false),
        settings: z.record(z.string(), z.unknown()),
        secureFields: z.record(z.string(), z.unknown()).optional(),
      }),
    ),
  }),
});

/** Settings of a webhook that Grafana takes and never shows again. */
const SECRETS = ['password', 'authorization_credentials', 'hmacConfig.secret'];

interface Kept {
  readonly title: string;
  readonly body: object;
}

export type Created =
  | { readonly kind: 'created'; readonly body: object }
  | { readonly kind: 'exists'; readonly title: string }
  | { readonly kind: 'invalid'; readonly why: string };

/** Contact points, as the API for them keeps them. */
export interface Receivers {
  list(): object;
  create(body: unknown): Created;
  remove(name: string): boolean;
}

export function createReceivers(): Receivers {
  const kept = new Map<string, Kept>();
  return {
    list: () => ({
      kind: 'ReceiverList',
      apiVersion: GROUP,
      metadata: {},
      items: [...kept.values()].map(({ body }) => body),
    }),
    create(sent) {
      const parsed = receiver.safeParse(sent);
      if (!parsed.success) return { kind: 'invalid', why: parsed.error.issues[0]?.message ?? 'no receiver' };
      const { title, integrations } = parsed.data.spec;
      // Grafana derives the name from the title.
      const name = Buffer.from(title, 'utf8').toString('base64url');
      if (kept.has(name)) return { kind: 'exists', title };
      const body = {
        kind: 'Receiver',
        apiVersion: GROUP,
        metadata: { name, uid: name, namespace: 'default', resourceVersion: '1' },
        spec: {
          title,
          integrations: integrations.map(({ settings, ...rest }, index) => ({
            ...rest,
            uid: rest.uid ?? `${name}-${index}`,
            ...withoutSecrets(settings),
          })),
        },
      };
      kept.set(name, { title, body });
      return { kind: 'created', body };
    },
    remove: (name) => kept.delete(name),
  };
}

/** The secret ones are taken out of the settings, and only their names are left. */
function withoutSecrets(settings: Readonly<Record<string, unknown>>) {
  const shown = structuredClone(settings) as Record<string, unknown>; // A clone of a record is one, and is ours to change.
  const secureFields: Record<string, true> = {};
  for (const secret of SECRETS) {
    const [first = '', second] = secret.split('.');
    const holder = second === undefined ? shown : shown[first];
    const name = second ?? first;
    if (!isRecord(holder) || holder[name] === undefined) continue;
    delete holder[name];
    secureFields[secret] = true;
  }
  return { settings: shown, secureFields };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
