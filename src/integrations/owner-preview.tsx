import { t } from '@grafana/i18n';
import { Stack, Text, TextLink } from '@grafana/ui';
import type { Labels } from '../../server/core/grouping/alert.ts';
import { useOwner } from '../api/ownership.ts';
import { places } from '../app/places.ts';
import { ChannelIcon, channelName } from '../notifications/channel-icon.tsx';
import { shortDuration } from '../ui/duration.ts';

const SHOWN_PAGES = 3;

function afterText(afterMs: number): string {
  return afterMs === 0
    ? t('integrations.owner.at-once', 'at once')
    : t('integrations.owner.after', 'after {{duration}}', { duration: shortDuration(afterMs) });
}

/** Whose a real alert with these labels would be, and who would be paged for it; nothing where there are none. */
export function OwnerPreview({ labels }: { readonly labels: Labels | null }) {
  const { data } = useOwner(labels);
  if (labels === null || data === undefined) return null;
  const { service, team, reason, pages } = data;
  return (
    <Stack direction="column" gap={0.5}>
      <Text element="h3" variant="h6">
        {t('integrations.owner.title', 'A real alert with these labels')}
      </Text>
      {service === null ? (
        <Text>
          {t('integrations.owner.nobody', 'belongs to no service, and goes to the fallback of the installation.')}
        </Text>
      ) : (
        <span>
          {t('integrations.owner.belongs', 'belongs to')}{' '}
          <TextLink inline href={places.service(service.id)}>
            {service.name}
          </TextLink>{' '}
          {team && `(${team.name})`}
        </span>
      )}
      <Text color="secondary" variant="bodySmall">
        {reason}
      </Text>
      {pages.slice(0, SHOWN_PAGES).map((page) => (
        <Stack key={`${page.at} ${page.person.id} ${page.channel}`} direction="row" gap={1} alignItems="center">
          <Text color="secondary">{afterText(page.afterMs)}</Text>
          <ChannelIcon channel={page.channel} isDecorative />
          <span>
            {t('integrations.owner.page', '{{person}} by {{channel}}', {
              ...{ person: page.person.name, channel: channelName(page.channel) },
              interpolation: { escapeValue: false },
            })}
          </span>
        </Stack>
      ))}
      {pages.length === 0 && (
        <Text color="warning">{t('integrations.owner.no-page', 'Nobody would be paged for it.')}</Text>
      )}
    </Stack>
  );
}
