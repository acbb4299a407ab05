import { memo } from 'react';
import { css, cx } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Badge, Checkbox, Link, Text, useStyles2 } from '@grafana/ui';
import type { AlertGroup } from '../api/alert-groups.ts';
import { places } from '../app/places.ts';
import { plain } from '../ui/plain.ts';
import { ListedTime } from '../ui/time-text.tsx';
import { Next, Reached } from './group-cells.tsx';
import { SeverityBadge, StatusBadge } from './status-badge.tsx';

export interface GroupRowProps {
  readonly group: AlertGroup;
  /** Place in the whole list, for those who hear it: most rows are not in the page. */
  readonly index: number;
  readonly isSelected: boolean;
  /** Where the keys j and k stand. */
  readonly isCurrent: boolean;
  readonly onSelect: (id: string) => void;
}

/** Memoised: of hundreds of rows only those whose group changed are drawn again. */
export const GroupRow = memo(function GroupRow({ group, index, isSelected, isCurrent, onSelect }: GroupRowProps) {
  const styles = useStyles2(getStyles);
  return (
    <div
      role="row"
      // The head is row 1.
      aria-rowindex={index + 2}
      className={cx(styles.row, isSelected && styles.selected, isCurrent && styles.current)}
      data-group={group.id}
    >
      <div role="cell" className={styles.pick}>
        <Pick group={group} isSelected={isSelected} onSelect={onSelect} />
      </div>
      <div role="cell" className={styles.state}>
        <StatusBadge status={group.status} />
      </div>
      <div role="cell" className={cx(styles.what, styles.whatCell)}>
        <What group={group} />
      </div>
      <div role="cell" className={styles.two}>
        <Text truncate>{group.service?.name ?? t('alert-groups.row.unowned', 'Nobody owns it')}</Text>
        <span className={styles.small}>{group.team?.name ?? '—'}</span>
      </div>
      <div role="cell" className={styles.severity}>
        <SeverityBadge severity={group.severity} />
      </div>
      <div role="cell" className={styles.age}>
        <ListedTime at={group.openedAt} />
      </div>
      <div role="cell" className={cx(styles.cut, styles.reached)}>
        <Reached group={group} />
      </div>
      <div role="cell" className={cx(styles.cut, styles.next)}>
        <Next group={group} />
      </div>
    </div>
  );
});

/** The same on a narrow screen, where a table would have to be dragged about. */
export const GroupCard = memo(function GroupCard({ group, index, isSelected, isCurrent, onSelect }: GroupRowProps) {
  const styles = useStyles2(getStyles);
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      className={cx(styles.card, isSelected && styles.selected, isCurrent && styles.current)}
      data-group={group.id}
    >
      <div role="cell" className={styles.line}>
        <StatusBadge status={group.status} />
        <SeverityBadge severity={group.severity} />
        <span className={styles.push}>
          <ListedTime at={group.openedAt} />
        </span>
        <Pick group={group} isSelected={isSelected} onSelect={onSelect} />
      </div>
      <div role="cell" className={styles.what}>
        <What group={group} />
      </div>
      <div role="cell" className={styles.line}>
        <Text truncate color="secondary">
          {[group.service?.name ?? t('alert-groups.row.unowned', 'Nobody owns it'), group.team?.name]
            .filter(Boolean)
            .join(' · ')}
        </Text>
        <span className={cx(styles.push, styles.cut)}>
          <Reached group={group} />
        </span>
      </div>
      <div role="cell" className={styles.cut}>
        <Next group={group} />
      </div>
    </div>
  );
});

function Pick({ group, isSelected, onSelect }: Pick<GroupRowProps, 'group' | 'isSelected' | 'onSelect'>) {
  const styles = useStyles2(getStyles);
  const { number, title } = group;
  return (
    <span className={styles.checkbox}>
      <Checkbox
        value={isSelected}
        aria-label={t('alert-groups.row.select', 'Select #{{number}} {{title}}', { number, title, ...plain })}
        onChange={() => onSelect(group.id)}
      />
    </span>
  );
}

