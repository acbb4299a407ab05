import { useMemo } from 'react';
import { useParams } from 'react-router-dom';
import { t } from '@grafana/i18n';
import { Alert, Icon, Stack, Text, TextLink } from '@grafana/ui';
import type { Item } from '../api/configured.ts';
import { useMay } from '../api/me.ts';
import { AllowedButton } from '../app/allowed-button.tsx';
import { Loaded } from '../app/loaded.tsx';
import { Page } from '../app/page.tsx';
import { places } from '../app/places.ts';
import { ProvisionedBadge } from '../app/provisioned-badge.tsx';
import { ShowAsFile } from '../app/show-as-file.tsx';
import { ChannelIcon } from '../notifications/channel-icon.tsx';
import { offsetText, readersZone, stretchText, textAt } from '../schedules/zone-text.ts';
import { TimeText } from '../ui/time-text.tsx';
import { nextDuties } from './duties.ts';
import { LoadTable } from './load-table.tsx';
import { MissingPage } from './missing-page.tsx';
import { PersonDrawer } from './person-drawer.tsx';
import { RemoveButton } from './remove-button.tsx';
import { TeamLink } from './team-link.tsx';
import { useEditing } from './use-editing.ts';
import { usePeople, usePeopleQuery } from './use-people.ts';
import type { People } from './use-people.ts';
import { stateText } from './ways-to-reach.tsx';

export function PersonPage() {
  const { id = '' } = useParams();
  const query = usePeopleQuery();
  return (
    <Loaded query={query} loading={<Page title={id}>{null}</Page>}>
      {(data) => {
        const item = data.people.find((person) => person.id === id);
        if (item === undefined) return <MissingPage id={id} />;
        return <Found key={id} item={item} data={data} />;
      }}
    </Loaded>
  );
}

function Found({ item, data }: { readonly item: Item<'people'>; readonly data: People['data'] }) {
  const people = usePeople(data);
  const editing = useEditing();
  const may = useMay('editor');
  const { document, file, id } = item;
  const persons = useMemo(() => [id], [id]);
  return (
    <Page
      title={document.name}
      crumb={{ text: document.name }}
      beside={<ProvisionedBadge file={file} />}
      subTitle={<About item={item} people={people} />}
      actions={
        <Stack direction="row" gap={1} wrap="wrap">
          <RemoveButton noun="people" item={item} name={document.name} />
          <ShowAsFile kind="person" document={document} />
          <AllowedButton may={may} file={file} icon="pen" onClick={() => editing.open('person')}>
            {t('teams.person-page.edit', 'Edit')}
          </AllowedButton>
        </Stack>
      }
    >
      <Stack direction="column" gap={3}>
        <Findings people={people} person={id} />
        <Duties people={people} person={id} />
        <Methods item={item} people={people} />
        <Stack direction="column" gap={1}>
          <Text element="h2" variant="h5">
            {t('teams.person-page.load', 'What on-call asks')}
          </Text>
          <LoadTable persons={persons} people={people} />
        </Stack>
      </Stack>
      {editing.what === 'person' && <PersonDrawer item={item} onClose={editing.close} />}
    </Page>
  );
}

function About({ item, people }: { readonly item: Item<'people'>; readonly people: People }) {
  const teams = people.data.teams.filter(({ document }) => document.members?.includes(item.id));
  const zone = item.document.zone ?? 'UTC';
  return (
    <Text color="secondary">
      {teams.map(({ id, document }) => (
        <span key={id}>
          <TeamLink team={{ id, name: document.name }} /> ·{' '}
        </span>
      ))}
      {t('teams.person-page.local', '{{time}} in {{zone}} ({{offset}})', {
        ...{ time: textAt(people.now, zone, 'time'), zone, offset: offsetText(zone, people.now) },
        interpolation: { escapeValue: false },
      })}
      {item.document.email !== undefined && <> · {item.document.email}</>}
    </Text>
  );
}

interface PartProps {
  readonly people: People;
  readonly person: string;
}

function Findings({ people, person }: PartProps) {
  const readiness = people.readinessOf(person);
  if (readiness === null || readiness.findings.length === 0) return null;
  const title = readiness.isReachable
    ? t('teams.person-page.warning', 'Something is missing before the next night')
    : t('teams.person-page.unreachable', 'No page would reach this person');
  return (
    <Alert severity={readiness.isReachable ? 'warning' : 'error'} title={title} bottomSpacing={0}>
      {readiness.findings.map(({ kind, sentence, advice, methodId }) => (
        <div key={kind + (methodId ?? '')}>
          {people.names.nameOf(person)} {sentence} {advice}
        </div>
      ))}
    </Alert>
  );
}

function Duties({ people, person }: PartProps) {
  const { schedules, names, now } = people;
  const zone = readersZone();
  const next = useMemo(() => nextDuties(schedules, person, now, names.isKnown), [schedules, person, now, names]);
  const on = people.onCall.get(person) ?? [];
  return (
    <Stack direction="column" gap={0.5}>
      <Text element="h2" variant="h5">
        {t('teams.person-page.on-call', 'On call')}
      </Text>
      {on.length === 0 && <Text color="secondary">{t('teams.person-page.not-now', 'Not now.')}</Text>}
      {on.map(({ id, name }) => (
        <Text key={id} element="p">
          <Icon name="bell" /> {t('teams.person-page.now', 'Now:')}{' '}
          <TextLink href={places.schedule(id)} color="primary">
            {name}
          </TextLink>
        </Text>
      ))}
      {next.map(({ schedule, interval }) => (
        <Text key={schedule.id} element="p">
          {t('teams.person-page.next', 'Next:')}{' '}
          <TextLink href={places.schedule(schedule.id)} color="primary">
            {schedule.name}
          </TextLink>{' '}
          {stretchText(interval, zone)} (<TimeText at={interval.start} />)
        </Text>
      ))}
    </Stack>
  );
}

function Methods({ item, people }: { readonly item: Item<'people'>; readonly people: People }) {
  const methods = item.document.contactMethods ?? [];
  const states = people.readinessOf(item.id)?.methods ?? [];
  return (
    <Stack direction="column" gap={0.5}>
      <Text element="h2" variant="h5">
        {t('teams.person-page.methods', 'Contact methods')}
      </Text>
      {methods.length === 0 && <Text color="warning">{t('teams.person-page.no-methods', 'None.')}</Text>}
      {methods.map((method) => {
        const id = method.id ?? method.channel;
        const state = states.find((one) => one.id === id);
        return (
          <Stack key={id} direction="row" gap={1} alignItems="center" wrap="wrap">
            <ChannelIcon channel={method.channel} />
            <Text>{method.address}</Text>
            {state !== undefined && (
              <Text color={state.provenAt === null ? 'secondary' : 'success'} variant="bodySmall">
                {stateText(state)}
                {state.provenAt !== null && (
                  <>
                    {' '}
                    (<TimeText at={state.provenAt} />)
                  </>
                )}
              </Text>
            )}
          </Stack>
        );
      })}
    </Stack>
  );
}
