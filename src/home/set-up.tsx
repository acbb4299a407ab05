import { css, cx } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Icon, LinkButton, Text, useStyles2 } from '@grafana/ui';
import { Section } from '../ui/section.tsx';
import { doneCount, nextStep, stepWords } from './steps.ts';
import type { SetUpStep } from './steps.ts';

/** Until the first page was answered: what is done, and the one thing to do next. */
export function SetUp({ steps }: { readonly steps: readonly SetUpStep[] }) {
  const styles = useStyles2(getStyles);
  const next = nextStep(steps);
  if (next === null) return null;
  const done = doneCount(steps);
  return (
    <Section
      title={t('home.set-up.title', 'Up to the first answered page')}
      actions={
        <Text color="secondary">
          {t('home.set-up.progress', '{{done}} of {{all}} done', { done, all: steps.length })}
        </Text>
      }
    >
      <div className={styles.bar} role="presentation">
        <div className={styles.filled} style={{ width: `${(done / steps.length) * 100}%` }} />
      </div>
      <ol className={styles.list}>
        {steps.map((step) => (
          <StepLine key={step.step} step={step} isNext={step === next} />
        ))}
      </ol>
    </Section>
  );
}

function StepLine({ step, isNext }: { readonly step: SetUpStep; readonly isNext: boolean }) {
  const styles = useStyles2(getStyles);
  const { title, why, button, href } = stepWords(step);
  const state = step.isDone ? t('home.set-up.done', 'Done') : t('home.set-up.open', 'Still to do');
  return (
    <li className={cx(styles.step, isNext && styles.next)} aria-current={isNext ? 'step' : undefined}>
      <span className={step.isDone ? styles.tick : styles.circle}>
        <Icon name={step.isDone ? 'check-circle' : 'circle'} size="lg" aria-hidden="true" />
        <span className="sr-only">{state}</span>
      </span>
      <span className={styles.words}>
        <Text weight={isNext ? 'medium' : 'regular'} color={step.isDone ? 'secondary' : 'primary'}>
          {title}
        </Text>
        {isNext && <Text color="secondary">{why}</Text>}
      </span>
      {isNext && (
        <LinkButton href={href} icon="arrow-right">
          {button}
        </LinkButton>
      )}
    </li>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  bar: css({
    height: theme.spacing(0.5),
    borderRadius: theme.shape.radius.pill,
    background: theme.colors.background.secondary,
    overflow: 'hidden',
    marginBottom: theme.spacing(1),
  }),
  filled: css({ height: '100%', background: theme.colors.success.main }),
  list: css({
    listStyle: 'none',
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(100%, 300px), 1fr))',
    columnGap: theme.spacing(2),
  }),
  step: css({ display: 'flex', alignItems: 'center', gap: theme.spacing(1), padding: theme.spacing(0.5, 0) }),
  next: css({
    gridColumn: '1 / -1',
    flexWrap: 'wrap',
    padding: theme.spacing(1.5),
    margin: theme.spacing(1, 0),
    background: theme.colors.background.secondary,
    borderRadius: theme.shape.radius.default,
  }),
  tick: css({ color: theme.colors.success.text }),
  circle: css({ color: theme.colors.text.secondary }),
  words: css({ display: 'flex', flexDirection: 'column', flex: '1 1 200px', minWidth: 0 }),
});
