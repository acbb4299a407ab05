import type { z } from 'zod';
import type { deedPreview } from '../../contract/alert-group-deed.ts';
import { openCycleOf } from '../../core/escalation/cycles.ts';
import { decide } from '../../core/escalation/decide.ts';
import type { Event } from '../../core/escalation/event.ts';
import { describe } from '../../core/insights/describe.ts';
import type { TimelineEntry } from '../../core/insights/timeline.ts';
import type { AlertGroupRow } from '../../store/rows.ts';
import type { GroupView } from './alert-group-view.ts';
import { stateOf } from './alert-group-wire.ts';

type Preview = z.input<typeof deedPreview>;

/** The decision that the engine would make at this instant, looked at and thrown away. */
export function previewOf(row: AlertGroupRow, event: Event, view: GroupView): Preview {
  const { naming, names } = view;
  const before = stateOf(row);
  const { state, effects } = decide(before, event, view.worlds.of(row.service_id));
  const entries: TimelineEntry[] = effects.flatMap((effect) => (effect.kind === 'record' ? [effect.entry] : []));
  const released = before.cycles.filter(
    ({ personId }) => openCycleOf(before, personId) !== null && openCycleOf(state, personId) === null,
  );
  return {
    changes: entries.some(({ kind }) => kind !== 'no-change'),
    sentence: entries
      .slice(0, 1)
      .map((entry) => describe(entry, names))
      .join(''),
    paged: effects.flatMap((effect) =>
      effect.kind === 'page' ? [{ person: naming.person(effect.page.personId), channel: effect.page.channel }] : [],
    ),
    told: effects.flatMap((effect) =>
      effect.kind === 'notify'
        ? [{ person: naming.person(effect.personId), channel: effect.channel, notice: effect.notice }]
        : [],
    ),
    released: released.map(({ personId }) => naming.person(personId)),
  };
}
