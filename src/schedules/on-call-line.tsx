import { t } from '@grafana/i18n';
import { Icon, Text } from '@grafana/ui';
import { TimeText } from '../ui/time-text.tsx';
import { PeopleLinks } from '../teams/person-link.tsx';
import type { Standing } from './standing.ts';
import type { Names } from './use-schedules.ts';
import { textAt } from './zone-text.ts';

export interface OnCallLineProps {
  readonly standing: Standing;
  readonly names: Names;
  readonly zone: string;
}

/** "Ana until Mon, 23 Nov, 09:00 (in 2 d), then Ben". */
export function OnCallLine({ standing, names, zone }: OnCallLineProps) {
  const { people, handoff } = standing;
  const named = (ids: readonly string[]) => ids.map((id) => ({ id, name: names.nameOf(id) }));
  return (
    <Text element="p">
      {people.length === 0 ? (
        <Text color="error" weight="medium">
          <Icon name="exclamation-triangle" /> {t('schedules.on-call.nobody', 'Nobody is on call')}
        </Text>
      ) : (
        <>
          <Icon name="user" /> <PeopleLinks people={named(people)} />
        </>
      )}
      {handoff !== null && (
        <Text color="secondary">
          {' '}
          {t('schedules.on-call.until', 'until {{when}}', { when: textAt(handoff.at, zone) })} (
          <TimeText at={handoff.at} />){handoff.to.length > 0 && <>, {t('schedules.on-call.then', 'then')} </>}
          {handoff.to.length > 0 && <PeopleLinks people={named(handoff.to)} />}
        </Text>
      )}
    </Text>
  );
}
