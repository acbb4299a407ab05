import type { z } from 'zod';
import type { readiness } from '../../contract/readiness.ts';
import type { Api } from '../../contract/routes.ts';
import type { Person } from '../../core/notifying/person.ts';
import { describeFinding } from '../../core/readiness/describe-finding.ts';
import { withProofs } from '../../core/readiness/proof.ts';
import type { Proof } from '../../core/readiness/proof.ts';
import { readinessOf, weightOf } from '../../core/readiness/readiness.ts';
import type { Finding } from '../../core/readiness/readiness.ts';
import type { Known } from '../../engine/known.ts';
import { refusedAddresses } from '../../store/consent.ts';
import type { Database, Tx } from '../../store/database.ts';
import { proofsOf } from '../../store/proofs.ts';
import { Refusal } from '../problem.ts';
import type { HandlersOf } from './handler.ts';
import { isoOrNull, namingOf } from './naming.ts';

type Ready = z.input<typeof readiness>;

/** Answers about anybody, from what was known at one instant. */
export interface ReadinessView {
  of(person: Person): Ready;
}

/** Two small reads, whoever is asked about: proofs of everybody (or of one person), and who said STOP. */
export async function readReadiness(tx: Tx, known: Known, personId: string | null = null): Promise<ReadinessView> {
  const rows = await proofsOf(tx, personId);
  const refused = new Set((await refusedAddresses(tx)).map(({ channel, address }) => `${channel} ${address}`));
  const proofs = new Map<string, Proof[]>();
  for (const row of rows) {
    const proof: Proof = {
      ...{ personId: row.person_id, methodId: row.method_id, channel: row.channel },
      ...{ address: row.address, provenAt: row.proven_at },
    };
    proofs.set(row.person_id, [...(proofs.get(row.person_id) ?? []), proof]);
  }
  const { person: nameOf } = namingOf(known);
  const surroundings = {
    kindOf: known.channelKind,
    hasRefused: (channel: string, address: string): boolean => refused.has(`${channel} ${address}`),
    demands: known.directory.settings.demands ?? null,
  };
  return {
    of(person) {
      const learnt = withProofs(person, proofs.get(person.id) ?? []);
      const { isReachable, findings } = readinessOf(learnt, surroundings);
      const methods = learnt.contactMethods.map(({ id, channel, address, enabled, provenAt }) => ({
        ...{ id, channel, enabled, isSetUp: known.channelKind(channel) !== null },
        hasRefused: surroundings.hasRefused(channel, address),
        provenAt: isoOrNull(provenAt),
      }));
      return { person: nameOf(person.id), isReachable, findings: findings.map(findingOf), methods };
    },
  };
}

function findingOf(finding: Finding): Ready['findings'][number] {
  const methodId = 'methodId' in finding ? finding.methodId : null;
  return { kind: finding.kind, weight: weightOf(finding), methodId, ...describeFinding(finding) };
}

export function readinessHandlers(database: Database, known: () => Known): HandlersOf<Api['readiness']> {
  return {
    list: async ({ query }) => {
      const snapshot = known();
      const people = peopleOf(snapshot, query);
      const view = await database.read((tx) => readReadiness(tx, snapshot, query.person ?? null));
      return { body: { items: people.map((person) => view.of(person)) } };
    },
  };
}

function peopleOf({ directory }: Known, asked: { readonly person?: string; readonly team?: string }): Person[] {
  const team = asked.team === undefined ? null : (directory.teams.get(asked.team) ?? null);
  if (asked.team !== undefined && team === null) throw new Refusal('not-found', `There is no team ${asked.team}.`);
  if (asked.person !== undefined && !directory.people.has(asked.person)) {
    throw new Refusal('not-found', `There is no person ${asked.person}.`);
  }
  return [...directory.people.values()]
    .filter(({ id }) => asked.person === undefined || id === asked.person)
    .filter(({ id }) => team === null || team.members.includes(id))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}
