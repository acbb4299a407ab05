import { Temporal } from 'temporal-polyfill';
import { isZone } from '../../core/time/zone.ts';
import type { Instant } from '../../core/time/instant.ts';
import { LINKS } from './links.ts';

const FROM = Date.UTC(2000, 0, 1);
const TO = Date.UTC(2041, 0, 1);

/** Every zone of the IANA database, the names that stand for another one among them. */
export function allZones(): readonly string[] {
  return [...new Set([...Intl.supportedValuesOf('timeZone'), 'UTC', ...LINKS])].filter(isZone);
}

/** Every instant from 2000 to 2040 at which the clocks of a zone change. */
export function changesOf(zone: string): readonly Instant[] {
  const changes: Instant[] = [];
  for (let at = transitionAfter(zone, FROM - 1); at < TO; at = transitionAfter(zone, at)) changes.push(at);
  return changes;
}

function transitionAfter(zone: string, at: Instant): Instant {
  const here = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
  return here.getTimeZoneTransition('next')?.epochMilliseconds ?? Infinity;
}

/** Moments at which nothing has to happen, spread over the same years. `shares` lie between 0 and 1. */
export function momentsAt(shares: readonly number[]): readonly Instant[] {
  const hourMs = 3_600_000;
  return shares.map((share) => Math.floor((FROM + share * (TO - FROM)) / hourMs) * hourMs);
}
