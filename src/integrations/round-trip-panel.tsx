import { useEffect, useState } from 'react';
import { t } from '@grafana/i18n';
import { Alert, Field, Input, LinkButton, Stack, Text } from '@grafana/ui';
import { SECOND_MS } from '../../server/core/time/instant.ts';
import type { Labels } from '../../server/core/grouping/alert.ts';
import type { ContactPoint } from '../api/contact-point.ts';
import { useTestContactPoint } from '../api/contact-point.ts';
import type { TestedContactPoint } from '../api/contact-point-answers.ts';
import type { Item } from '../api/configured.ts';
import { LOOK_AGAIN_MS, useIntegrationRequests, useRefreshHealth, useTestAlert } from '../api/integrations.ts';
import { useMay } from '../api/me.ts';
import { AllowedButton } from '../app/allowed-button.tsx';
import { useClock, useNow } from '../app/clock.tsx';
import { places } from '../app/places.ts';
import { readLabels } from '../services/labels-text.ts';
import { Section } from '../ui/section.tsx';
import { OwnerPreview } from './owner-preview.tsx';
import { arrivalOf, isOver, isProven, stepsOf } from './round-trip.ts';
import type { Attempt } from './round-trip.ts';
import { RoundTripSteps } from './round-trip-steps.tsx';

export interface RoundTripPanelProps {
  readonly item: Item<'integrations'>;
  /** Made a moment ago on this page; null where Grafana has to be asked elsewhere. */
  readonly contactPoint: ContactPoint | null;
}

/** Sends something all the way, and waits for it to arrive. Nobody is paged by any of it. */
export function RoundTripPanel({ item, contactPoint }: RoundTripPanelProps) {
  const may = useMay('editor');
  const [labelText, setLabelText] = useState('');
  const { attempt, requests, begin } = useAttempt(item.id, may.allowed);
  const own = useTestAlert(item.id);
  const grafana = useTestContactPoint();
  const labels = readLabels(labelText);
  const sendOwn = (): void => begin(() => own.mutateAsync(labels ?? {}));
  const isBusy = own.isPending || grafana.isPending;
  return (
    <Section title={t('integrations.trip.title', 'Prove the round trip')}>
      <Stack direction="column" gap={2}>
        <Text color="secondary">
          {t('integrations.trip.text', 'A test becomes an alert group that is closed at once. Nobody is paged.')}
        </Text>
        <TestLabels text={labelText} onChange={setLabelText} isWrong={labelText.trim() !== '' && labels === null} />
        <Stack direction="row" gap={1} wrap="wrap">
          <AllowedButton may={may} icon="play" disabled={isBusy} onClick={sendOwn}>
            {t('integrations.trip.own', 'Send a test alert')}
          </AllowedButton>
          {contactPoint === null ? (
            <AllowedButton may={may} variant="secondary" icon="clock-nine" onClick={() => begin(async () => {})}>
              {t('integrations.trip.wait', 'Wait for one that I send')}
            </AllowedButton>
          ) : (
            <AllowedButton
              may={may}
              variant="secondary"
              icon="grafana"
              disabled={isBusy}
              onClick={() => begin(() => grafana.mutateAsync(contactPoint))}
            >
              {t('integrations.trip.grafana', 'Test from Grafana')}
            </AllowedButton>
          )}
        </Stack>
        {own.error && <Alert severity="error" title={own.error.message} />}
        {grafana.data && <GrafanaSaid result={grafana.data} />}
        {attempt && <Progress attempt={attempt} requests={requests} />}
        <OwnerPreview labels={own.data?.labels ?? withOwn(item, labels)} />
      </Stack>
    </Section>
  );
}

