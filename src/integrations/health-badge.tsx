import { t } from '@grafana/i18n';
import type { BadgeColor, IconName } from '@grafana/ui';
import { MINUTE_MS } from '../../server/core/time/instant.ts';
import type { IntegrationHealth } from '../api/integrations.ts';
import { useNow } from '../app/clock.tsx';
import { ReadableBadge } from '../ui/readable-badge.tsx';
import { healthState } from './health.ts';
import type { HealthState } from './health.ts';

interface Look {
  readonly color: BadgeColor;
  readonly icon: IconName;
}

const LOOKS: Readonly<Record<HealthState, Look>> = {
  refusing: { color: 'red', icon: 'exclamation-circle' },
  never: { color: 'blue', icon: 'hourglass' },
  'some-refused': { color: 'orange', icon: 'exclamation-triangle' },
  quiet: { color: 'darkgrey', icon: 'clock-nine' },
  receiving: { color: 'green', icon: 'check' },
};

/** How an integration is doing, in a word, with what to know about it on hover and focus. */
export function HealthBadge({ health }: { readonly health: IntegrationHealth }) {
  const state = healthState(health, useNow(MINUTE_MS));
  return <ReadableBadge {...LOOKS[state]} text={wordOf(state)} tooltip={explanationOf(state, health)} />;
}

function wordOf(state: HealthState): string {
  switch (state) {
    case 'refusing':
      return t('integrations.health.refusing', 'Refusing');
    case 'never':
      return t('integrations.health.never', 'Not connected yet');
    case 'some-refused':
      return t('integrations.health.some-refused', 'Some refused');
    case 'quiet':
      return t('integrations.health.quiet', 'Quiet');
    case 'receiving':
      return t('integrations.health.receiving', 'Receiving');
  }
}

function explanationOf(state: HealthState, { lastRefusal, refused }: IntegrationHealth): string {
  const detail = lastRefusal?.detail ?? '';
  switch (state) {
    case 'refusing':
      return t('integrations.health.refusing-why', 'The last request was refused. {{detail}}', {
        detail,
        interpolation: { escapeValue: false },
      });
    case 'never':
      return t('integrations.health.never-why', 'No request has ever come in: give the URL to a sender.');
    case 'some-refused':
      return t('integrations.health.some-refused-why', 'In the last 24 hours refused: {{refused}}. {{detail}}', {
        ...{ refused, detail },
        interpolation: { escapeValue: false },
      });
    case 'quiet':
      return t('integrations.health.quiet-why', 'Nothing came in during the last 24 hours.');
    case 'receiving':
      return t('integrations.health.receiving-why', 'Requests come in and are accepted.');
  }
}
