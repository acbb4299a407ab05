import { useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';
import { t } from '@grafana/i18n';
import { Drawer } from '@grafana/ui';
import { AbsenceForm } from '../schedules/arrangements/absence-form.tsx';
import type { PartProps } from './part.ts';

/** Away from every schedule for a while, with what that changes before it is saved. */
export function AbsenceDrawer({ reads, names, personId, zone }: PartProps) {
  const [search, setSearch] = useSearchParams();
  const schedules = useMemo(() => reads.flatMap(({ schedule }) => schedule ?? []), [reads]);
  if (search.get('away') === null) return null;
  const close = (): void => {
    const { away: _, ...rest } = Object.fromEntries(search);
    setSearch(rest);
  };
  return (
    <Drawer title={t('my-schedule.absence.title', 'I will be away')} size="md" onClose={close}>
      <AbsenceForm
        {...{ schedules, names, zone }}
        people={[personId]}
        otherZone={names.zoneOf(personId)}
        onDone={close}
      />
    </Drawer>
  );
}
