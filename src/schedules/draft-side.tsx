import { useMemo, useState } from 'react';
import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Alert, Text, useStyles2 } from '@grafana/ui';
import type { ScheduleDocument } from '../../server/contract/configuration/schedule.ts';
import type { Schedule } from '../../server/core/schedule/schedule.ts';
import type { KeptOverride } from '../api/overrides.ts';
import { useClock } from '../app/clock.tsx';
import { shortDuration } from '../ui/duration.ts';
import { plain } from '../ui/plain.ts';
import { Section } from '../ui/section.tsx';
import { finalBars } from './bars.ts';
import { dayAt, windowOf } from './calendar.ts';
import { ChangeList } from './change-list.tsx';
import type { DraftPreview } from './draft-preview.ts';
import { LayerSentences } from './layer-sentences.tsx';
import { MiniTimeline } from './mini-timeline.tsx';
import { decoded, withKept } from './read.ts';
import { handoffsAfter } from './standing.ts';
import type { BarContext } from './timeline-bar.tsx';
import { useHues } from './use-schedules.ts';
import type { Names } from './use-schedules.ts';
import { isSameClock, readersZone, stretchText, textAt } from './zone-text.ts';

const HANDOFFS = 8;

export interface DraftSideProps {
  readonly draft: ScheduleDocument;
  readonly preview: DraftPreview | null;
  readonly names: Names;
  readonly isNew: boolean;
  readonly kept: readonly KeptOverride[];
}

/** What the draft means, at every key: read back, drawn, and compared with what stands. */
export function DraftSide({ draft, preview, names, isNew, kept }: DraftSideProps) {
  const styles = useStyles2(getStyles);
  const schedule = useLastReadable(draft, kept);
  if (schedule === null) {
    return <Text color="secondary">{t('schedules.side.nothing', 'Nothing to show yet: something is missing.')}</Text>;
  }
  return (
    <aside className={styles.side} aria-label={t('schedules.side.label', 'What this means')}>
      {!isNew && preview !== null && <Changes preview={preview} names={names} zone={draft.zone} />}
      {preview !== null && preview.newGaps.length > 0 && (
        <Alert
          severity="warning"
          bottomSpacing={0}
          title={t('schedules.side.gaps', 'Nobody on call {{count}} times in the next four weeks', {
            count: preview.newGaps.length,
          })}
        >
          {preview.newGaps.slice(0, 3).map((gap) => (
            <div key={gap.start}>{stretchText(gap, draft.zone)}</div>
          ))}
        </Alert>
      )}
      <LayerSentences schedule={schedule} names={names} />
      <TwoWeeks schedule={schedule} names={names} />
      <Handoffs schedule={schedule} names={names} />
    </aside>
  );
}

/** While a field is being typed the draft may be unreadable for a moment; the picture stays instead of blinking. */
function useLastReadable(draft: ScheduleDocument, kept: readonly KeptOverride[]): Schedule | null {
  const [last, setLast] = useState<Schedule | null>(null);
  const now = useMemo(() => {
    const read = decoded(
      draft.id === '' || draft.name === '' ? { ...draft, id: draft.id || 'new', name: draft.name || '—' } : draft,
    );
    return read === null ? null : withKept(read, kept);
  }, [draft, kept]);
  if (now !== null && now !== last) setLast(now);
  return now ?? last;
}

function TwoWeeks({ schedule, names }: { readonly schedule: Schedule; readonly names: Names }) {
  const clock = useClock();
  const hueOf = useHues(schedule);
  const { zone } = schedule;
  const [today] = useState(clock.now);
  const context = useMemo((): BarContext => {
    const mine = readersZone();
    const window = windowOf('two-weeks', dayAt(today, zone), zone);
    const otherZone = isSameClock(zone, mine, window.start) ? null : mine;
    return { window, zone, otherZone, nameOf: names.nameOf, hueOf, onOpen: () => undefined };
  }, [zone, names, hueOf, today]);
  const bars = useMemo(() => finalBars(schedule, context.window, names.isKnown), [schedule, context, names]);
  return <MiniTimeline bars={bars} context={context} label={t('schedules.side.picture', 'The next two weeks')} />;
}

function Changes({
  preview,
  names,
  zone,
}: {
  readonly preview: DraftPreview;
  readonly names: Names;
  readonly zone: string;
}) {
  return (
    <Section title={t('schedules.side.changes', 'Who changes when, in the next four weeks')}>
      {preview.people.map(({ personId, gainedMs, lostMs }) => (
        <Text key={personId} element="p">
          {names.nameOf(personId)}{' '}
          <Text color="secondary">
            {gainedMs > 0 && `+${shortDuration(gainedMs)} `}
            {lostMs > 0 && `−${shortDuration(lostMs)}`}
          </Text>
        </Text>
      ))}
      <ChangeList changes={preview.changes} names={names} zone={zone} />
    </Section>
  );
}

function Handoffs({ schedule, names }: { readonly schedule: Schedule; readonly names: Names }) {
  const styles = useStyles2(getStyles);
  const clock = useClock();
  const [now] = useState(clock.now);
  const [mine] = useState(readersZone);
  const handoffs = useMemo(() => handoffsAfter(schedule, now, HANDOFFS, names.isKnown), [schedule, now, names]);
  return (
    <Section title={t('schedules.side.handoffs', 'The next hand-offs')}>
      {handoffs.length === 0 && (
        <Text color="secondary">{t('schedules.side.no-handoffs', 'None: nothing changes.')}</Text>
      )}
      <ol className={styles.handoffs}>
        {handoffs.map(({ at, to }) => (
          <li key={at} className={styles.handoff}>
            <span>
              {textAt(at, schedule.zone)}
              {!isSameClock(schedule.zone, mine, at) && (
                <Text element="p" color="secondary" variant="bodySmall">
                  {t('schedules.side.for-you', '{{when}} for you', { when: textAt(at, mine), ...plain })}
                </Text>
              )}
            </span>
            <Text weight="medium" color={to.length === 0 ? 'error' : 'primary'}>
              {to.length === 0 ? t('schedules.side.nobody', 'nobody') : to.map(names.nameOf).join(' + ')}
            </Text>
          </li>
        ))}
      </ol>
    </Section>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  side: css({ display: 'flex', flexDirection: 'column', gap: theme.spacing(3), minWidth: 0 }),
  handoffs: css({ listStyle: 'none' }),
  handoff: css({
    ...{ display: 'grid', gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 1fr)', gap: theme.spacing(2) },
    ...{ padding: theme.spacing(0.75, 0), borderBottom: `1px solid ${theme.colors.border.weak}` },
  }),
});
