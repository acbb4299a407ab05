import { useState } from 'react';
import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Button, Input, Text, useStyles2 } from '@grafana/ui';
import { useAddNote } from '../api/alert-groups.ts';

/** What others shall know, on the timeline for good. What was typed stays until it was kept. */
export function NoteForm({ id }: { readonly id: string }) {
  const styles = useStyles2(getStyles);
  const [text, setText] = useState('');
  const note = useAddNote(id);
  const isEmpty = text.trim() === '';
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (!isEmpty) note.mutate(text.trim(), { onSuccess: () => setText('') });
      }}
    >
      <div className={styles.input}>
        <Input
          value={text}
          maxLength={4_000}
          aria-label={t('alert-groups.note.label', 'Note')}
          placeholder={t('alert-groups.note.hint', 'Write a note for the others')}
          onChange={(event) => setText(event.currentTarget.value)}
        />
      </div>
      <Button type="submit" variant="secondary" icon="pen" disabled={isEmpty || note.isPending}>
        {t('alert-groups.note.add', 'Add note')}
      </Button>
      {note.error && (
        <Text color="error" element="p">
          {note.error.message}
        </Text>
      )}
    </form>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  form: css({ display: 'flex', flexWrap: 'wrap', gap: theme.spacing(1) }),
  input: css({ flex: '1 1 180px', minWidth: 0 }),
});
