import { useState } from 'react';
import { useSearchParams } from 'react-router-dom';
import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Badge, Button, Stack, Text, Tooltip, useStyles2 } from '@grafana/ui';
import { hasTurns } from '../schedules/arrangements/cover-draft.ts';
import { isSameClock, stretchText } from '../schedules/zone-text.ts';
import type { CoverRequest } from '../api/cover-requests.ts';
import { shortDuration } from '../ui/duration.ts';
import { plain } from '../ui/plain.ts';
import { Section } from '../ui/section.tsx';
import type { MyShift } from './my-shifts.ts';
import { ScheduleLink } from './now-and-next.tsx';
import type { PartProps } from './part.ts';
import { askText } from './asking.ts';

const FIRST = 10;

/** The next weeks, shift by shift, with the way out of each. */
export function ShiftsAhead(props: PartProps & { readonly requests: readonly CoverRequest[] }) {
  const { shifts } = props;
  const styles = useStyles2(getStyles);
  const [isAll, setAll] = useState(false);
  const shown = isAll ? shifts : shifts.slice(0, FIRST);
  return (
    <Section title={t('my-schedule.ahead.title', 'The next weeks')}>
      {shifts.length === 0 && (
        <Text color="secondary">{t('my-schedule.ahead.none', 'Nothing in the next eight weeks.')}</Text>
      )}
      <ul className={styles.list}>
        {shown.map((shift) => (
          <ShiftRow
            key={`${shift.scheduleId} ${shift.interval.start} ${String(shift.isShadow)}`}
            shift={shift}
            {...props}
          />
        ))}
      </ul>
      {shifts.length > FIRST && (
        <Button size="sm" variant="secondary" fill="text" onClick={() => setAll(!isAll)}>
          {isAll
            ? t('my-schedule.ahead.fewer', 'Show fewer')
            : t('my-schedule.ahead.more', 'Show {{count}} more', { count: shifts.length - FIRST })}
        </Button>
      )}
    </Section>
  );
}

type RowProps = PartProps & { readonly shift: MyShift; readonly requests: readonly CoverRequest[] };

function ShiftRow({ shift, zone, names, reads, personId, requests }: RowProps) {
  const styles = useStyles2(getStyles);
  const [search, setSearch] = useSearchParams();
  const { interval, isShadow, others, scheduleId } = shift;
  const schedule = reads.find(({ id }) => id === scheduleId)?.schedule ?? null;
  const mayAsk = !isShadow && schedule !== null && hasTurns(schedule, personId, interval);
  const isAsked = requests.some(
    ({ state, from, shifts }) =>
      state === 'open' &&
      from.id === personId &&
      shifts.some(({ start, end }) => Date.parse(start) < interval.end && Date.parse(end) > interval.start),
  );
  return (
    <li className={styles.row}>
      <div className={styles.text}>
        <Text element="p" weight="medium">
          <Stretch shift={shift} zone={zone} />
        </Text>
        <Text element="p" color="secondary" variant="bodySmall">
          <ScheduleLink shift={shift} /> · {shortDuration(interval.end - interval.start)}
          {others.length > 0 &&
            t('my-schedule.ahead.with', ' · with {{who}}', { who: others.map(names.nameOf).join(' + '), ...plain })}
        </Text>
      </div>
      <Stack direction="row" gap={1} alignItems="center" wrap="wrap">
        {isShadow && <Badge color="purple" icon="eye" text={t('my-schedule.ahead.shadow', 'Shadow')} />}
        {shift.sources.some(({ kind }) => kind === 'cover') && (
          <Badge color="blue" icon="exchange-alt" text={t('my-schedule.ahead.taken', 'Taken over')} />
        )}
        {isAsked && <Badge color="orange" icon="question-circle" text={t('my-schedule.ahead.asked', 'Cover wanted')} />}
        {mayAsk && !isAsked && (
          <Button
            variant="secondary"
            fill="outline"
            onClick={() =>
              setSearch({ ...Object.fromEntries(search), ask: askText({ scheduleId, interval: shift.interval }) })
            }
          >
            {t('my-schedule.ahead.ask', 'Ask for cover')}
          </Button>
        )}
      </Stack>
    </li>
  );
}

/** In the reader's zone; in the schedule's on hover and focus, where its clock shows another time. */
function Stretch({ shift: { interval, zone: own }, zone }: { readonly shift: MyShift; readonly zone: string }) {
  const text = stretchText(interval, zone);
  if (isSameClock(own, zone, interval.start)) return <>{text}</>;
  return (
    <Tooltip content={`${stretchText(interval, own)} ${own}`}>
      <span tabIndex={0}>{text}</span>
    </Tooltip>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  list: css({ listStyle: 'none' }),
  row: css({
    ...{ display: 'flex', flexWrap: 'wrap', gap: theme.spacing(1), alignItems: 'center' },
    ...{ justifyContent: 'space-between', padding: theme.spacing(1, 0) },
    borderBottom: `1px solid ${theme.colors.border.weak}`,
  }),
  text: css({ minWidth: 0 }),
});
