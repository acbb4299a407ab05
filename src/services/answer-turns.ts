import type { OwnershipAnswer } from '../api/ownership.ts';
import type { ShownTurn } from '../escalation-chains/turn-list.tsx';

type AnsweredPage = OwnershipAnswer['pages'][number];

/**
 * Pages of an answer as turns of people. What follows for the same person before anybody else is paged belongs to the
 * same turn, and so does what comes later, until the chain has come to them again by the same way.
 */
export function answerTurns(pages: readonly AnsweredPage[]): readonly ShownTurn[] {
  const turns: ShownTurn[] = [];
  const newest = new Map<string, number>();
  for (const { afterMs, person, channel, sentence } of pages) {
    const index = newest.get(person.id);
    const before = index === undefined ? undefined : turns[index];
    const isAgain = before?.ways.some((way) => way.channel === channel) ?? true;
    if (index === undefined || before === undefined || isAgain) {
      newest.set(person.id, turns.length);
      turns.push({ afterMs, person, because: reasonIn(sentence), heading: null, ways: [{ afterMs, channel }] });
    } else turns[index] = { ...before, ways: [...before.ways, { afterMs, channel }] };
  }
  return turns;
}

/** "Paged Ana over Slack, high urgency: on call in Shop": who and how stand beside it already. */
function reasonIn(sentence: string): string {
  const colon = sentence.indexOf(': ');
  return colon === -1 ? sentence : sentence.slice(colon + 2);
}
