import { t } from '@grafana/i18n';
import { Badge, Stack, Text, TextLink } from '@grafana/ui';
import { places } from '../app/places.ts';
import { readersZone, textAt } from '../schedules/zone-text.ts';
import { nextDuties } from './duties.ts';
import type { People } from './use-people.ts';

/** On call now, and where; or when the next turn begins. */
export function OnCallCell({ person, people }: { readonly person: string; readonly people: People }) {
  const on = people.onCall.get(person) ?? [];
  if (on.length === 0) return <NextTurn person={person} people={people} />;
  return (
    <Stack direction="row" gap={1} alignItems="center" wrap="wrap">
      <Badge color="green" icon="bell" text={t('teams.member.on-call', 'On call')} />
      {on.map(({ id, name }) => (
        <TextLink key={id} href={places.schedule(id)} color="primary" variant="bodySmall">
          {name}
        </TextLink>
      ))}
    </Stack>
  );
}

function NextTurn({ person, people }: { readonly person: string; readonly people: People }) {
  const { schedules, now, names } = people;
  const [next] = nextDuties(schedules, person, now, names.isKnown);
  if (next === undefined) return <>—</>;
  return (
    <Text color="secondary" variant="bodySmall">
      {t('teams.member.from', 'from {{when}}', {
        when: textAt(next.interval.start, readersZone()),
        interpolation: { escapeValue: false },
      })}
    </Text>
  );
}
