import { t } from '@grafana/i18n';
import { Drawer, Text } from '@grafana/ui';
import type { Schedule } from '../../../server/core/schedule/schedule.ts';
import { useMe } from '../../api/me.ts';
import { AbsenceForm } from './absence-form.tsx';
import { maySteer } from './override-rights.ts';
import type { Reader } from './override-rights.ts';
import type { PartProps } from '../schedule-part.ts';
import type { Names } from '../use-schedules.ts';

export interface AbsenceDrawerProps extends PartProps {
  readonly schedules: readonly Schedule[];
  /** Those of this schedule, who are named first. */
  readonly near: readonly string[];
}

/** Somebody of this schedule is away for a while. */
export function AbsenceDrawer({ read, names, view, schedules, near }: AbsenceDrawerProps) {
  const { data: me } = useMe();
  if (view.away === null || me === undefined) return null;
  const asked = view.away;
  const people = absentBy(me, near, names);
  const chosen = people.includes(asked) ? [asked, ...people.filter((id) => id !== asked)] : people;
  const zone = view.zoneOf(read.document.zone);
  return (
    <Drawer title={t('schedules.absence.title', 'Add absence')} subtitle={read.name} size="md" onClose={view.close}>
      {chosen.length === 0 ? (
        <Text color="secondary">
          {t('schedules.absence.not-you', 'You are no person here, and neither an editor nor a lead of a team.')}
        </Text>
      ) : (
        <AbsenceForm
          {...{ schedules, names, zone }}
          people={chosen}
          otherZone={zone === view.readersZone ? read.document.zone : view.readersZone}
          onDone={view.close}
        />
      )}
    </Drawer>
  );
}

/** Themselves; editors anybody, and leads the members of their teams. Those of the schedule come first. */
function absentBy(me: Reader, near: readonly string[], names: Names): readonly string[] {
  const everybody = [...new Set([...near, ...names.everybody])].filter(names.isKnown);
  if (maySteer(me, null)) return everybody;
  const led = new Set(me.leads.flatMap(({ id }) => names.membersOf(id)));
  return everybody.filter((id) => id === me.person?.id || led.has(id));
}
