import { useMemo, useState } from 'react';
import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Text, useStyles2 } from '@grafana/ui';
import type { Schedule } from '../../../server/core/schedule/schedule.ts';
import { useClock } from '../../app/clock.tsx';
import { shortDuration } from '../../ui/duration.ts';
import { Section } from '../../ui/section.tsx';
import { ChangeList } from '../change-list.tsx';
import { DraftPicture } from './draft-picture.tsx';
import type { DraftPreview } from './draft-preview.ts';
import { DraftWarnings } from './draft-warnings.tsx';
import { HandoffList } from './handoff-list.tsx';
import { LoadChanges } from './load-changes.tsx';
import { handoffsAfter } from '../standing.ts';
import type { Names } from '../use-schedules.ts';
import { readersZone, textAt } from '../zone-text.ts';

const HANDOFFS = 12;

export interface DraftSideProps {
  /** What would be saved, with what is arranged beside it; null until it can be read for the first time. */
  readonly schedule: Schedule | null;
  readonly preview: DraftPreview | null;
  readonly names: Names;
  readonly isNew: boolean;
}

/** What the draft means, at every key: drawn, compared with what stands, and what it asks of whom. */
export function DraftSide({ schedule, preview, names, isNew }: DraftSideProps) {
  const styles = useStyles2(getStyles);
  if (schedule === null) {
    return <Text color="secondary">{t('schedules.side.nothing', 'Nothing to show yet: something is missing.')}</Text>;
  }
  return (
    <aside className={styles.side} aria-label={t('schedules.side.label', 'What this means')}>
      {!isNew && preview !== null && <Changes preview={preview} names={names} zone={schedule.zone} />}
      {preview !== null && <DraftWarnings preview={preview} zone={schedule.zone} />}
      <DraftPicture schedule={schedule} names={names} />
      <Handoffs schedule={schedule} names={names} />
      {preview !== null && <LoadChanges {...{ preview, names, isNew }} zone={schedule.zone} />}
    </aside>
  );
}

interface ChangesProps {
  readonly preview: DraftPreview;
  readonly names: Names;
  readonly zone: string;
}

function Changes({ preview, names, zone }: ChangesProps) {
  return (
    <Section
      title={t('schedules.side.changes', 'Who changes when, until {{date}}', {
        date: textAt(preview.window.end, zone, 'date'),
      })}
    >
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
  const clock = useClock();
  const [now] = useState(clock.now);
  const [mine] = useState(readersZone);
  const handoffs = useMemo(
    () => handoffsAfter(schedule, now, HANDOFFS, names.isKnown).map(({ at, to }) => ({ at, people: to })),
    [schedule, now, names],
  );
  return (
    <Section title={t('schedules.side.handoffs', 'The next hand-offs')}>
      <HandoffList handoffs={handoffs} zone={schedule.zone} mine={mine} names={names} />
    </Section>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  side: css({ display: 'flex', flexDirection: 'column', gap: theme.spacing(3), minWidth: 0 }),
});
