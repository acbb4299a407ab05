import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Icon, useStyles2 } from '@grafana/ui';
import type { DayNote } from './day-notes.ts';
import { noteSentence } from './note-text.ts';

/** What is unusual about days of the timeline, for those who cannot hover over its head. */
export function DayNotes({ notes, zone }: { readonly notes: readonly DayNote[]; readonly zone: string }) {
  const styles = useStyles2(getStyles);
  if (notes.length === 0) return null;
  return (
    <ul className={styles.list} aria-label={t('schedules.note.label', 'Days that are not like the others')}>
      {notes.map((note) => (
        <li key={`${note.kind}${note.interval.start}`}>
          <Icon name={note.kind === 'holiday' ? 'star' : 'clock-nine'} size="sm" /> {noteSentence(note, zone)}
        </li>
      ))}
    </ul>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  list: css({
    ...{ display: 'flex', flexWrap: 'wrap', gap: theme.spacing(0.5, 3), listStyle: 'none' },
    ...{ color: theme.colors.text.secondary, fontSize: theme.typography.bodySmall.fontSize },
  }),
});
