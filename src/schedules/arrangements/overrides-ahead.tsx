import { t } from '@grafana/i18n';
import { Button, Stack, Text } from '@grafana/ui';
import { MINUTE_MS } from '../../../server/core/time/instant.ts';
import { useMe } from '../../api/me.ts';
import { useTakeBackOverride } from '../../api/overrides.ts';
import { useNow } from '../../app/clock.tsx';
import { SaveProblem } from '../../app/save-problem.tsx';
import { PeopleLinks } from '../../teams/person-link.tsx';
import { mayTakeBack } from './override-rights.ts';
import type { PartProps } from '../schedule-part.ts';
import { stretchText, textAt } from '../zone-text.ts';

/** Who stands in for whom, from now on; what was made here can be taken back. */
export function OverridesAhead({ read, names, view, zone }: PartProps & { readonly zone: string }) {
  const now = useNow(MINUTE_MS);
  const { data: me } = useMe();
  const takeBack = useTakeBackOverride(read.id);
  const ahead = (read.schedule?.overrides ?? [])
    .filter(({ interval }) => interval.end > now)
    .sort((a, b) => a.interval.start - b.interval.start);
  if (ahead.length === 0) return null;
  return (
    <section>
      <Stack direction="column" gap={1}>
        <Text element="h2" variant="h5">
          {t('schedules.overrides.title', 'Overrides')}
        </Text>
        <SaveProblem error={takeBack.error} />
        {ahead.map(({ id, interval, people }) => {
          const kept = read.kept.find((one) => one.id === id);
          return (
            <Stack key={id} direction="row" gap={1} alignItems="center" wrap="wrap">
              <Text weight="medium">
                <PeopleLinks people={people.map((person) => ({ id: person, name: names.nameOf(person) }))} />
              </Text>
              <Text>{stretchText(interval, zone)}</Text>
              <Text color="secondary" variant="bodySmall">
                {kept === undefined
                  ? t('schedules.overrides.written', 'part of the schedule itself')
                  : t('schedules.overrides.made', 'made by {{who}} on {{when}}', {
                      who: kept.creator?.name ?? kept.createdBy,
                      when: textAt(Date.parse(kept.createdAt), zone),
                      interpolation: { escapeValue: false },
                    })}
              </Text>
              {kept !== undefined && mayTakeBack(me, read.teamId, kept) && (
                <Button size="sm" variant="secondary" fill="outline" icon="pen" onClick={() => view.move(id)}>
                  {t('schedules.overrides.change', 'Change')}
                </Button>
              )}
              {kept !== undefined && mayTakeBack(me, read.teamId, kept) && (
                <Button
                  size="sm"
                  variant="secondary"
                  fill="outline"
                  icon="history-alt"
                  disabled={takeBack.isPending}
                  onClick={() => takeBack.mutate(id)}
                >
                  {interval.start <= now
                    ? t('schedules.overrides.end-now', 'End now')
                    : t('schedules.overrides.take-back', 'Take back')}
                </Button>
              )}
            </Stack>
          );
        })}
      </Stack>
    </section>
  );
}
