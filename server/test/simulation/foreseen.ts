import type { Directory } from '../../core/directory/directory.ts';
import type { Page } from '../../core/escalation/effect.ts';
import type { Opening } from '../../core/escalation/open.ts';
import { simulate } from '../../core/escalation/simulate.ts';
import type { Deed, Moment } from '../../core/escalation/simulate.ts';
import type { World } from '../../core/escalation/world.ts';
import { whyOnCall } from '../../core/schedule/on-call.ts';
import type { Instant } from '../../core/time/instant.ts';

const KINDS: Readonly<Record<string, 'chat' | 'mail' | 'text' | 'machine'>> = {
  slack: 'chat',
  email: 'mail',
  sms: 'text',
  webhook: 'machine',
};

export interface Night {
  readonly directory: Directory;
  readonly serviceId: string;
  readonly opening: Opening;
  readonly openAt: Instant;
  readonly endAt: Instant;
  readonly deeds: readonly Deed[];
  /** Whether a page to this person over this channel is refused for good. */
  readonly isRefused: (page: Page) => boolean;
}

export interface Foreseen {
  readonly at: Instant;
  readonly page: Page;
}

function worldOf({ directory, serviceId }: Night, now: Instant, turn: (key: string) => number): World {
  const service = directory.services.get(serviceId) ?? null;
  return {
    ...{ now, service, turn, fallback: directory.settings.fallback },
    chain: directory.chains.get(service?.chainId ?? '') ?? null,
    person: (id) => directory.people.get(id) ?? null,
    team: (id) => directory.teams.get(id) ?? null,
    onCall(id, at) {
      const schedule = directory.schedules.get(id);
      if (schedule === undefined) return null;
      return { name: schedule.name, ...whyOnCall(schedule, at, (one) => directory.people.has(one)) };
    },
    channelKind: (channel) => KINDS[channel] ?? null,
    notifies: () => true,
  };
}

const pagesOf = ({ at, effects }: Moment): Foreseen[] =>
  effects.flatMap((effect) => (effect.kind === 'page' ? [{ at, page: effect.page }] : []));

const turnsIn = ({ effects }: Moment, key: string): number =>
  effects.filter((effect) => effect.kind === 'take-turn' && effect.key === key).length;

/** One play, with the turns and refusals that the play before it made known. */
function playOnce(night: Night, before: readonly Moment[], refusals: readonly Deed[]): readonly Moment[] {
  let moment = -1;
  const worldAt = (now: Instant): World => {
    moment += 1;
    const past = before.slice(0, moment);
    return worldOf(night, now, (key) => past.reduce((sum, one) => sum + turnsIn(one, key), 0));
  };
  // Stable: what people do comes first, because the refusals of that instant are of pages that it led to.
  const deeds = [...night.deeds, ...refusals].sort((a, b) => a.at - b.at);
  return simulate(night.opening, worldAt, { openAt: night.openAt, endAt: night.endAt, deeds });
}

/**
 * The pages of one night as the pure simulator sees them. It knows no providers and no round-robin counters, so the
 * night is played again with each refusal and turn that the last play led to, until a play leads to nothing new.
 */
export function foresee(night: Night): readonly Foreseen[] {
  let refusals: Deed[] = [];
  let moments = playOnce(night, [], refusals);
  for (let round = 0; round < 200; round += 1) {
    const refused = moments.flatMap(pagesOf).filter(({ page }) => night.isRefused(page));
    const next = refused.map(({ at, page }): Deed => {
      const { personId, methodId, channel, engagement, serial } = page;
      return { at, event: { kind: 'page-failed', personId, methodId, channel, engagement, serial, detail: 'refused' } };
    });
    const replayed = playOnce(night, moments, next);
    if (JSON.stringify(replayed) === JSON.stringify(moments)) return moments.flatMap(pagesOf);
    refusals = next;
    moments = replayed;
  }
  throw new Error(`the night does not come to rest after ${refusals.length} refusals`);
}