/** Begins to wait before something is sent, so that nothing can arrive unseen. */
function useAttempt(id: string, isAllowed: boolean) {
  const clock = useClock();
  const [attempt, setAttempt] = useState<Attempt | null>(null);
  const { data = [], refetch } = useIntegrationRequests(id, isAllowed, (requests) =>
    attempt === null || isOver(stepsOf(attempt, arrivalOf(attempt, requests), clock.now())) ? LOOK_AGAIN_MS : SECOND_MS,
  );
  const begin = (send: () => Promise<unknown>): void => {
    const run = async (): Promise<void> => {
      // Read now: what came in since the last look must not be taken for the test.
      const before = (await refetch()).data ?? [];
      setAttempt({ at: clock.now(), after: before[0]?.receivedAt ?? null });
      await send();
      await refetch();
    };
    // What goes wrong is shown by whoever sends.
    run().catch(() => undefined);
  };
  return { attempt, requests: data, begin };
}

interface TestLabelsProps {
  readonly text: string;
  readonly onChange: (text: string) => void;
  readonly isWrong: boolean;
}

const EXAMPLE = 'service=checkout severity=critical';

function TestLabels({ text, onChange, isWrong }: TestLabelsProps) {
  return (
    <Field
      noMargin
      label={t('integrations.trip.labels', 'Labels of the test alert')}
      description={t('integrations.trip.labels-text', 'Those of an alert of yours show whose it would be. Optional.')}
      htmlFor="test-labels"
      invalid={isWrong}
      error={t('integrations.trip.labels-wrong', 'No labels were found in this.')}
    >
      <Input
        id="test-labels"
        value={text}
        placeholder={EXAMPLE}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    </Field>
  );
}

function withOwn(item: Item<'integrations'>, labels: Labels | null): Labels | null {
  return labels === null ? null : { ...item.document.labels, ...labels };
}

interface ProgressProps {
  readonly attempt: Attempt;
  readonly requests: Parameters<typeof arrivalOf>[1];
}

function Progress({ attempt, requests }: ProgressProps) {
  const now = useNow(SECOND_MS);
  const arrival = arrivalOf(attempt, requests);
  const steps = stepsOf(attempt, arrival, now);
  const refresh = useRefreshHealth();
  const arrivedAt = arrival?.receivedAt;
  useEffect(() => {
    // The badge above would otherwise go on saying that nothing has ever come in.
    if (arrivedAt !== undefined) void refresh();
  }, [arrivedAt, refresh]);
  const group = arrival?.outcome?.alerts.find(({ alertGroup }) => alertGroup !== null)?.alertGroup ?? null;
  return (
    <div aria-live="polite">
      <Stack direction="column" gap={1.5}>
        <RoundTripSteps steps={steps} arrival={arrival} isOver={isOver(steps)} />
        {isProven(steps) && (
          <Alert severity="success" title={t('integrations.trip.proven', 'The round trip works')}>
            {group && (
              <LinkButton size="sm" variant="secondary" href={places.alertGroup(group.id)}>
                {t('integrations.trip.group', 'Alert group #{{number}}', { number: group.number })}
              </LinkButton>
            )}
          </Alert>
        )}
      </Stack>
    </div>
  );
}

function GrafanaSaid({ result }: { readonly result: TestedContactPoint }) {
  if (result.kind === 'sent') return null;
  if (result.kind === 'failed') {
    return (
      <Alert severity="error" title={t('integrations.trip.grafana-failed', 'Grafana could not send it')}>
        {result.detail}
      </Alert>
    );
  }
  return (
    <Alert
      severity="info"
      title={t('integrations.trip.grafana-elsewhere', 'This Grafana tests contact points on its own page only')}
    >
      <Stack direction="column" gap={1} alignItems="flex-start">
        <span>
          {t(
            'integrations.trip.grafana-elsewhere-do',
            'Open it in another tab and press Test: this page goes on waiting.',
          )}
        </span>
        <LinkButton size="sm" variant="secondary" href="/alerting/notifications" target="_blank">
          {t('integrations.trip.contact-points', 'Open contact points')}
        </LinkButton>
      </Stack>
    </Alert>
  );
}
