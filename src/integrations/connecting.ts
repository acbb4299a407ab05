import type { IntegrationSecrets } from '../api/integrations.ts';

/** Grafana has no name of its own for this header; with it the time is signed, and nothing recorded can be sent again. */
export const TIMESTAMP_HEADER = 'X-Grafana-Alerting-Timestamp';

type Sender = Pick<IntegrationSecrets, 'basic' | 'bearer' | 'hmac'> & { readonly url: string };

/** Settings of Grafana's webhook contact point: what its form would hold. */
export function webhookSettings({ url, basic, bearer, hmac }: Sender): Readonly<Record<string, unknown>> {
  return {
    ...{ url, httpMethod: 'POST' },
    ...(basic === null ? {} : { username: basic.username, password: basic.password }),
    // A request has one header for credentials: Basic goes first, as Grafana does it.
    ...(bearer === null || basic !== null ? {} : { authorization_scheme: 'Bearer', authorization_credentials: bearer }),
    ...(hmac === null
      ? {}
      : {
          hmacConfig: {
            secret: hmac.secret,
            header: hmac.header,
            ...(hmac.timestampHeader === null ? {} : { timestampHeader: hmac.timestampHeader }),
          },
        }),
  };
}

/** The same as a file for Grafana's `provisioning/alerting`; secrets come from its environment. */
export function contactPointFile(title: string, uid: string, sender: Sender): string {
  const { basic, bearer, hmac } = sender;
  const lines = [
    ...['apiVersion: 1', 'contactPoints:', '  - orgId: 1', `    name: ${quoted(title)}`, '    receivers:'],
    ...[`      - uid: ${uid}`, '        type: webhook', '        settings:', `          url: ${quoted(sender.url)}`],
    ...['          httpMethod: POST'],
    ...(basic === null
      ? []
      : [`          username: ${quoted(basic.username)}`, '          password: $TOCSIN_PASSWORD']),
    ...(bearer === null || basic !== null
      ? []
      : ['          authorization_scheme: Bearer', '          authorization_credentials: $TOCSIN_BEARER']),
    ...(hmac === null
      ? []
      : [
          ...['          hmacConfig:', '            secret: $TOCSIN_HMAC_SECRET', `            header: ${hmac.header}`],
          ...(hmac.timestampHeader === null ? [] : [`            timestampHeader: ${hmac.timestampHeader}`]),
        ]),
  ];
  return lines.join('\n') + '\n';
}

/** A receiver of Prometheus Alertmanager, with the shortest route to it. */
export function alertmanagerFile({ url, basic, bearer }: Sender): string {
  const credentials =
    basic !== null
      ? [`          basic_auth: { username: ${quoted(basic.username)}, password: ${quoted(basic.password)} }`]
      : bearer !== null
        ? [`          authorization: { credentials: ${quoted(bearer)} }`]
        : [];
  const lines = [
    ...[
      'receivers:',
      '  - name: tocsin',
      '    webhook_configs:',
      `      - url: ${quoted(url)}`,
      '        send_resolved: true',
    ],
    ...(credentials.length === 0 ? [] : ['        http_config:', ...credentials]),
    ...['', 'route:', '  receiver: tocsin', '  group_by: [alertname]', '  group_wait: 5s', '  group_interval: 1m'],
  ];
  return lines.join('\n') + '\n';
}

const TEST_BODY = JSON.stringify({ test: true, title: 'Backup failed', service: 'warehouse', severity: 'error' });

/** A test from any shell, which pages nobody; where requests are signed, the shell works the signature out. */
export function curlCommand({ url, basic, bearer, hmac }: Sender): string {
  const isTimed = hmac?.timestampHeader != null;
  const signing =
    hmac === null
      ? []
      : [
          `body=${shell(TEST_BODY)}`,
          ...(isTimed ? ['ts=$(date +%s)'] : []),
          `sig=$(printf %s ${isTimed ? '"$ts:$body"' : '"$body"'} | openssl dgst -sha256 -hmac ${shell(hmac.secret)} -r | cut -d' ' -f1)`,
        ];
  const call = [
    `curl -X POST ${shell(url)}`,
    ...(basic === null ? [] : [`-u ${shell(`${basic.username}:${basic.password}`)}`]),
    ...(bearer === null || basic !== null ? [] : [`-H ${shell(`Authorization: Bearer ${bearer}`)}`]),
    ...(hmac === null ? [] : [`-H "${hmac.header}: $sig"`]),
    ...(isTimed ? [`-H "${hmac.timestampHeader}: $ts"`] : []),
    `-H 'Content-Type: application/json'`,
    hmac === null ? `-d ${shell(TEST_BODY)}` : '-d "$body"',
  ];
  return [...signing, call.join(' \\\n  ')].join('\n');
}

/** With every secret as dots of one length, so that the shape of a snippet shows before anybody asks for it. */
export function withoutSecrets(type: string, origin: string): Sender & { readonly path: string } {
  const path = `/integrations/v1/${type}/••••••••••••/`;
  return { url: origin + path, path, basic: null, bearer: null, hmac: null };
}

const quoted = (text: string): string => JSON.stringify(text);

const shell = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;

/** 256 bits as the service makes them. */
export function newSecret(random: (bytes: Uint8Array) => Uint8Array): string {
  const bytes = random(new Uint8Array(32));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}
