import type { Dispatch } from 'react';
import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Button, Field, IconButton, Input, Stack, Text, useStyles2 } from '@grafana/ui';
import { parseMatchers } from '../../server/core/ownership/matcher.ts';
import type { MatcherProblem } from '../../server/core/ownership/matcher-text.ts';
import { MatcherTags } from './matcher-tags.tsx';
import type { MatcherLine, ServiceAction } from './service-draft.ts';

/** Syntax, not language. */
const EXAMPLE = 'service="checkout", metric=~"http_.*"';

interface OwnsEditorProps {
  readonly lines: readonly MatcherLine[];
  readonly dispatch: Dispatch<ServiceAction>;
}

/** Lines of matchers as they are typed: each is read at once, and shows what it means or where it stops making sense. */
export function OwnsEditor({ lines, dispatch }: OwnsEditorProps) {
  return (
    <Stack direction="column" gap={1}>
      <Text element="h2" variant="h5">
        {t('services.owns.title', 'Owns alerts with')}
      </Text>
      <Text variant="bodySmall" color="secondary">
        {t(
          'services.owns.explanation',
          'In a line every matcher must hold; of the lines, any one is enough. More exact lines win over others.',
        )}
      </Text>
      {lines.map((line, index) => (
        <OwnsLine key={line.key} line={line} number={index + 1} dispatch={dispatch} />
      ))}
      <div>
        <Button variant="secondary" size="sm" icon="plus" onClick={() => dispatch({ type: 'matchers-added' })}>
          {t('services.owns.add', 'Add a line')}
        </Button>
      </div>
    </Stack>
  );
}

interface OwnsLineProps {
  readonly line: MatcherLine;
  readonly number: number;
  readonly dispatch: Dispatch<ServiceAction>;
}

function OwnsLine({ line: { key, text }, number, dispatch }: OwnsLineProps) {
  const styles = useStyles2(getStyles);
  const reading = text.trim() === '' ? null : parseMatchers(text);
  const problem = reading !== null && !reading.ok ? reading.problem : null;
  return (
    <div className={styles.line}>
      <div className={styles.field}>
        <Field invalid={problem !== null} error={problem && <ProblemAt text={text} problem={problem} />} noMargin>
          <Input
            className={styles.input}
            aria-label={t('services.owns.line', 'Matchers, line {{number}}', { number })}
            value={text}
            placeholder={EXAMPLE}
            onChange={({ currentTarget }) => dispatch({ type: 'matchers-written', key, text: currentTarget.value })}
          />
        </Field>
        {reading?.ok === true && <MatcherTags text={text} />}
      </div>
      <IconButton
        name="trash-alt"
        size="lg"
        aria-label={t('services.owns.remove', 'Remove line {{number}}', { number })}
        onClick={() => dispatch({ type: 'matchers-removed', key })}
      />
    </div>
  );
}

/** The line again, with the character at which it stops making sense underlined. */
function ProblemAt({ text, problem }: { readonly text: string; readonly problem: MatcherProblem }) {
  const styles = useStyles2(getStyles);
  const { position, message } = problem;
  const at = Math.min(position, text.length);
  const values = { message, character: at + 1, interpolation: { escapeValue: false } };
  return (
    <>
      <span>{t('services.owns.problem', '{{message}} (at character {{character}})', values)}</span>
      <code className={styles.echo} aria-hidden="true">
        {text.slice(0, at)}
        <mark className={styles.mark}>{text.slice(at, at + 1) || '␣'}</mark>
        {text.slice(at + 1)}
      </code>
    </>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  line: css({ display: 'flex', gap: theme.spacing(1), alignItems: 'flex-start' }),
  field: css({ flex: 1, minWidth: 0, display: 'flex', flexDirection: 'column', gap: theme.spacing(0.5) }),
  input: css({ input: { fontFamily: theme.typography.fontFamilyMonospace } }),
  echo: css({ display: 'block', marginTop: theme.spacing(0.5), whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }),
  mark: css({
    background: 'none',
    color: 'inherit',
    borderBottom: `2px solid ${theme.colors.error.border}`,
    fontWeight: theme.typography.fontWeightBold,
  }),
});
