import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Stack, Text, TextLink, useStyles2 } from '@grafana/ui';
import { SEVERITIES } from '../../server/core/grouping/severity.ts';
import type { Service } from '../../server/core/ownership/service.ts';
import { MINUTE_MS } from '../../server/core/time/instant.ts';
import { SeverityBadge } from '../alert-groups/status-badge.tsx';
import { useNow } from '../app/clock.tsx';
import type { Known } from '../directory/known.ts';
import { previewChain } from '../escalation-chains/preview.ts';
import { shownTurns } from '../escalation-chains/preview-turns.ts';
import { chainSentence } from '../escalation-chains/step-sentence.ts';
import { TurnList } from '../escalation-chains/turn-list.tsx';
import { Bullets } from '../ui/bullets.tsx';
import { Section } from '../ui/section.tsx';
import { ReadableBadge } from '../ui/readable-badge.tsx';
import { OwnsTags } from './matcher-tags.tsx';
import { RecentGroups } from './recent-groups.tsx';
import { ResponseFacts } from './response-facts.tsx';
import { groupingLines, urgencyName } from './service-lines.ts';
import type { ServiceItem } from './service-rows.ts';

/** A long chain that repeats says nothing new after this many. */
const SHOWN_TURNS = 6;

interface ServiceOverviewProps {
  readonly known: Known;
  readonly item: ServiceItem;
}

export function ServiceOverview({ known, item }: ServiceOverviewProps) {
  const styles = useStyles2(getStyles);
  const service = known.directory.services.get(item.id);
  return (
    <div className={styles.columns}>
      <div className={styles.column}>
        <Section title={t('services.overview.owns', 'Owns alerts with')}>
          <OwnsTags owns={item.document.owns ?? []} />
          {(item.document.priority ?? 0) !== 0 && (
            <Text color="secondary">
              {t('services.overview.priority', 'Priority {{priority}}: compared before anything else.', {
                priority: item.document.priority,
              })}
            </Text>
          )}
        </Section>
        <Section title={t('services.overview.recent', 'Recent alert groups')}>
          <RecentGroups serviceId={item.id} />
        </Section>
        <Section title={t('services.overview.response', 'Response times, 30 days')}>
          <ResponseFacts serviceId={item.id} />
        </Section>
      </div>
      <div className={styles.column}>
        {service !== undefined && <WhoIsPaged known={known} service={service} />}
        {service !== undefined && <Grouping service={service} />}
        <Links item={item} />
      </div>
    </div>
  );
}

function WhoIsPaged({ known, service }: { readonly known: Known; readonly service: Service }) {
  const now = useNow(MINUTE_MS);
  const chain = known.directory.chains.get(service.chainId ?? '');
  const empty = { id: '', name: '', teamId: null, version: 0, steps: [] };
  const { teamId } = service;
  const preview = previewChain(known, {
    ...{ chain: chain ?? empty, teamId, urgency: service.urgency.critical, at: now, turns: new Map<string, number>() },
  });
  const turns = shownTurns(preview.turns, known.names, teamId);
  return (
    <Section title={t('services.overview.paged', 'Who is paged')}>
      <Stack direction="column" gap={1}>
        <Text>{chainSentence(chain?.steps ?? [], known.names)}.</Text>
        <Text variant="bodySmall" color="secondary">
          {t('services.overview.critical', 'If something critical broke now and nobody answered:')}
        </Text>
        <TurnList turns={turns.slice(0, SHOWN_TURNS)} />
      </Stack>
    </Section>
  );
}

function Grouping({ service }: { readonly service: Service }) {
  return (
    <Section title={t('services.overview.grouping', 'Urgency and grouping')}>
      <Stack direction="column" gap={1.5}>
        <Stack direction="row" gap={2} wrap="wrap">
          {SEVERITIES.map((severity) => (
            <Stack key={severity} direction="row" gap={0.5} alignItems="center">
              <SeverityBadge severity={severity} />
              <Text>→</Text>
              <ReadableBadge
                color={service.urgency[severity] === 'high' ? 'red' : 'darkgrey'}
                text={urgencyName(service.urgency[severity])}
              />
            </Stack>
          ))}
        </Stack>
        <Bullets>
          {groupingLines(service).map((line) => (
            <li key={line}>{line}.</li>
          ))}
        </Bullets>
      </Stack>
    </Section>
  );
}

function Links({ item }: { readonly item: ServiceItem }) {
  const { links = [] } = item.document;
  if (links.length === 0) return null;
  return (
    <Section title={t('services.overview.links', 'Links')}>
      <Stack direction="column" gap={0.5} alignItems="flex-start">
        {links.map(({ title, url }) => (
          <TextLink key={url + title} href={url} external>
            {title}
          </TextLink>
        ))}
      </Stack>
    </Section>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  columns: css({
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 3fr) minmax(0, 2fr)',
    gap: theme.spacing(2),
    paddingTop: theme.spacing(2),
    [theme.breakpoints.down('lg')]: { gridTemplateColumns: 'minmax(0, 1fr)' },
  }),
  column: css({ display: 'flex', flexDirection: 'column', gap: theme.spacing(2), minWidth: 0 }),
});
