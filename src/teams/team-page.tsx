import { useParams } from 'react-router-dom';
import { t } from '@grafana/i18n';
import { Icon, Stack, Text, TextLink } from '@grafana/ui';
import type { Item } from '../api/configured.ts';
import { useMay } from '../api/me.ts';
import { AllowedButton } from '../app/allowed-button.tsx';
import { Loaded } from '../app/loaded.tsx';
import { Page } from '../app/page.tsx';
import { places } from '../app/places.ts';
import { ProvisionedBadge } from '../app/provisioned-badge.tsx';
import { ShowAsFile } from '../app/show-as-file.tsx';
import { OnCallLine } from '../schedules/on-call-line.tsx';
import { standingAt } from '../schedules/standing.ts';
import { readersZone } from '../schedules/zone-text.ts';
import { LoadTable } from './load-table.tsx';
import { MemberLine } from './member-line.tsx';
import { MissingPage } from './missing-page.tsx';
import { RemoveButton } from './remove-button.tsx';
import { TeamDrawer } from './team-drawer.tsx';
import { useEditing } from './use-editing.ts';
import { usePeople, usePeopleQuery } from './use-people.ts';
import type { People } from './use-people.ts';

export function TeamPage() {
  const { id = '' } = useParams();
  const query = usePeopleQuery();
  return (
    <Loaded query={query} loading={<Page title={id}>{null}</Page>}>
      {(data) => {
        const item = data.teams.find((team) => team.id === id);
        if (item === undefined) return <MissingPage id={id} />;
        return <Found key={id} item={item} data={data} />;
      }}
    </Loaded>
  );
}

function Found({ item, data }: { readonly item: Item<'teams'>; readonly data: People['data'] }) {
  const people = usePeople(data);
  const editing = useEditing();
  const may = useMay('editor');
  const { document, file } = item;
  const members = document.members ?? [];
  return (
    <Page
      title={document.name}
      crumb={{ text: document.name }}
      beside={<ProvisionedBadge file={file} />}
      subTitle={t('teams.team.sub-title', '{{count}} members', { count: members.length })}
      actions={
        <Stack direction="row" gap={1} wrap="wrap">
          <RemoveButton noun="teams" item={item} name={document.name} />
          <ShowAsFile kind="team" document={document} />
          <AllowedButton may={may} file={file} icon="pen" onClick={() => editing.open('team')}>
            {t('teams.team.edit', 'Edit')}
          </AllowedButton>
        </Stack>
      }
    >
      <Stack direction="column" gap={3}>
        <OnCall people={people} teamId={item.id} />
        <Stack direction="column" gap={1}>
          <Text element="h2" variant="h5">
            {t('teams.team.members', 'Members, in the order in which they are paged')}
          </Text>
          {members.map((person) => (
            <MemberLine
              key={person}
              person={person}
              people={people}
              isLead={document.leads?.includes(person) === true}
            />
          ))}
        </Stack>
        <Stack direction="column" gap={1}>
          <Text element="h2" variant="h5">
            {t('teams.team.load', 'What on-call asks of them')}
          </Text>
          <LoadTable persons={members} people={people} />
        </Stack>
        <Services people={people} teamId={item.id} />
      </Stack>
      {editing.what === 'team' && <TeamDrawer people={people} item={item} onClose={editing.close} />}
    </Page>
  );
}

interface PartProps {
  readonly people: People;
  readonly teamId: string;
}

function OnCall({ people, teamId }: PartProps) {
  const schedules = people.schedules.filter((schedule) => schedule.teamId === teamId);
  const zone = readersZone();
  return (
    <Stack direction="column" gap={1}>
      <Text element="h2" variant="h5">
        {t('teams.team.on-call', 'On call')}
      </Text>
      {schedules.length === 0 && (
        <Text color="secondary">{t('teams.team.no-schedule', 'No schedule belongs to this team.')}</Text>
      )}
      {schedules.map((schedule) => (
        <div key={schedule.id}>
          <TextLink href={places.schedule(schedule.id)} color="primary">
            {schedule.name}
          </TextLink>
          <OnCallLine
            standing={standingAt(schedule, people.now, people.names.isKnown)}
            names={people.names}
            zone={zone}
          />
        </div>
      ))}
    </Stack>
  );
}

function Services({ people, teamId }: PartProps) {
  const services = people.services.filter((service) => service.teamId === teamId);
  return (
    <Stack direction="column" gap={1}>
      <Text element="h2" variant="h5">
        {t('teams.team.services', 'Services')}
      </Text>
      {services.length === 0 && <Text color="secondary">{t('teams.team.no-service', 'It owns no service yet.')}</Text>}
      {services.map(({ id, name }) => (
        <div key={id}>
          <Icon name="cube" />{' '}
          <TextLink href={places.service(id)} color="primary">
            {name}
          </TextLink>
        </div>
      ))}
    </Stack>
  );
}
