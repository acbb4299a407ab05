import { describe as sentence } from '../../insights/describe.ts';
import type { TimelineEntry } from '../../insights/timeline.ts';
import type { PersonId } from '../../notifying/person.ts';
import { MINUTE_MS } from '../../time/instant.ts';
import type { Instant } from '../../time/instant.ts';
import type { Severity } from '../../grouping/severity.ts';
import { decide } from '../decide.ts';
import type { Decision } from '../decision.ts';
import type { Effect } from '../effect.ts';
import type { Event } from '../event.ts';
import { open } from '../open.ts';
import type { Actor, Escalation } from '../state.ts';
import { START, town, worldOf } from './town.ts';
import type { Town } from './town.ts';

const NAMES = {
  person: (id: string) => id.toUpperCase(),
  team: (id: string) => id,
  schedule: (id: string) => id,
  service: (id: string) => id,
  integration: (id: string) => id,
};

export const by = (personId: PersonId): Actor => ({ kind: 'person', personId, via: 'test' });
export const SOURCE: Actor = { kind: 'source', integrationId: 'grafana' };

/** One alert group played through time: `after` minutes everything due has happened, wake by wake. */
export class Play {
  given: Town;
  state: Escalation;
  now: Instant = START;
  readonly effects: { readonly at: Instant; readonly effect: Effect }[] = [];

  constructor(part: Partial<Town> = {}, severity: Severity = 'critical') {
    this.given = town(part);
    const decision = open({ title: 'Shop is down', severity, alerts: 1 }, worldOf(this.given, START));
    this.state = decision.state;
    this.keep(decision);
  }

  private keep({ state, effects }: Decision): void {
    this.state = state;
    for (const effect of effects) this.effects.push({ at: this.now, effect });
  }

  /** Everything due up to this many minutes after the start happens, each at its own time. */
  until(minutes: number): this {
    const end = START + minutes * MINUTE_MS;
    while (this.state.wakeAt !== null && this.state.wakeAt <= end) {
      this.now = Math.max(this.now, this.state.wakeAt);
      this.happens({ kind: 'wake' });
    }
    this.now = end;
    return this;
  }

  /** The process was away: time passes and nothing happens. */
  absentUntil(minutes: number): this {
    this.now = START + minutes * MINUTE_MS;
    return this;
  }

  happens(event: Event): this {
    this.keep(decide(this.state, event, worldOf(this.given, this.now)));
    return this;
  }

  changes(part: Partial<Town>): this {
    this.given = { ...this.given, ...part };
    return this;
  }

  /** `minute person-method` of every page so far. */
  pages(): readonly string[] {
    return this.effects.flatMap(({ at, effect }) =>
      effect.kind === 'page' ? [`${(at - START) / MINUTE_MS} ${effect.page.methodId}`] : [],
    );
  }

  notices(): readonly string[] {
    return this.effects.flatMap(({ effect }) =>
      effect.kind === 'notify' ? [`${effect.methodId} ${effect.notice}`] : [],
    );
  }

  timeline(): readonly TimelineEntry[] {
    return this.effects.flatMap(({ effect }) => (effect.kind === 'record' ? [effect.entry] : []));
  }

  kinds(): readonly string[] {
    return this.timeline().map((entry) => entry.kind);
  }

  /** The sentences of the timeline, as every surface shows them. */
  told(): readonly string[] {
    return this.timeline().map((entry) => sentence(entry, NAMES));
  }
}
