import { whatsNext } from '../../core/escalation/whats-next.ts';
import { actorName } from '../../core/insights/describe.ts';
import type { Cycle, Escalation } from '../../core/escalation/state.ts';
import type { Instant } from '../../core/time/instant.ts';
import { factsOf } from '../../engine/facts.ts';
import type { Known } from '../../engine/known.ts';
import { namesOf } from '../../core/directory/names.ts';
import { makeWorlds } from '../../engine/worlds.ts';
import { groupById } from '../../store/alert-groups.ts';
import type { Database } from '../../store/database.ts';
import { timelineOf } from '../../store/timeline.ts';
import type { AnswerView, OtherResponder } from './view.ts';

const SHOWN_ENTRIES = 8;

const STATES: { readonly [S in Cycle['state']]: string } = {
  running: '',
  finished: '',
  stopped: '',
  answered: 'answered',
  declined: "can't take it",
  unreachable: 'could not be reached',
};

/** How an alert group looks to one person at `now`; null when the database does not know it. */
export async function loadView(
  database: Database,
  known: Known,
  who: { readonly groupId: string; readonly personId: string },
  now: Instant,
): Promise<AnswerView | null> {
  const read = await database.read(async (tx) => ({
    group: await groupById(tx, who.groupId),
    timeline: await timelineOf(tx, who.groupId),
  }));
  const { group, timeline } = read;
  if (group === null) return null;
  const state = JSON.parse(group.state) as Escalation; // The engine writes nothing else there.
  const world = makeWorlds(known, new Map(), now).of(group.service_id);
  const names = namesOf(known.directory);
  const { status } = state;
  const others = state.responders.filter((personId) => personId !== who.personId);
  const paged = whatsNext(state, world).pagedNow;
  return {
    facts: factsOf({
      // An update asks for no answer by itself: the page has its buttons anyway.
      message: { kind: 'update', person_id: who.personId, body: '', attempts: 0 },
      timeline: timeline.slice(-SHOWN_ENTRIES),
      ...{ group, state, world, names, answerLink: null, replyCode: null },
    }),
    heldBy: 'by' in status ? actorName(status.by, names) : '',
    until: 'until' in status ? status.until : null,
    others: others.filter((id) => !paged.includes(id)).map((id) => responder(id, state, names.person)),
    isMine: 'by' in status && status.by.kind === 'person' && status.by.personId === who.personId,
    isTest: group.test === 1,
  };
}

function responder(personId: string, state: Escalation, nameOf: (id: string) => string): OtherResponder {
  const last = state.cycles.findLast((cycle) => cycle.personId === personId);
  return { name: nameOf(personId), state: last === undefined ? '' : STATES[last.state] };
}
