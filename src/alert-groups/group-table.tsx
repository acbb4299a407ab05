import { useEffect, useMemo, useRef } from 'react';
import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Checkbox, useStyles2 } from '@grafana/ui';
import type { AlertGroup } from '../api/alert-groups.ts';
import { COLUMNS, GroupCard, GroupRow, TIGHT, TIGHT_COLUMNS } from './group-row.tsx';
import { useIsNarrow, useWindow } from './use-window.ts';

export interface GroupTableProps {
  readonly groups: readonly AlertGroup[];
  /** Of all that fit, as far as it is known. */
  readonly total: number;
  readonly selected: ReadonlySet<string>;
  readonly current: string | null;
  readonly onSelect: (id: string) => void;
  readonly onSelectAll: () => void;
  /** The reader is about to reach the end. */
  readonly onEnd: () => void;
}

/** In px: every row is as high as the next, or nobody could tell which of thousands are on the screen. */
const ROW_PX = 60;
const CARD_PX = 148;
/** Of the list itself: below it a table would leave too little of every title. */
const NARROW_PX = 820;

/** Hundreds of rows, of which only those on the screen exist. */
export function GroupTable({ groups, total, selected, current, onSelect, onSelectAll, onEnd }: GroupTableProps) {
  const styles = useStyles2(getStyles);
  const list = useRef<HTMLDivElement>(null);
  const isNarrow = useIsNarrow(list, NARROW_PX);
  const rowHeight = isNarrow ? CARD_PX : ROW_PX;
  const ids = useMemo(() => groups.map(({ id }) => id), [groups]);
  const { first, end } = useWindow(list, ids, rowHeight);
  const isAtEnd = end >= groups.length;
  useEffect(() => {
    if (isAtEnd) onEnd();
  }, [isAtEnd, groups.length, onEnd]);
  useCurrentInView(list, ids, current, rowHeight);

  const Row = isNarrow ? GroupCard : GroupRow;
  return (
    <div
      className={styles.table}
      role="table"
      aria-label={t('alert-groups.table.label', 'Alert groups')}
      aria-rowcount={total + 1}
    >
      {isNarrow ? null : (
        <Head
          isAll={selected.size > 0 && selected.size === groups.length}
          isSome={selected.size > 0}
          onSelectAll={onSelectAll}
        />
      )}
      <div ref={list} role="rowgroup" className={styles.list} style={{ height: groups.length * rowHeight }}>
        {groups.slice(first, end).map((group, offset) => (
          <div
            key={group.id}
            role="presentation"
            className={styles.place}
            style={{ height: rowHeight, transform: `translateY(${(first + offset) * rowHeight}px)` }}
          >
            <Row
              group={group}
              index={first + offset}
              isSelected={selected.has(group.id)}
              isCurrent={group.id === current}
              onSelect={onSelect}
            />
          </div>
        ))}
      </div>
    </div>
  );
}

interface HeadProps {
  readonly isAll: boolean;
  readonly isSome: boolean;
  readonly onSelectAll: () => void;
}

function Head({ isAll, isSome, onSelectAll }: HeadProps) {
  const styles = useStyles2(getStyles);
  const names: readonly (readonly [id: string, name: string])[] = [
    ['status', t('alert-groups.column.status', 'State')],
    ['group', t('alert-groups.column.group', 'Alert group')],
    ['service', t('alert-groups.column.service', 'Service and team')],
    ['severity', t('alert-groups.column.severity', 'Severity')],
    ['age', t('alert-groups.column.age', 'Opened')],
    ['reached', t('alert-groups.column.reached', 'Being reached')],
    ['next', t('alert-groups.column.next', 'Next')],
  ];
  return (
    <div role="rowgroup">
      <div role="row" aria-rowindex={1} className={styles.head}>
        <div role="columnheader" className={styles.all}>
          <Checkbox
            value={isAll}
            indeterminate={isSome && !isAll}
            aria-label={t('alert-groups.table.select-all', 'Select all that are loaded')}
            onChange={onSelectAll}
          />
        </div>
        {names.map(([id, name]) => (
          <div key={id} role="columnheader" data-column={id}>
            {name}
          </div>
        ))}
      </div>
    </div>
  );
}

/** The keys j and k walk beyond the screen, where the row does not exist yet: so the page is scrolled by arithmetic. */
function useCurrentInView(
  list: React.RefObject<HTMLDivElement | null>,
  ids: readonly string[],
  current: string | null,
  rowHeight: number,
): void {
  const latest = useRef({ ids, rowHeight });
  useEffect(() => {
    latest.current = { ids, rowHeight };
  });
  useEffect(() => {
    const element = list.current;
    if (element === null || current === null) return;
    const index = latest.current.ids.indexOf(current);
    if (index === -1) return;
    const marker = document.createElement('div');
    const { rowHeight: height } = latest.current;
    marker.style.cssText = `position:absolute;top:${index * height}px;height:${height}px;width:1px`;
    element.append(marker);
    marker.scrollIntoView({ block: 'nearest' });
    marker.remove();
    element.querySelector<HTMLElement>(`[data-group="${CSS.escape(current)}"] a`)?.focus({ preventScroll: true });
  }, [list, current]);
}

const getStyles = (theme: GrafanaTheme2) => ({
  head: css({
    display: 'grid',
    ...COLUMNS,
    columnGap: theme.spacing(1.5),
    alignItems: 'center',
    padding: theme.spacing(1),
    borderBottom: `1px solid ${theme.colors.border.medium}`,
    color: theme.colors.text.secondary,
    ...theme.typography.bodySmall,
    fontWeight: theme.typography.fontWeightMedium,
    [TIGHT]: {
      ...TIGHT_COLUMNS,
      // They stand below their neighbours there, and are still heard.
      '[data-column="severity"], [data-column="next"]': {
        ...{ position: 'absolute', width: 1, height: 1, overflow: 'hidden', clipPath: 'inset(50%)' },
      },
    },
  }),
  table: css({ containerType: 'inline-size', containerName: 'tocsin-groups' }),
  all: css({ display: 'flex', justifyContent: 'center' }),
  // The browser's own anchoring would count rows twice that are put back under the eye already.
  list: css({ position: 'relative', overflowAnchor: 'none', contain: 'layout style' }),
  place: css({ position: 'absolute', top: 0, left: 0, right: 0, contain: 'layout style' }),
});
