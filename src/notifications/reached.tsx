import type { ReactNode } from 'react';
import { t } from '@grafana/i18n';
import { Icon, Stack, Text } from '@grafana/ui';
import type { MyNotifications } from '../api/my-notifications.ts';
import { Section } from '../ui/section.tsx';
import { channelName } from './channel-icon.tsx';
import { demandLines } from './demand-lines.ts';
import type { DemandLine } from './demand-lines.ts';

type Finding = MyNotifications['findings'][number];

/** Whether a page would reach me tonight, what is missing, and what the organisation asks of everybody. */
export function Reached({ mine }: { readonly mine: MyNotifications }) {
  const findings = mine.findings.filter(({ weight }) => weight !== 'demand');
  return (
    <Section title={t('notifications.reached.title', 'Would a page reach me?')}>
      <Stack direction="column" gap={2}>
        <Verdict mine={mine} isClear={findings.length === 0} />
        {findings.map((finding) => (
          <FindingLine key={`${finding.kind} ${finding.methodId ?? ''}`} finding={finding} />
        ))}
        {mine.demands && <Demands lines={demandLines(mine.demands, mine.findings)} />}
      </Stack>
    </Section>
  );
}

function Verdict({ mine, isClear }: { readonly mine: MyNotifications; readonly isClear: boolean }) {
  if (!mine.isReachable) {
    return (
      <Line icon="times-circle" color="error">
        {t('notifications.reached.no', 'No: nothing would be sent to you.')}
      </Line>
    );
  }
  return isClear ? (
    <Line icon="check-circle" color="success">
      {t('notifications.reached.yes', 'Yes, and it was proven.')}
    </Line>
  ) : (
    <Line icon="exclamation-triangle" color="warning">
      {t('notifications.reached.maybe', 'Probably. What is not certain:')}
    </Line>
  );
}

/** The sentence of the service continues with the reader as its subject, so it is said of "you" by its kind here. */
function FindingLine({ finding }: { readonly finding: Finding }) {
  return (
    <Stack direction="column" gap={0}>
      <Text weight="medium">{findingTitle(finding)}</Text>
      <Text color="secondary">{finding.advice}</Text>
    </Stack>
  );
}

function findingTitle({ kind, methodId, sentence }: Finding): string {
  const method = channelName(methodId ?? '');
  switch (kind) {
    case 'no-method':
      return t('notifications.finding.no-method', 'You have no contact method');
    case 'no-rule':
      return t('notifications.finding.no-rule', 'You have no rule for urgent pages');
    case 'nothing-usable':
      return t('notifications.finding.nothing-usable', 'Your rules use nothing that works');
    case 'none-proven':
      return t('notifications.finding.none-proven', 'Nothing that your rules use was proven to work');
    case 'late':
      return t('notifications.finding.late', 'The first message comes late');
    case 'channel-missing':
      return t('notifications.finding.channel-missing', '{{method}} is not set up in this installation', { method });
    case 'opted-out':
      return t('notifications.finding.opted-out', '{{method}} takes no messages: you said STOP', { method });
    default:
      return sentence;
  }
}

function Demands({ lines }: { readonly lines: readonly DemandLine[] }) {
  return (
    <Stack direction="column" gap={1}>
      <Text element="h3" variant="h5">
        {t('notifications.demands.title', 'What your organisation asks for')}
      </Text>
      {lines.map(({ key, text, isMet }) => (
        <Line key={key} icon={isMet ? 'check' : 'times'} color={isMet ? 'success' : 'warning'}>
          {text}
          <span className="sr-only">
            {' '}
            {isMet ? t('notifications.demands.met', '(met)') : t('notifications.demands.missing', '(missing)')}
          </span>
        </Line>
      ))}
    </Stack>
  );
}

interface LineProps {
  readonly icon: 'check' | 'check-circle' | 'times' | 'times-circle' | 'exclamation-triangle';
  readonly color: 'success' | 'warning' | 'error';
  readonly children: ReactNode;
}

function Line({ icon, color, children }: LineProps) {
  return (
    <Stack direction="row" gap={1} alignItems="flex-start">
      <Text color={color}>
        <Icon name={icon} aria-hidden="true" />
      </Text>
      <Text>
        <>{children}</>
      </Text>
    </Stack>
  );
}