function What({ group }: { readonly group: AlertGroup }) {
  const styles = useStyles2(getStyles);
  return (
    <>
      <Link href={places.alertGroup(group.id)} className={styles.title} title={group.title}>
        {group.title}
      </Link>
      <span className={styles.small}>
        #{group.number}
        {group.alerts > 1 &&
          ` · ${t('alert-groups.row.alerts', '{{firing}} of {{count}} alerts firing', { firing: group.firing, count: group.alerts })}`}
        {group.summary !== '' && ` · ${group.summary}`}
        {group.isTest && <Badge color="blue" text={t('alert-groups.row.test', 'Test')} />}
      </span>
    </>
  );
}

/** The cells of a row and of the head, in their places: the widths do not depend on what is in them, so nothing jumps. */
export const COLUMNS = {
  gridTemplateColumns:
    '40px 130px minmax(200px, 3fr) minmax(110px, 1fr) 92px 100px minmax(110px, 1fr) minmax(180px, 1.6fr)',
};

/** Grafana's menu takes some of the screen, so that the width of the list counts: two columns then share one. */
export const TIGHT = '@container tocsin-groups (max-width: 1080px)';
export const TIGHT_COLUMNS = {
  gridTemplateColumns: '40px 130px minmax(0, 3fr) minmax(0, 1.1fr) 92px minmax(0, 2.2fr)',
};
const TIGHT_AREAS = '"pick state what service age reached" "pick severity what service age next"';

const area = (name: string) => ({ [TIGHT]: { gridArea: name } });

const getStyles = (theme: GrafanaTheme2) => {
  const cut = { minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' } as const;
  return {
    row: css({
      display: 'grid',
      ...COLUMNS,
      columnGap: theme.spacing(1.5),
      alignItems: 'center',
      height: '100%',
      padding: theme.spacing(0, 1),
      borderBottom: `1px solid ${theme.colors.border.weak}`,
      '&:hover': { background: theme.colors.action.hover },
      [TIGHT]: {
        ...TIGHT_COLUMNS,
        gridTemplateAreas: TIGHT_AREAS,
        alignContent: 'center',
        rowGap: theme.spacing(0.25),
      },
    }),
    card: css({
      display: 'flex',
      flexDirection: 'column',
      justifyContent: 'center',
      gap: theme.spacing(0.75),
      height: `calc(100% - ${theme.spacing(1)})`,
      padding: theme.spacing(1, 1.5),
      borderRadius: theme.shape.radius.default,
      background: theme.colors.background.secondary,
    }),
    selected: css({ background: theme.colors.action.selected }),
    current: css({ boxShadow: `inset 3px 0 0 ${theme.colors.primary.main}` }),
    pick: css({ display: 'flex', justifyContent: 'center', ...area('pick') }),
    state: css(area('state')),
    severity: css(area('severity')),
    reached: css(area('reached')),
    next: css(area('next')),
    whatCell: css(area('what')),
    // The box itself is small; what can be hit with a thumb is not.
    checkbox: css({ display: 'inline-flex', padding: theme.spacing(1.5), margin: theme.spacing(-1.5) }),
    what: css({ minWidth: 0, display: 'flex', flexDirection: 'column' }),
    two: css({ minWidth: 0, display: 'flex', flexDirection: 'column', ...area('service') }),
    title: css({ ...cut, fontWeight: theme.typography.fontWeightMedium, '&:hover': { textDecoration: 'underline' } }),
    small: css({ ...cut, ...theme.typography.bodySmall, color: theme.colors.text.secondary }),
    age: css({ ...cut, color: theme.colors.text.secondary, ...area('age') }),
    cut: css(cut),
    line: css({ display: 'flex', alignItems: 'center', gap: theme.spacing(1), minWidth: 0 }),
    push: css({ marginLeft: 'auto', color: theme.colors.text.secondary, flexShrink: 1, minWidth: 0 }),
  };
};
