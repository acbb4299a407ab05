import type { Actor, Stage } from '../escalation/state.ts';
import { formatDuration } from '../time/duration.ts';
import { spell, utcTime } from './mention.ts';
import type { Spelling } from './mention.ts';
import type { TimelineEntry, TimelineFact } from './timeline.ts';

/** What ids are called. Something deleted is still named, by its id, rather than left out. */
export interface Names extends Spelling {
  integration(id: string): string;
}

export function actorName(actor: Actor, names: Names): string {
  switch (actor.kind) {
    case 'person':
      return names.person(actor.personId);
    case 'source':
      return names.integration(actor.integrationId);
    case 'tocsin':
      return 'Tocsin';
  }
}

const STAGE: { readonly [S in Stage]: string } = {
  chain: 'the escalation chain',
  reassigned: 'the people it was handed to',
  'team-fallback': "the team's fallback",
  'installation-fallback': "the installation's fallback",
};

const ASKED: { readonly [asked: string]: string } = {
  acknowledge: 'acknowledge',
  unacknowledge: 'take back the acknowledgement',
  decline: 'decline',
  snooze: 'snooze',
  resolve: 'resolve',
  escalate: 'escalate',
  reassign: 'hand over',
  'add-responder': 'call somebody in',
};

function stepName(stage: Stage, index: number): string {
  return stage === 'chain' ? `Step ${index + 1}` : capital(STAGE[stage]);
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function people(ids: readonly string[], names: Names): string {
  return ids.map((id) => names.person(id)).join(', ');
}

/** Ways in and out as people write them; one that is not listed is called by its id. */
const WAYS: Readonly<Record<string, string>> = {
  api: 'the API',
  email: 'e-mail',
  grafana: 'Grafana',
  slack: 'Slack',
  sms: 'SMS',
};

const way = (id: string): string => WAYS[id] ?? id;

function via(actor: Actor): string {
  return actor.kind === 'person' && actor.via !== '' ? ` via ${way(actor.via)}` : '';
}

function count(n: number, noun: string): string {
  return `${n} ${noun}${n === 1 ? '' : 's'}`;
}

function reason(text: string): string {
  return text === '' ? '' : `: ${text}`;
}

type Sentences = {
  readonly [K in TimelineFact['kind']]: (fact: Extract<TimelineFact, { kind: K }>, names: Names) => string;
};

const when = (at: number, names: Names): string => (names.time ? names.time(at) : utcTime(at));

const SENTENCES: Sentences = {
  opened: ({ title, severity, urgency }) => `Opened by ${severity} alert "${title}", ${urgency} urgency`,
  owned: ({ serviceId, reason: why }, names) =>
    serviceId === null ? `No service owns this${reason(why)}` : `Belongs to ${names.service(serviceId)}${reason(why)}`,
  'alert-joined': ({ title, severity, alerts, effect }) =>
    `${capital(severity)} alert "${title}" fired; ${count(alerts, 'alert')} firing; ${effect}`,
  'alert-resolved': ({ title, stillFiring }) =>
    `Alert "${title}" resolved; ${count(stillFiring, 'alert')} still firing`,
  'late-resolved': ({ title }) => `Alert "${title}" resolved, after the alert group was resolved`,
  'still-firing': ({ title, reason: why }) => `Alert "${title}" still fires${reason(why)}`,
  'severity-rose': ({ from, to, urgency }) => `Severity rose from ${from} to ${to}, ${urgency} urgency`,
  'chain-started': ({ chainId, chainName, version }) =>
    chainId === null ? 'There is no escalation chain' : `Escalation chain ${chainName} began, version ${version}`,
  'step-entered': ({ stage, index, people: ids, reason: why }, names) =>
    `${stepName(stage, index)} pages ${people(ids, names)}${reason(why)}`,
  'step-skipped': ({ stage, index, reason: why }) => `${stepName(stage, index)} was skipped${reason(why)}`,
  waiting: ({ until }, names) => `Waiting for an answer until ${when(until, names)}`,
  repeated: ({ round, of }) => `The chain begins again, ${round} of ${of}`,
  'stage-entered': ({ stage, reason: why }) => `On to ${STAGE[stage]}${reason(why)}`,
  exhausted: ({ reason: why }) => `Nothing is left to try${reason(why)}`,
  'nobody-reachable': ({ reason: why }) => `Nobody can be reached${reason(why)}`,
  paged: ({ personId, channel, urgency, because }, names) =>
    `Paged ${names.person(personId)} over ${way(channel)}, ${urgency} urgency${reason(because)}`,
  'page-delivered': ({ personId, channel, detail }, names) =>
    `The page for ${names.person(personId)} arrived over ${way(channel)}${reason(detail)}`,
  'page-failed': ({ personId, channel, reason: why }, names) =>
    `The page for ${names.person(personId)} failed over ${way(channel)}${reason(why)}`,
  'page-held': ({ personId, channel, reason: why }, names) =>
    `Did not page ${names.person(personId)}${channel === '' ? '' : ` over ${way(channel)}`}${reason(why)}`,
  'person-skipped': ({ personId, reason: why }, names) => `Skipped: ${names.person(personId)} ${why}`,
  notified: ({ personId, channel, notice }, names) => `Told ${names.person(personId)} over ${way(channel)}: ${notice}`,
  acknowledged: ({ by, answersLeft }, names) =>
    `Acknowledged by ${actorName(by, names)}${via(by)}${answersLeft > 0 ? `, ${count(answersLeft, 'more answer')} wanted` : ''}`,
  unacknowledged: ({ by }, names) => `Acknowledgement taken back by ${actorName(by, names)}${via(by)}`,
  'acknowledge-timed-out': ({ afterMs }) => `Fires again: acknowledged ${formatDuration(afterMs)} ago and not resolved`,
  declined: ({ by }, names) => `${actorName(by, names)} can't take it${via(by)}`,
  snoozed: ({ by, until }, names) => `Snoozed by ${actorName(by, names)}${via(by)} until ${when(until, names)}`,
  'snooze-ended': () => 'The snooze is over',
  resolved: ({ by, stillFiring }, names) =>
    `Resolved by ${actorName(by, names)}${via(by)}${stillFiring > 0 ? `, with ${count(stillFiring, 'alert')} still firing` : ''}`,
  reopened: ({ reason: why }) => `Opened again${reason(why)}`,
  reassigned: ({ by, people: ids }, names) => `Handed to ${people(ids, names)} by ${actorName(by, names)}${via(by)}`,
  escalated: ({ by }, names) => `Escalated by ${actorName(by, names)}${via(by)}`,
  'responder-added': ({ by, people: ids }, names) =>
    `${people(ids, names)} called in by ${actorName(by, names)}${via(by)}`,
  note: ({ by, text }, names) => `${actorName(by, names)} noted: ${text}`,
  'no-change': ({ asked, reason: why }) => `Asked to ${ASKED[asked] ?? asked}; nothing changed${reason(why)}`,
};

/**
 * The one sentence for an entry: app, mail, answer page and tests must never tell the same thing in different words.
 */
export function describe(entry: TimelineEntry, names: Names): string {
  // The table has one function per kind and is only read by that kind; TypeScript cannot follow that through a lookup.
  const say = SENTENCES[entry.kind] as (fact: TimelineFact, names: Names) => string;
  // What a human wrote stands as it was written, even where it looks like one of our mentions.
  return entry.kind === 'note' ? say(entry, names) : spell(say(entry, names), names);
}
