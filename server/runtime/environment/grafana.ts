import { VARIABLES } from './variables.ts';

/** How calls that come through the app inside Grafana are known to be from there, and from whom. */
export interface GrafanaSettings {
  /** The secret that the plugin proxy adds to every call. */
  readonly secret: string;
  /** Organisations whose users may call. */
  readonly orgs: readonly number[];
  readonly identity:
    /** `url` of Grafana, without a slash at the end: its signing keys are fetched there. */
    | { readonly kind: 'verified'; readonly url: string }
    /** Grafana's unsigned word is taken: as good as the secret, and no better. */
    | { readonly kind: 'context' };
}

interface Values {
  readonly appSecret: string | null;
  readonly grafanaUrl: string | null;
  readonly grafanaIdentity: 'verified' | 'context';
  readonly grafanaOrgs: readonly number[];
}

/** Null where the app is not set up. Ask `missingForGrafana` first. */
export function grafanaOf({ appSecret, grafanaUrl, grafanaIdentity, grafanaOrgs }: Values): GrafanaSettings | null {
  if (appSecret === null) return null;
  const common = { secret: appSecret, orgs: Object.freeze([...grafanaOrgs]) };
  if (grafanaIdentity === 'context') return Object.freeze({ ...common, identity: { kind: 'context' } as const });
  if (grafanaUrl === null) return null;
  return Object.freeze({ ...common, identity: Object.freeze({ kind: 'verified', url: grafanaUrl } as const) });
}

/** Signed identities without the keys to check them would refuse everybody, and only once somebody opens a page. */
export function missingForGrafana(values: Values, broken: ReadonlySet<string>): string[] {
  const { appSecret, grafanaUrl, grafanaIdentity } = VARIABLES;
  const isSet = values.appSecret !== null || broken.has(appSecret.name);
  const isVerified = values.grafanaIdentity === 'verified' && !broken.has(grafanaIdentity.name);
  if (!isSet || !isVerified || values.grafanaUrl !== null || broken.has(grafanaUrl.name)) return [];
  const unless = `unless ${grafanaIdentity.name} is context`;
  return [`${grafanaUrl.name} is missing: ${appSecret.name} needs it beside, ${unless}`];
}
