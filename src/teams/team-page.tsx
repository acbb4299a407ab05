import { useParams } from 'react-router-dom';
import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Icon, Stack, Text, TextLink, useStyles2 } from '@grafana/ui';
import type { Item } from '../api/configured.ts';
import { useMay } from '../api/me.ts';
import { AllowedButton } from '../app/allowed-button.tsx';
import { Loaded } from '../app/loaded.tsx';
import { Page } from '../app/page.tsx';
import { places } from '../app/places.ts';
import { PageSkeleton } from '../app/page-skeleton.tsx';
import { ProvisionedBadge } from '../app/provisioned-badge.tsx';
import { ShowAsFile } from '../app/show-as-file.tsx';
import { OnCallLine } from '../schedules/on-call-line.tsx';
import { standingAt } from '../schedules/standing.ts';
import { readersZone } from '../schedules/zone-text.ts';
import { Section } from '../ui/section.tsx';
import { MembersTable } from './members-table.tsx';
import { MissingPage } from './missing-page.tsx';
import { RemoveButton } from './remove-button.tsx';
import { targetName } from './target-name.ts';
import type { Target } from './target-name.ts';
import { TeamDrawer } from './team-drawer.tsx';
import { useEditing } from './use-editing.ts';
import { usePeople, usePeopleQuery } from './use-people.ts';
import type { People } from './use-people.ts';

export function TeamPage() {
  const { id = '' } = useParams();
  const query = usePeopleQuery();
  const { data } = query;
  // What went wrong needs the frame of a page around it as well, and a way back.
  if (data === undefined && query.error !== null) {
    return (
      <Page title={t('teams.page.title', 'Teams and people')}>
        <Loaded query={query}>{() => null}</Loaded>
      </Page>
    );
  }
  return (
    <Loaded query={query} loading={<PageSkeleton />}>
      {(found) => {
        const item = found.teams.find((team) => team.id === id);
        if (item === undefined) return <MissingPage id={id} />;
        return <Found key={id} item={item} data={found} />;
      }}
    </Loaded>
  );
}

function Found({ item, data }: { readonly item: Item<'teams'>; readonly data: People['data'] }) {
  const people = usePeople(data);
  const editing = useEditing();
  const may = useMay('editor');
  const styles = useStyles2(getStyles);
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
      <div className={styles.parts}>
        <OnCall people={people} teamId={item.id} />
        <div className={styles.side}>
          <Services people={people} teamId={item.id} />
          <Fallback people={people} targets={document.fallback ?? []} />
        </div>
        <div className={styles.wide}>
          <Members item={item} people={people} />
        </div>
      </div>
      {editing.what === 'team' && <TeamDrawer people={people} item={item} onClose={editing.close} />}
    </Page>
  );
}

interface PartProps {
  readonly people: People;
  readonly teamId: string;
}

function OnCall({ people, teamId }: PartProps) {
  const styles = useStyles2(getStyles);
  const schedules = people.schedules.filter((schedule) => schedule.teamId === teamId);
  const zone = readersZone();
  return (
    <Section title={t('teams.team.on-call', 'On call')}>
      {schedules.length === 0 && (
        <Text color="secondary">
          {t('teams.team.no-schedule', 'No schedule belongs to this team.')}{' '}
          <TextLink href={places.schedules()}>{t('teams.team.make-schedule', 'Make one')}</TextLink>
        </Text>
      )}
      <ul className={styles.list}>
        {schedules.map((schedule) => (
          <li key={schedule.id} className={styles.row}>
            <TextLink href={places.schedule(schedule.id)} color="primary">
              {schedule.name}
            </TextLink>
            <OnCallLine
              standing={standingAt(schedule, people.now, people.names.isKnown)}
              names={people.names}
              zone={zone}
            />
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Members({ item, people }: { readonly item: Item<'teams'>; readonly people: People }) {
  const { members = [], leads = [] } = item.document;
  return (
    <Section title={t('teams.team.members', 'Members')}>
      {members.length === 0 ? (
        <Text color="warning">
          {t('teams.team.nobody', 'Nobody belongs to it yet, so that a step that pages the team reaches nobody.')}
        </Text>
      ) : (
        <Stack direction="column" gap={1}>
          <Text color="secondary">
            {t('teams.team.order', 'In the order in which a step that pages the team reaches them.')}
          </Text>
          <MembersTable members={members} leads={leads} people={people} />
        </Stack>
      )}
    </Section>
  );
}

function Services({ people, teamId }: PartProps) {
  const styles = useStyles2(getStyles);
  const services = people.services.filter((service) => service.teamId === teamId);
  return (
    <Section title={t('teams.team.services', 'Services')}>
      {services.length === 0 && (
        <Text color="secondary">
          {t('teams.team.no-service', 'It owns no service yet.')}{' '}
          <TextLink href={places.newService()}>{t('teams.team.make-service', 'Make one')}</TextLink>
        </Text>
      )}
      <ul className={styles.tags}>
        {services.map(({ id, name }) => (
          <li key={id}>
            <Icon name="cube" aria-hidden="true" />{' '}
            <TextLink href={places.service(id)} color="primary">
              {name}
            </TextLink>
          </li>
        ))}
      </ul>
    </Section>
  );
}

interface FallbackProps {
  readonly people: People;
  readonly targets: readonly Target[];
}

function Fallback({ people, targets }: FallbackProps) {
  const named = targets.map((target) => targetName(target, people.data, people.names)).join(', ');
  return (
    <Section title={t('teams.team.fallback', 'Paged when a chain reaches nobody')}>
      <Text color={named === '' ? 'secondary' : 'primary'}>
        {named === '' ? t('teams.team.no-fallback', 'The fallback of the installation.') : named}
      </Text>
    </Section>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  parts: css({
    display: 'grid',
    gap: theme.spacing(2),
    gridTemplateColumns: 'minmax(0, 2fr) minmax(0, 1fr)',
    alignItems: 'stretch',
    [theme.breakpoints.down('lg')]: { gridTemplateColumns: 'minmax(0, 1fr)' },
  }),
  side: css({ display: 'flex', flexDirection: 'column', gap: theme.spacing(2), minWidth: 0 }),
  wide: css({ gridColumn: '1 / -1', minWidth: 0 }),
  list: css({ listStyle: 'none', margin: 0 }),
  row: css({
    padding: theme.spacing(1, 0),
    '& + &': { borderTop: `1px solid ${theme.colors.border.weak}` },
    '&:first-of-type': { paddingTop: 0 },
    '&:last-of-type': { paddingBottom: 0 },
    p: { margin: 0 },
  }),
  tags: css({ listStyle: 'none', margin: 0, display: 'flex', flexWrap: 'wrap', gap: theme.spacing(0.5, 2) }),
});
