import { useMemo } from 'react';
import { useParams } from 'react-router-dom';
import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Alert, Badge, Stack, Text, TextLink, useStyles2 } from '@grafana/ui';
import { nextHandoff } from '../../server/core/schedule/handoff.ts';
import type { Handoff } from '../../server/core/schedule/handoff.ts';
import type { Item } from '../api/configured.ts';
import { useMay } from '../api/me.ts';
import { AllowedButton } from '../app/allowed-button.tsx';
import { Loaded } from '../app/loaded.tsx';
import { Page } from '../app/page.tsx';
import { places } from '../app/places.ts';
import { PageSkeleton } from '../app/page-skeleton.tsx';
import { ProvisionedBadge } from '../app/provisioned-badge.tsx';
import { ShowAsFile } from '../app/show-as-file.tsx';
import { ChannelIcon, channelName } from '../notifications/channel-icon.tsx';
import { offsetText, readersZone, stretchText, textAt } from '../schedules/zone-text.ts';
import { Section } from '../ui/section.tsx';
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
import { MethodBadge } from './ways-to-reach.tsx';

export function PersonPage() {
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
        const item = found.people.find((person) => person.id === id);
        if (item === undefined) return <MissingPage id={id} />;
        return <Found key={id} item={item} data={found} />;
      }}
    </Loaded>
  );
}

function Found({ item, data }: { readonly item: Item<'people'>; readonly data: People['data'] }) {
  const people = usePeople(data);
  const editing = useEditing();
  const may = useMay('editor');
  const { document, file, id } = item;
  const styles = useStyles2(getStyles);
  return (
    <Page
      title={document.name}
      crumb={{
        text: document.name,
        parentItem: { text: t('teams.page.title', 'Teams and people'), url: places.teams() },
      }}
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
      <div className={styles.parts}>
        <div className={styles.wide}>
          <Findings people={people} person={id} />
        </div>
        <Duties people={people} person={id} />
        <Methods item={item} people={people} />
        <div className={styles.wide}>
          <Section title={t('teams.load.label', 'What on-call asks')}>
            <LoadTable loads={people.loads.get(id)} />
          </Section>
        </div>
      </div>
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
  const styles = useStyles2(getStyles);
  const { schedules, names, now } = people;
  const zone = readersZone();
  const next = useMemo(() => nextDuties(schedules, person, now, names.isKnown), [schedules, person, now, names]);
  const on = people.onCall.get(person) ?? [];
  const isNever = on.length === 0 && next.length === 0;
  return (
    <Section title={t('teams.person-page.on-call', 'On call')}>
      {isNever && (
        <Text color="secondary">{t('teams.person-page.never', 'No schedule has a turn for this person.')}</Text>
      )}
      <ul className={styles.list}>
        {on.map((schedule) => (
          <li key={schedule.id} className={styles.row}>
            <Badge color="green" icon="bell" text={t('teams.person-page.now', 'Now')} />
            <TextLink href={places.schedule(schedule.id)} color="primary">
              {schedule.name}
            </TextLink>
            <Until handoff={nextHandoff(schedule, now, names.isKnown)} zone={zone} />
          </li>
        ))}
        {next.map(({ schedule, interval }) => (
          <li key={schedule.id} className={styles.row}>
            <Badge color="blue" icon="clock-nine" text={t('teams.person-page.next', 'Next')} />
            <TextLink href={places.schedule(schedule.id)} color="primary">
              {schedule.name}
            </TextLink>
            <Text color="secondary">
              {stretchText(interval, zone)} (<TimeText at={interval.start} />)
            </Text>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Until({ handoff, zone }: { readonly handoff: Handoff | null; readonly zone: string }) {
  if (handoff === null) return null;
  return (
    <Text color="secondary">
      {t('schedules.on-call.until', 'until {{when}}', { when: textAt(handoff.at, zone) })} (
      <TimeText at={handoff.at} />)
    </Text>
  );
}

function Methods({ item, people }: { readonly item: Item<'people'>; readonly people: People }) {
  const styles = useStyles2(getStyles);
  const methods = item.document.contactMethods ?? [];
  const states = people.readinessOf(item.id)?.methods ?? [];
  return (
    <Section title={t('teams.person-page.methods', 'Contact methods')}>
      {methods.length === 0 && (
        <Text color="warning">{t('teams.person-page.no-methods', 'None: nothing could reach this person.')}</Text>
      )}
      <ul className={styles.list}>
        {methods.map((method) => {
          const id = method.id ?? method.channel;
          const state = states.find((one) => one.id === id);
          return (
            <li key={id} className={styles.row}>
              <ChannelIcon channel={method.channel} size="lg" isDecorative />
              <span className={styles.words}>
                <Text weight="medium">{channelName(method.channel)}</Text>
                <Text color="secondary">{method.address}</Text>
              </span>
              {state !== undefined && <MethodBadge method={state} />}
            </li>
          );
        })}
      </ul>
    </Section>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  parts: css({
    display: 'grid',
    gap: theme.spacing(2),
    gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 1fr)',
    [theme.breakpoints.down('lg')]: { gridTemplateColumns: 'minmax(0, 1fr)' },
  }),
  wide: css({ gridColumn: '1 / -1', minWidth: 0, '&:empty': { display: 'none' } }),
  list: css({ listStyle: 'none', margin: 0 }),
  row: css({
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(0.5, 1.5),
    padding: theme.spacing(1, 0),
    '& + &': { borderTop: `1px solid ${theme.colors.border.weak}` },
    '&:first-of-type': { paddingTop: 0 },
    '&:last-of-type': { paddingBottom: 0 },
  }),
  words: css({ display: 'flex', flexDirection: 'column', flex: '1 1 120px', minWidth: 0, overflowWrap: 'anywhere' }),
});
