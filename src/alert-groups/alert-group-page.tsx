import { useParams } from 'react-router-dom';
import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Alert, Badge, Text, useStyles2 } from '@grafana/ui';
import { useAlertGroup } from '../api/alert-groups.ts';
import type { AlertGroupDetail } from '../api/alert-groups.ts';
import { Loaded } from '../app/loaded.tsx';
import { Page } from '../app/page.tsx';
import { LabelTags } from '../ui/label-tags.tsx';
import { plain } from '../ui/plain.ts';
import { AlertLinks } from './alert-links.tsx';
import { ComingPages } from './coming-pages.tsx';
import { GroupActions } from './group-actions.tsx';
import { GroupFacts } from './group-facts.tsx';
import { GroupTimeline } from './group-timeline.tsx';
import { LivenessMark } from './liveness-mark.tsx';
import { MemberAlerts } from './member-alerts.tsx';
import { inOrder, sharedLabels } from './members.ts';
import { NoticeBar } from './notice-bar.tsx';
import { Responders } from './responders.tsx';
import { SeverityBadge, StatusBadge } from './status-badge.tsx';
import { TimePicture } from './time-picture.tsx';
import { useGroupAct } from './use-group-act.ts';
import { valuesText } from './values-text.ts';

/** One alert group: what is broken, who is being reached, what happens next, and what to do about it. */
export function AlertGroupPage() {
  const { id = '' } = useParams();
  const query = useAlertGroup(id);
  const group = query.data;
  const number = group === undefined ? '' : `#${group.number}`;
  return (
    <Page
      title={group?.title ?? t('alert-groups.one.title', 'Alert group')}
      crumb={{ text: number === '' ? t('alert-groups.one.title', 'Alert group') : number }}
      beside={
        group && (
          <>
            <StatusBadge status={group.status} />
            <SeverityBadge severity={group.severity} />
            {group.isTest && <Badge color="blue" text={t('alert-groups.row.test', 'Test')} />}
            <LivenessMark />
          </>
        )
      }
      subTitle={group && <SubTitle group={group} />}
    >
      <Loaded query={query}>{(data) => <Detail key={data.id} group={data} />}</Loaded>
    </Page>
  );
}

function SubTitle({ group }: { readonly group: AlertGroupDetail }) {
  const by =
    group.statusBy === ''
      ? ''
      : ` · ${t('alert-groups.reached.by', 'by {{name}}', { name: group.statusBy, ...plain })}`;
  return <>{`#${group.number} · ${group.service?.name ?? t('alert-groups.row.unowned', 'Nobody owns it')}${by}`}</>;
}

function Detail({ group }: { readonly group: AlertGroupDetail }) {
  const styles = useStyles2(getStyles);
  const { act, isActing, notice, closeNotice, personId } = useGroupAct(group);
  return (
    <div className={styles.page}>
      <Broken group={group} />
      <GroupActions group={group} personId={personId} isActing={isActing} onAct={act} />
      <NoticeBar notice={notice} onClose={closeNotice} />
      {group.sourceStillFires && <StillFires group={group} />}
      <div className={styles.columns}>
        <div className={styles.main}>
          <ComingPages group={group} onAct={act} />
          <MemberAlerts alerts={group.alertList} />
          <GroupTimeline group={group} />
        </div>
        <div className={styles.side}>
          <Responders cycles={group.cycles} />
          <TimePicture group={group} />
          <GroupFacts group={group} />
        </div>
      </div>
    </div>
  );
}

/** What is broken, in the words of whoever wrote the rule, with the numbers and the ways to look on. */
function Broken({ group }: { readonly group: AlertGroupDetail }) {
  const styles = useStyles2(getStyles);
  const [first] = inOrder(group.alertList);
  const values = first === undefined ? '' : valuesText(first.values);
  return (
    <div className={styles.broken}>
      {group.summary !== '' && <Text element="p">{group.summary}</Text>}
      {values !== '' && <code className={styles.values}>{values}</code>}
      <LabelTags labels={group.alertList.length === 0 ? group.labels : sharedLabels(group.alertList)} />
      <AlertLinks links={group.links} />
    </div>
  );
}

function StillFires({ group }: { readonly group: AlertGroupDetail }) {
  return (
    <Alert severity="warning" title={t('alert-groups.still-fires.title', 'The source still fires')}>
      {t(
        'alert-groups.still-fires.text',
        '{{name}} resolved it by hand, and {{count}} of its alerts go on firing. If they stay, the group opens again and pages.',
        { name: group.statusBy, count: group.firing, ...plain },
      )}
    </Alert>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  page: css({
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(2),
    // Above the bar of actions, which covers the lower edge of a phone.
    [theme.breakpoints.down('md')]: { paddingBottom: theme.spacing(20) },
  }),
  broken: css({
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(1),
    alignItems: 'flex-start',
    '> p': { margin: 0 },
  }),
  values: css({ ...theme.typography.code, overflowWrap: 'anywhere' }),
  columns: css({
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 2fr) minmax(280px, 1fr)',
    gap: theme.spacing(2),
    alignItems: 'start',
    [theme.breakpoints.down('lg')]: { gridTemplateColumns: 'minmax(0, 1fr)' },
  }),
  main: css({ display: 'flex', flexDirection: 'column', gap: theme.spacing(2), minWidth: 0 }),
  side: css({ display: 'flex', flexDirection: 'column', gap: theme.spacing(2), minWidth: 0 }),
});
