import type { z } from 'zod';
import type { alertGroupDetail } from '../../contract/alert-group.ts';
import { isAbsorbed } from '../../core/escalation/absorbed.ts';
import { actorName, describe } from '../../core/insights/describe.ts';
import type { Names } from '../../core/insights/describe.ts';
import { spell } from '../../core/insights/mention.ts';
import type { TimelineEntry } from '../../core/insights/timeline.ts';
import { isoOf } from './naming.ts';
import type { Naming } from './naming.ts';

type Entry = z.input<typeof alertGroupDetail>['timeline'][number];

/** The sentence, and beside it what a page draws with: whom, over what, by whom, why. */
export function timelineEntryOf(
  seq: number,
  entry: TimelineEntry,
  names: Names,
  naming: Naming,
  hide: (text: string) => string,
): Entry {
  const reason = reasonOf(entry);
  return {
    ...{ seq, at: isoOf(entry.at), kind: entry.kind, sentence: hide(describe(entry, names)) },
    person: 'personId' in entry ? naming.person(entry.personId) : null,
    by: 'by' in entry ? actorName(entry.by, names) : null,
    channel: 'channel' in entry && entry.channel !== '' ? entry.channel : null,
    methodId: 'methodId' in entry ? entry.methodId : null,
    reason: reason === '' ? null : hide(spell(reason, names)),
    isAbsorbed: isAbsorbed(entry),
  };
}

function reasonOf(entry: TimelineEntry): string {
  if ('reason' in entry) return entry.reason;
  if ('because' in entry) return entry.because;
  if ('detail' in entry) return entry.detail;
  return 'effect' in entry ? entry.effect : '';
}
