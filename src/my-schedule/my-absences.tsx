import { useSearchParams } from 'react-router-dom';
import { t } from '@grafana/i18n';
import { Button, Stack, Text } from '@grafana/ui';
import { MINUTE_MS } from '../../server/core/time/instant.ts';
import type { Instant } from '../../server/core/time/instant.ts';
import { useAbsences, useTakeBackAbsence } from '../api/absences.ts';
import type { Absence } from '../api/absences.ts';
import { Loaded } from '../app/loaded.tsx';
import { useNow } from '../app/clock.tsx';
import { SaveProblem } from '../app/save-problem.tsx';
import { readStretch } from '../schedules/wire-times.ts';
import { stretchText } from '../schedules/zone-text.ts';
import { plain } from '../ui/plain.ts';
import { Section } from '../ui/section.tsx';
import type { PartProps } from './part.ts';

/** When the reader is away from every schedule, and who stands in. */
export function MyAbsences({ zone, personId }: PartProps) {
  const query = useAbsences();
  const now = useNow(MINUTE_MS);
  const takeBack = useTakeBackAbsence();
  const [search, setSearch] = useSearchParams();
  return (
    <Section
      title={t('my-schedule.absences.title', 'My absences')}
      actions={
        <Button
          size="sm"
          variant="secondary"
          icon="plus"
          onClick={() => setSearch({ ...Object.fromEntries(search), away: 'new' })}
        >
          {t('my-schedule.absences.add', 'Add')}
        </Button>
      }
    >
      <SaveProblem error={takeBack.error} />
      <Loaded query={query}>
        {(all) => {
          const own = all.filter(({ person, end }) => person.id === personId && Date.parse(end) > now);
          if (own.length === 0) {
            return (
              <Text color="secondary">{t('my-schedule.absences.none', 'None: you are there for your turns.')}</Text>
            );
          }
          return own.map((absence) => (
            <AbsenceRow
              key={absence.id}
              {...{ absence, zone, now }}
              isBusy={takeBack.isPending}
              onTakeBack={() => takeBack.mutate(absence.id)}
            />
          ));
        }}
      </Loaded>
    </Section>
  );
}

interface AbsenceRowProps extends Pick<PartProps, 'zone'> {
  readonly absence: Absence;
  readonly now: Instant;
  readonly isBusy: boolean;
  readonly onTakeBack: () => void;
}

function AbsenceRow({ absence, zone, now, isBusy, onTakeBack }: AbsenceRowProps) {
  return (
    <Stack direction="row" gap={1} justifyContent="space-between" alignItems="center" wrap="wrap">
      <div>
        <Text element="p" weight="medium">
          {stretchText(readStretch(absence), zone)}
        </Text>
        <Text element="p" color="secondary" variant="bodySmall">
          {absence.substitute === null
            ? t('my-schedule.absences.nobody', 'Nobody stands in')
            : t('my-schedule.absences.substitute', '{{who}} stands in', { who: absence.substitute.name, ...plain })}
          {absence.note !== null && ` · “${absence.note}”`}
        </Text>
      </div>
      {absence.mayEdit && (
        <Button variant="secondary" fill="outline" icon="history-alt" disabled={isBusy} onClick={onTakeBack}>
          {Date.parse(absence.start) <= now
            ? t('my-schedule.absences.end', 'I am back')
            : t('my-schedule.absences.take-back', 'Take back')}
        </Button>
      )}
    </Stack>
  );
}
