import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Icon, Spinner, Text, useStyles2 } from '@grafana/ui';
import type { IconName } from '@grafana/ui';
import type { IntegrationRequest } from '../api/integrations.ts';
import { TimeText } from '../ui/time-text.tsx';
import type { Step, StepId, StepState } from './round-trip.ts';

export interface RoundTripStepsProps {
  readonly steps: readonly Step[];
  readonly arrival: IntegrationRequest | null;
  readonly isOver: boolean;
}

const ICONS: Readonly<Record<Exclude<StepState, 'waiting'>, IconName>> = {
  done: 'check-circle',
  failed: 'times-circle',
  'not-reached': 'circle',
};

/** What has to happen to a request, one line each, with how far this one has come. */
export function RoundTripSteps({ steps, arrival }: RoundTripStepsProps) {
  const styles = useStyles2(getStyles);
  return (
    <ol className={styles.list}>
      {steps.map((step) => (
        <li key={step.id} className={styles.step}>
          <span className={styles[step.state]}>
            {step.state === 'waiting' ? <Spinner inline /> : <Icon key={step.state} name={ICONS[step.state]} />}
          </span>
          <div>
            <Text color={step.state === 'not-reached' ? 'secondary' : 'primary'}>{sentenceOf(step)}</Text>
            {step.id === 'received' && arrival !== null && (
              <>
                {' '}
                <Text color="secondary" variant="bodySmall">
                  <TimeText at={arrival.receivedAt} />
                </Text>
              </>
            )}
            {step.detail !== null && <div className={styles.detail}>{step.detail}</div>}
            {step.state === 'failed' && step.id === 'received' && step.detail === null && (
              <div className={styles.detail}>
                {t(
                  'integrations.trip.lost',
                  'Nothing arrived within a minute. Check the URL in the sender, and that it can reach the service from where it runs.',
                )}
              </div>
            )}
          </div>
        </li>
      ))}
    </ol>
  );
}

function sentenceOf({ id, state }: Step): string {
  return state === 'failed' ? failedSentence(id) : sentences()[id];
}

function sentences(): Readonly<Record<StepId, string>> {
  return {
    sent: t('integrations.trip.sent', 'Sent'),
    received: t('integrations.trip.received', 'The request arrived'),
    proven: t('integrations.trip.proven-step', 'Token, credentials and signature are right'),
    understood: t('integrations.trip.understood', 'The body was understood'),
    grouped: t('integrations.trip.grouped', 'The alert is in an alert group'),
  };
}

function failedSentence(id: StepId): string {
  switch (id) {
    case 'received':
      return t('integrations.trip.not-received', 'No request arrived');
    case 'proven':
      return t('integrations.trip.not-proven', 'The sender could not prove itself');
    case 'understood':
      return t('integrations.trip.not-understood', 'The body was refused');
    default:
      return sentences()[id];
  }
}

const getStyles = (theme: GrafanaTheme2) => {
  const sign = { display: 'inline-flex', width: theme.spacing(2.5), paddingTop: theme.spacing(0.25), flexShrink: 0 };
  return {
    list: css({ listStyle: 'none', display: 'flex', flexDirection: 'column', gap: theme.spacing(1) }),
    step: css({ display: 'flex', gap: theme.spacing(1), alignItems: 'flex-start' }),
    done: css({ ...sign, color: theme.colors.success.text }),
    failed: css({ ...sign, color: theme.colors.error.text }),
    waiting: css({ ...sign, color: theme.colors.info.text }),
    'not-reached': css({ ...sign, color: theme.colors.text.secondary }),
    detail: css({ color: theme.colors.text.secondary, overflowWrap: 'anywhere' }),
  };
};
