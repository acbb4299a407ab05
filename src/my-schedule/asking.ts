import type { Interval } from '../../server/core/time/instant.ts';

/** Which shift somebody wants to give, as it stands in the address of the page. */
export interface Asking {
  readonly scheduleId: string;
  readonly interval: Interval;
}

/** `shop-primary/2026-11-21T22:00:00.000Z/2026-11-22T06:00:00.000Z` */
export function askText({ scheduleId, interval }: Asking): string {
  return [scheduleId, new Date(interval.start).toISOString(), new Date(interval.end).toISOString()].join('/');
}

export function askingOf(text: string | null): Asking | null {
  const [scheduleId = '', start = '', end = ''] = (text ?? '').split('/');
  const interval = { start: Date.parse(start), end: Date.parse(end) };
  return scheduleId !== '' && interval.end > interval.start ? { scheduleId, interval } : null;
}
