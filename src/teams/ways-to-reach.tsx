import { t } from '@grafana/i18n';
import { Stack, Text, Tooltip } from '@grafana/ui';
import type { Readiness } from '../api/people.ts';
import { ChannelIcon, channelName } from '../notifications/channel-icon.tsx';

type Method = Readiness['methods'][number];

/** A picture for each channel on which somebody can be reached; what was never proven is pale, and says so. */
export function WaysToReach({ readiness }: { readonly readiness: Readiness }) {
  return (
    <Stack direction="row" gap={0.5} alignItems="center">
      {readiness.methods.map((method) => (
        <Tooltip key={method.id} content={stateText(method)}>
          <span tabIndex={0} aria-label={stateText(method)} role="img">
            <Text color={isProven(method) ? 'success' : isUsable(method) ? 'secondary' : 'disabled'}>
              <ChannelIcon channel={method.channel} size="sm" isDecorative />
            </Text>
          </span>
        </Tooltip>
      ))}
    </Stack>
  );
}

export function stateText(method: Method): string {
  const channel = channelName(method.channel);
  const values = { channel, interpolation: { escapeValue: false } };
  if (!method.enabled) return t('teams.method.off', '{{channel}}: switched off', values);
  if (!method.isSetUp) return t('teams.method.missing', '{{channel}}: not set up in this installation', values);
  if (method.hasRefused) return t('teams.method.refused', '{{channel}}: has asked for no more messages', values);
  if (method.provenAt === null) return t('teams.method.unproven', '{{channel}}: never proven to arrive', values);
  return t('teams.method.proven', '{{channel}}: proven to arrive', values);
}

function isUsable({ enabled, isSetUp, hasRefused }: Method): boolean {
  return enabled && isSetUp && !hasRefused;
}

function isProven(method: Method): boolean {
  return isUsable(method) && method.provenAt !== null;
}
