import { z } from 'zod';
import { LOG_LEVELS } from '../log.ts';
import { atLeast, bytes, flag, orgs, port, postgresUrl, publicUrl, text } from './types.ts';
import { optional, withDefault } from './variable.ts';

const logLevel = z.enum(LOG_LEVELS, `must be one of ${LOG_LEVELS.join(', ')}`);

const identity = z.enum(['verified', 'context'], 'must be verified or context');

/** Every variable that the service reads; `--help` is printed from it. Adding one here is all there is to do. */
export const VARIABLES = {
  provisioning: withDefault('TOCSIN_PROVISIONING', text, 'provisioning/town', {
    meaning:
      'Folder of YAML files that own teams, people, services and so on; "none" for an installation without files.',
    example: '/etc/tocsin',
  }),
  databaseUrl: optional('DATABASE_URL', postgresUrl, {
    meaning: 'PostgreSQL, for several replicas. Unset: the embedded SQLite file.',
    example: 'postgres://tocsin:secret@db:5432/tocsin',
    secret: true,
  }),
  data: withDefault('TOCSIN_DATA', text, './data/tocsin.db', {
    meaning: 'The SQLite file; made when missing.',
    example: '/var/lib/tocsin/tocsin.db',
  }),
  host: withDefault('TOCSIN_HOST', text, '127.0.0.1', {
    meaning: 'Address to listen on. Only this machine by default; 0.0.0.0 for everybody who can reach it.',
    example: '0.0.0.0',
  }),
  port: withDefault('TOCSIN_PORT', port, '8470', {
    meaning: 'Port to listen on; 0 takes any free one.',
    example: '8470',
    alias: 'PORT',
  }),
  publicUrl: optional('TOCSIN_PUBLIC_URL', publicUrl, {
    meaning: 'How phones and providers reach this service; stands in every link. Unset: http://localhost and the port.',
    example: 'https://tocsin.example.org',
  }),
  appUrl: optional('TOCSIN_APP_URL', publicUrl, {
    meaning: 'How people reach Grafana, for links from notices to the app. Unset: notices have no link.',
    example: 'https://grafana.example.org',
  }),
  bodyLimit: withDefault('TOCSIN_BODY_LIMIT', bytes, '1MiB', {
    meaning: 'Largest body of a request; more is answered with 413.',
    example: '4MiB',
  }),
  privateCalendars: withDefault('TOCSIN_CALENDARS_ALLOW_PRIVATE', flag, 'true', {
    meaning: 'Imported calendars: false forbids addresses inside private networks.',
    example: 'false',
  }),
  logLevel: withDefault('TOCSIN_LOG_LEVEL', logLevel, 'info', {
    meaning: `One of ${LOG_LEVELS.join(', ')}. Secrets are left out at every level, addresses from info upwards.`,
    example: 'warn',
  }),
  secret: optional('TOCSIN_SECRET', atLeast(32), {
    meaning: 'Signs the links in messages. Unset: made once and kept in the database.',
    example: 'the output of: openssl rand -hex 32',
    secret: true,
  }),
  adminToken: optional('TOCSIN_ADMIN_TOKEN', atLeast(16), {
    meaning: 'A token with the role admin, to make the first personal access tokens with.',
    example: 'the output of: openssl rand -hex 32',
    secret: true,
  }),
  appSecret: optional('TOCSIN_APP_SECRET', atLeast(16), {
    meaning:
      'What the app inside Grafana proves itself with; the same text as in its configuration. Unset: it is refused.',
    example: 'the output of: openssl rand -hex 32',
    secret: true,
  }),
  grafanaUrl: optional('TOCSIN_GRAFANA_URL', publicUrl, {
    meaning: 'How this service reaches Grafana, whose public keys prove who is calling through the app.',
    example: 'http://grafana:3000',
  }),
  grafanaIdentity: withDefault('TOCSIN_GRAFANA_IDENTITY', identity, 'verified', {
    meaning:
      'How Grafana says who is calling: verified (signed), or context where it publishes no keys, as Grafana Cloud: ' +
      'whoever knows the secret of the app can then be anybody.',
    example: 'context',
  }),
  grafanaOrgs: withDefault('TOCSIN_GRAFANA_ORGS', orgs, '1', {
    meaning: 'Ids of the organisations in Grafana whose users may use the app; all of them share this installation.',
    example: '1,4',
  }),
  slackBotToken: optional('SLACK_BOT_TOKEN', text, {
    meaning: 'Slack: Bot User OAuth Token, with the scopes chat:write and im:write; for user groups usergroups:write.',
    example: 'xoxb-…',
    secret: true,
    channel: ['slack', 'botToken'],
  }),
  slackSigningSecret: optional('SLACK_SIGNING_SECRET', text, {
    meaning: 'Slack: Signing Secret, under "Basic Information" of the Slack app.',
    example: '8f742231b10e…',
    secret: true,
    channel: ['slack', 'signingSecret'],
  }),
  slackApiUrl: optional('SLACK_API_URL', text, {
    meaning: 'Slack: another address of its API, for a proxy.',
    example: 'https://slack-proxy.example.org/api/',
    channel: ['slack', 'apiUrl'],
  }),
  smtpUrl: optional('TOCSIN_SMTP_URL', text, {
    meaning: 'Mail: the server that takes it; smtps:// for encryption from the first byte.',
    example: 'smtp://user:password@mail.example.org:587',
    alias: 'SMTP_URL',
    secret: true,
    channel: ['email', 'url'],
  }),
  mailFrom: optional('TOCSIN_MAIL_FROM', text, {
    meaning: 'Mail: the sender.',
    example: 'Tocsin <tocsin@example.org>',
    channel: ['email', 'from'],
  }),
  smtpRequireTls: optional('TOCSIN_SMTP_REQUIRE_TLS', flag, {
    meaning: 'Mail: refuse a server that does not offer STARTTLS.',
    example: 'true',
    channel: ['email', 'requireTls'],
  }),
  smtpAllowSelfSigned: optional('TOCSIN_SMTP_ALLOW_SELF_SIGNED', flag, {
    meaning: 'Mail: accept a certificate of the server’s own making.',
    example: 'true',
    channel: ['email', 'allowSelfSigned'],
  }),
  twilioAccountSid: optional('TWILIO_ACCOUNT_SID', text, {
    meaning: 'SMS: Account SID of Twilio.',
    example: 'AC0123456789abcdef…',
    channel: ['sms', 'accountSid'],
  }),
  twilioAuthToken: optional('TWILIO_AUTH_TOKEN', text, {
    meaning: 'SMS: Auth Token of the account.',
    example: '0123456789abcdef…',
    secret: true,
    channel: ['sms', 'authToken'],
  }),
  twilioFrom: optional('TWILIO_FROM', text, {
    meaning: 'SMS: the number that texts come from.',
    example: '+15550100',
    channel: ['sms', 'from'],
  }),
  twilioMessagingServiceSid: optional('TWILIO_MESSAGING_SERVICE_SID', text, {
    meaning: 'SMS: a messaging service instead of a number.',
    example: 'MG0123456789abcdef…',
    channel: ['sms', 'messagingServiceSid'],
  }),
  twilioBaseUrl: optional('TWILIO_BASE_URL', text, {
    meaning: 'SMS: another address of Twilio’s API, for a proxy.',
    example: 'https://twilio-proxy.example.org',
    channel: ['sms', 'baseUrl'],
  }),
  twilioTwoWay: optional('TWILIO_TWO_WAY', flag, {
    meaning: 'SMS: false where the sender cannot be texted back; no reply codes are written then.',
    example: 'false',
    channel: ['sms', 'twoWay'],
  }),
  webhookSecret: optional('TOCSIN_WEBHOOK_SECRET', text, {
    meaning: 'Webhooks: signs what is sent to receivers. Unset: no webhooks are sent.',
    example: 'the output of: openssl rand -hex 32',
    secret: true,
    channel: ['webhook', 'signingSecret'],
  }),
  webhookAllowPrivate: optional('TOCSIN_WEBHOOK_ALLOW_PRIVATE', flag, {
    meaning: 'Webhooks: false forbids addresses inside private networks.',
    example: 'false',
    channel: ['webhook', 'allowPrivateAddresses'],
  }),
} as const;
