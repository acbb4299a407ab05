import { t } from '@grafana/i18n';
import type { Interval } from '../../server/core/time/instant.ts';
import type { CoverRequest } from '../api/cover-requests.ts';
import { readStretch } from '../schedules/wire-times.ts';
import { plain } from '../ui/plain.ts';

/** Where the shifts of a request lie, those that touch as one. */
export function stretchesOf(shifts: CoverRequest['shifts']): readonly Interval[] {
  const joined: Interval[] = [];
  for (const next of shifts.map(readStretch).sort((a, b) => a.start - b.start)) {
    const last = joined.at(-1);
    if (last === undefined || next.start > last.end) joined.push(next);
    else joined[joined.length - 1] = { start: last.start, end: Math.max(last.end, next.end) };
  }
  return joined;
}

/** How a request stands, for whoever asked or has taken it. */
export function stateText({ state, to, takenBy }: CoverRequest): string {
  switch (state) {
    case 'open':
      return to === null
        ? t('my-schedule.state.open', 'Whoever can')
        : t('my-schedule.state.asked', '{{who}} is asked', { who: to.name, ...plain });
    case 'taken':
      return t('my-schedule.state.taken', '{{who}} has taken it', { who: takenBy?.name ?? '—', ...plain });
    case 'declined':
      return t('my-schedule.state.declined', '{{who}} declined', { who: to?.name ?? '—', ...plain });
    case 'withdrawn':
      return t('my-schedule.state.withdrawn', 'Taken back');
    case 'past-due':
      return t('my-schedule.state.past-due', 'Nobody took it in time');
  }
}

/** Requests that the reader made or took, those that wait for an answer first. */
export function requestsOf(requests: readonly CoverRequest[], personId: string): readonly CoverRequest[] {
  const isMine = ({ from, takenBy }: CoverRequest): boolean => from.id === personId || takenBy?.id === personId;
  return requests
    .filter((one) => isMine(one) && one.state !== 'withdrawn')
    .sort((a, b) => Number(b.state === 'open') - Number(a.state === 'open'));
}
