import { dateTimeFormat } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Alert, Button, LinkButton, Stack, Text } from '@grafana/ui';
import type { Instant } from '../../server/core/time/instant.ts';
import { Trouble } from '../api/problem.ts';
import type { TroubleKind } from '../api/problem.ts';
import { places } from './places.ts';

export interface TroubleViewProps {
  readonly error: Error;
  readonly onRetry?: () => void;
  readonly isRetrying?: boolean;
  /** When what is still shown below was read. */
  readonly since?: Instant;
}

/** What went wrong, why, and what to do: never only that something did. */
export function TroubleView({ error, onRetry, isRetrying = false, since }: TroubleViewProps) {
  const kind = error instanceof Trouble ? error.kind : 'refused';
  const needsSetUp = kind === 'unreachable' || kind === 'not-set-up';
  return (
    <Alert severity={kind === 'not-allowed' ? 'info' : 'error'} title={titleOf(kind)}>
      <Stack direction="column" gap={2} alignItems="flex-start">
        <Stack direction="column" gap={0.5}>
          <Text>{error.message}</Text>
          {since !== undefined && (
            <Text color="secondary">
              {t('app.trouble.since', 'What you see below was read at {{time}}.', {
                time: dateTimeFormat(since, { format: 'HH:mm:ss' }),
              })}
            </Text>
          )}
        </Stack>
        <Stack direction="row" gap={1} wrap="wrap">
          {onRetry && kind !== 'not-allowed' && (
            <Button size="sm" variant="secondary" icon="sync" onClick={onRetry} disabled={isRetrying}>
              {isRetrying ? t('app.trouble.retrying', 'Trying again …') : t('app.trouble.retry', 'Try again')}
            </Button>
          )}
          {needsSetUp && (
            <LinkButton size="sm" variant="secondary" icon="heart-break" href={places.configuration()}>
              {t('app.trouble.doctor', 'Find out why')}
            </LinkButton>
          )}
        </Stack>
      </Stack>
    </Alert>
  );
}

function titleOf(kind: TroubleKind): string {
  switch (kind) {
    case 'unreachable':
      return t('app.trouble.unreachable', 'The Tocsin service cannot be reached');
    case 'offline':
      return t('app.trouble.offline', 'Grafana does not answer');
    case 'not-set-up':
      return t('app.trouble.not-set-up', 'Grafana and the Tocsin service do not know each other yet');
    case 'not-allowed':
      return t('app.trouble.not-allowed', 'You may not see this');
    case 'not-found':
      return t('app.trouble.not-found', 'This does not exist (any more)');
    case 'changed-meanwhile':
      return t('app.trouble.changed-meanwhile', 'Somebody else changed this in the meantime');
    case 'refused':
      return t('app.trouble.refused', 'That did not work');
  }
}
