import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Tab, TabsBar, useStyles2 } from '@grafana/ui';
import { useNavigate, useParams, useSearchParams } from 'react-router-dom';
import { MINUTE_MS } from '../../server/core/time/instant.ts';
import { useMay } from '../api/me.ts';
import { Trouble } from '../api/problem.ts';
import { useOpenCounts } from '../api/recent-alerts.ts';
import { AllowedButton } from '../app/allowed-button.tsx';
import { useNow } from '../app/clock.tsx';
import { FileNotice } from '../app/file-notice.tsx';
import { Loaded } from '../app/loaded.tsx';
import { Page } from '../app/page.tsx';
import { places } from '../app/places.ts';
import { ProvisionedBadge } from '../app/provisioned-badge.tsx';
import { ShowAsFile } from '../app/show-as-file.tsx';
import { TroubleView } from '../app/trouble-view.tsx';
import type { Known } from '../directory/known.ts';
import { useDirectory } from '../directory/use-directory.ts';
import { ChainLink } from '../escalation-chains/chain-link.tsx';
import { FirstPeople } from '../escalation-chains/first-people.tsx';
import { TeamLink } from '../teams/team-link.tsx';
import { Facts } from '../ui/facts.tsx';
import { plain } from '../ui/plain.ts';
import { History } from '../versions/history.tsx';
import { DeleteService } from './delete-service.tsx';
import { OpenGroups } from './open-groups.tsx';
import { ServiceOverview } from './service-overview.tsx';
import { serviceLines } from './service-lines.ts';
import { pagedFirst } from './service-rows.ts';
import type { ServiceItem } from './service-rows.ts';
import { TryLabelsButton } from './try-labels.tsx';

export function ServicePage() {
  const { id = '' } = useParams();
  const { query, known } = useDirectory();
  const item = known?.documents.services.find((one) => one.id === id) ?? null;
  return (
    <Page
      title={item?.document.name ?? id}
      crumb={{ text: item?.document.name ?? id }}
      beside={item && <ProvisionedBadge file={item.file} />}
      actions={item && <Actions item={item} />}
    >
      <Loaded query={query}>
        {() =>
          known !== null && item !== null ? (
            <Service known={known} item={item} />
          ) : (
            <TroubleView
              error={new Trouble('not-found', t('services.gone', 'There is no service {{id}}.', { id, ...plain }))}
            />
          )
        }
      </Loaded>
    </Page>
  );
}

function Actions({ item }: { readonly item: ServiceItem }) {
  const may = useMay('editor', item.document.team);
  const navigate = useNavigate();
  return (
    <>
      <TryLabelsButton />
      <ShowAsFile kind="service" document={item.document} />
      <DeleteService item={item} may={may} />
      <AllowedButton may={may} file={item.file} icon="pen" onClick={() => navigate(places.editService(item.id))}>
        {t('services.edit', 'Edit')}
      </AllowedButton>
    </>
  );
}

interface ServiceProps {
  readonly known: Known;
  readonly item: ServiceItem;
}

function Service({ known, item }: ServiceProps) {
  const styles = useStyles2(getStyles);
  const [parameters] = useSearchParams();
  const isHistory = parameters.get('tab') === 'history';
  const chainName = (id: string): string => known.directory.chains.get(id)?.name ?? id;
  return (
    <>
      <div className={styles.facts}>
        <ServiceFacts known={known} item={item} />
      </div>
      <FileNotice
        file={item.file}
        title={t('services.provisioned.title', 'This service comes from a file')}
        hint={t('services.provisioned.history', 'Its history is kept here all the same.')}
      />
      <TabsBar>
        <Tab label={t('services.tab.overview', 'Overview')} active={!isHistory} href={places.service(item.id)} />
        <Tab
          label={t('services.tab.history', 'History')}
          active={isHistory}
          href={`${places.service(item.id)}?tab=history`}
          counter={item.version}
        />
      </TabsBar>
      {isHistory ? (
        <History noun="services" id={item.id} lines={(document) => serviceLines(document, known.names, chainName)} />
      ) : (
        <ServiceOverview known={known} item={item} />
      )}
    </>
  );
}

function ServiceFacts({ known, item }: ServiceProps) {
  const now = useNow(MINUTE_MS);
  const counts = useOpenCounts();
  const { team, chain } = item.document;
  return (
    <Facts
      facts={[
        {
          name: t('services.fact.team', 'Team'),
          value: <TeamLink team={{ id: team, name: known.names.team(team) }} />,
        },
        { name: t('services.fact.chain', 'Escalation chain'), value: <ChainLink known={known} id={chain ?? null} /> },
        {
          name: t('services.fact.first', 'On call now'),
          value: <FirstPeople turns={pagedFirst(known, item, now)} names={known.names} />,
        },
        {
          name: t('services.fact.open', 'Open alert groups'),
          value: counts.data === undefined ? '…' : <OpenGroups serviceId={item.id} counts={counts.data.get(item.id)} />,
        },
      ]}
    />
  );
}

const getStyles = (theme: GrafanaTheme2) => ({ facts: css({ marginBottom: theme.spacing(2) }) });
