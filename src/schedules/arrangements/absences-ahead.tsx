import { t } from '@grafana/i18n';
import { Button, Stack, Text } from '@grafana/ui';
import { MINUTE_MS } from '../../../server/core/time/instant.ts';
import { useAbsences, useTakeBackAbsence } from '../../api/absences.ts';
import { useNow } from '../../app/clock.tsx';
import { SaveProblem } from '../../app/save-problem.tsx';
import { PersonLink } from '../../teams/person-link.tsx';
import { plain } from '../../ui/plain.ts';
import type { PartProps } from '../schedule-part.ts';
import { readStretch } from '../wire-times.ts';
import { stretchText } from '../zone-text.ts';

export interface AbsencesAheadProps extends Pick<PartProps, 'view'> {
  /** Whose absences are of interest here. */
  readonly near: readonly string[];
  readonly zone: string;
}

/** Who of this schedule is away, from now on, and who stands in. */
export function AbsencesAhead({ view, near, zone }: AbsencesAheadProps) {
  const now = useNow(MINUTE_MS);
  const { data = [] } = useAbsences();
  const takeBack = useTakeBackAbsence();
  const ahead = data.filter(({ person, end }) => near.includes(person.id) && Date.parse(end) > now);
  return (
    <section>
      <Stack direction="column" gap={1}>
        <Stack direction="row" gap={1} alignItems="center" wrap="wrap">
          <Text element="h2" variant="h5">
            {t('schedules.absences.title', 'Absences')}
          </Text>
          <Button size="sm" variant="secondary" fill="outline" icon="plus" onClick={() => view.absent(null)}>
            {t('schedules.absences.add', 'Add absence')}
          </Button>
        </Stack>
        {ahead.length === 0 && (
          <Text color="secondary">{t('schedules.absences.none', 'Nobody of this schedule is going to be away.')}</Text>
        )}
        <SaveProblem error={takeBack.error} />
        {ahead.map((absence) => (
          <Stack key={absence.id} direction="row" gap={1} alignItems="center" wrap="wrap">
            <Text weight="medium">
              <PersonLink person={absence.person} />
            </Text>
            <Text>{stretchText(readStretch(absence), zone)}</Text>
            <Text color={absence.substitute === null ? 'warning' : 'secondary'} variant="bodySmall">
              {absence.substitute === null
                ? t('schedules.absences.nobody', 'nobody stands in')
                : t('schedules.absences.substitute', '{{who}} stands in', { who: absence.substitute.name, ...plain })}
            </Text>
            {absence.note !== null && (
              <Text color="secondary" variant="bodySmall">
                “{absence.note}”
              </Text>
            )}
            {absence.mayEdit && (
              <Button
                size="sm"
                variant="secondary"
                fill="outline"
                icon="history-alt"
                disabled={takeBack.isPending}
                onClick={() => takeBack.mutate(absence.id)}
              >
                {Date.parse(absence.start) <= now
                  ? t('schedules.absences.end-now', 'Back already')
                  : t('schedules.absences.take-back', 'Take back')}
              </Button>
            )}
          </Stack>
        ))}
      </Stack>
    </section>
  );
}
