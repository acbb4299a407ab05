import type { z } from 'zod';
import { collectChannels, missingOf, variableOf } from './environment/channels.ts';
import type { ChannelSettings } from './environment/channels.ts';
import { grafanaOf, missingForGrafana } from './environment/grafana.ts';
import type { GrafanaSettings } from './environment/grafana.ts';
import { find, lookupIn } from './environment/source.ts';
import type { EnvironmentSource } from './environment/source.ts';
import { isServiceLink, unknownVariables } from './environment/unknown.ts';
import { WrongValue } from './environment/variable.ts';
import type { Variable } from './environment/variable.ts';
import { VARIABLES } from './environment/variables.ts';
import type { LogLevel } from './log.ts';

/** What the environment says, checked and complete. Frozen: it is read once, and never again while running. */
export interface Config {
  /** Folder of provisioning files; null where nothing is provisioned. */
  readonly provisioning: string | null;
  readonly database:
    { readonly kind: 'sqlite'; readonly path: string } | { readonly kind: 'postgres'; readonly url: string };
  readonly http: {
    readonly host: string;
    readonly port: number;
    readonly bodyLimit: { readonly bytes: number; readonly setting: string };
  };
  /** Without a slash at the end. */
  readonly publicUrl: string;
  /** False when `publicUrl` was only guessed: then no provider can be told to call back. */
  readonly isPublic: boolean;
  /** How people reach Grafana, without a slash at the end; null where nobody has said so. */
  readonly appUrl: string | null;
  /** Whether calendars of schedules may be read from inside a private network. */
  readonly privateCalendars: boolean;
  readonly logLevel: LogLevel;
  /** Null: to be made once and kept in the store. */
  readonly secret: string | null;
  readonly adminToken: string | null;
  /** Null: the app inside Grafana is not served. */
  readonly grafana: GrafanaSettings | null;
  readonly channels: ChannelSettings;
  /** Finds what a provisioning file calls `$NAME`. */
  readonly lookup: (name: string) => string | undefined;
}

export type ConfigResult =
  { readonly ok: true; readonly config: Config } | { readonly ok: false; readonly errors: readonly string[] };

type Values = { readonly [K in keyof typeof VARIABLES]: ReturnType<(typeof VARIABLES)[K]['read']> };

/** Reads everything and reports every error at once. `channels` is the shape of all channels' settings together. */
export function readConfig(source: EnvironmentSource, channels: z.ZodType): ConfigResult {
  const errors: string[] = [];
  const broken = new Set<string>();
  const read = Object.entries<Variable<unknown>>(VARIABLES).map(([key, variable]) => {
    const result = valueOf(variable, source);
    if ('value' in result) return [key, result.value];
    errors.push(result.error);
    broken.add(variable.name);
    return [key, null];
  });
  // Built from the entries of VARIABLES, each read by its own variable; where one failed, the values are not used.
  const values = Object.fromEntries(read) as Values;
  const written = collectChannels(values);
  const missing = missingOf(written, broken);
  const settings = withCallbacks(written, values.publicUrl);
  errors.push(...missing, ...missingForGrafana(values, broken));
  if (missing.length === 0) errors.push(...refusedBy(channels, settings, broken));
  errors.push(...unknownVariables(source.variables, knownNames()));
  return errors.length > 0 ? { ok: false, errors } : { ok: true, config: configOf(values, settings, source) };
}

function valueOf(variable: Variable<unknown>, source: EnvironmentSource): { value: unknown } | { error: string } {
  const names = variable.alias === null ? [variable.name] : [variable.name, variable.alias];
  for (const name of names) {
    if (isServiceLink(name, source.variables[name] ?? '')) continue;
    const found = variable.secret ? find(name, source) : find(name, { ...source, variables: only(name, source) });
    if (found.kind === 'wrong') return { error: found.message };
    if (found.kind === 'value') return readAs(name, variable, found.text);
  }
  return variable.default === null ? { value: null } : readAs(variable.name, variable, variable.default);
}

/** `<NAME>_FILE` means something only for secrets. */
function only(name: string, { variables }: EnvironmentSource): EnvironmentSource['variables'] {
  return { [name]: variables[name] };
}

function readAs(name: string, variable: Variable<unknown>, text: string): { value: unknown } | { error: string } {
  try {
    return { value: variable.read(text) };
  } catch (error) {
    if (!(error instanceof WrongValue)) throw error;
    return { error: `${name} ${error.message}` };
  }
}

/** Twilio is told where to report deliveries only when somebody said how it reaches us. */
function withCallbacks(settings: ChannelSettings, publicUrl: string | null): ChannelSettings {
  return settings.sms === undefined ? settings : { ...settings, sms: { ...settings.sms, publicUrl } };
}

function refusedBy(channels: z.ZodType, settings: ChannelSettings, broken: ReadonlySet<string>): string[] {
  const parsed = channels.safeParse(settings);
  const issues = parsed.success ? [] : parsed.error.issues;
  return issues.flatMap(({ path, message }) => {
    const name = variableOf(String(path[0]), String(path[1]));
    return broken.has(name) ? [] : [`${name}: ${message}`];
  });
}

function knownNames(): string[] {
  return Object.values(VARIABLES).flatMap(({ name, alias, secret }) =>
    [name, ...(alias === null ? [] : [alias])].flatMap((each) => (secret ? [each, `${each}_FILE`] : [each])),
  );
}

function configOf(values: Values, channels: ChannelSettings, source: EnvironmentSource): Config {
  const { databaseUrl, data, host, port, bodyLimit, publicUrl, logLevel, secret, adminToken } = values;
  return Object.freeze({
    provisioning: values.provisioning === 'none' ? null : values.provisioning,
    database: Object.freeze(
      databaseUrl === null ? { kind: 'sqlite', path: data } : { kind: 'postgres', url: databaseUrl },
    ),
    http: Object.freeze({ host, port, bodyLimit: Object.freeze({ bytes: bodyLimit, setting: 'TOCSIN_BODY_LIMIT' }) }),
    publicUrl: publicUrl ?? `http://localhost:${port}`,
    isPublic: publicUrl !== null,
    appUrl: values.appUrl,
    privateCalendars: values.privateCalendars,
    logLevel,
    secret,
    adminToken,
    grafana: grafanaOf(values),
    channels: Object.freeze(channels),
    lookup: lookupIn(source),
  } satisfies Config);
}
