import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Badge, Icon, Tooltip, useStyles2 } from '@grafana/ui';
import type { Readiness } from '../api/people.ts';
import { ChannelIcon, channelName } from '../notifications/channel-icon.tsx';
import { ReadableBadge } from '../ui/readable-badge.tsx';
import { TimeText } from '../ui/time-text.tsx';
import { stateOfMethod } from './method-state.ts';
import type { Method, MethodState } from './method-state.ts';

/** A sign for each channel on which somebody can be reached: with a tick once it was proven, crossed out when it fails. */
export function WaysToReach({ readiness }: { readonly readiness: Readiness }) {
  const styles = useStyles2(getStyles);
  return (
    <span className={styles.ways}>
      {readiness.methods.map((method) => (
        <Tooltip key={method.id} content={stateText(method)}>
          <span tabIndex={0} aria-label={stateText(method)} role="img" className={styles[toneOf(method)]}>
            <ChannelIcon channel={method.channel} size="sm" isDecorative />
            <StateSign state={stateOfMethod(method)} />
          </span>
        </Tooltip>
      ))}
    </span>
  );
}

/** Beside the colour, which not everybody sees. */
function StateSign({ state }: { readonly state: MethodState }) {
  if (state === 'unproven') return null;
  return <Icon name={state === 'proven' ? 'check' : 'times'} size="xs" aria-hidden="true" />;
}

function toneOf(method: Method): 'good' | 'open' | 'bad' {
  const state = stateOfMethod(method);
  if (state === 'proven') return 'good';
  return state === 'unproven' ? 'open' : 'bad';
}

/** The same in words, for a page that has the room. */
export function MethodBadge({ method }: { readonly method: Method }) {
  switch (stateOfMethod(method)) {
    case 'off':
      return <ReadableBadge color="darkgrey" icon="pause" text={t('teams.method.is-off', 'Switched off')} />;
    case 'missing':
      return (
        <Badge color="orange" icon="exclamation-triangle" text={t('teams.method.is-missing', 'Not set up here')} />
      );
    case 'refused':
      return <Badge color="red" icon="times" text={t('teams.method.has-refused', 'Wants no more messages')} />;
    case 'unproven':
      return <Badge color="orange" icon="question-circle" text={t('teams.method.is-unproven', 'Not proven')} />;
    case 'proven': {
      const proven = (
        <>
          {t('teams.method.is-proven', 'Proven')} <TimeText at={method.provenAt ?? 0} />
        </>
      );
      return <Badge color="green" icon="check" text={proven} />;
    }
  }
}

function stateText(method: Method): string {
  const values = { channel: channelName(method.channel), interpolation: { escapeValue: false } };
  switch (stateOfMethod(method)) {
    case 'off':
      return t('teams.method.off', '{{channel}}: switched off', values);
    case 'missing':
      return t('teams.method.missing', '{{channel}}: not set up in this installation', values);
    case 'refused':
      return t('teams.method.refused', '{{channel}}: has asked for no more messages', values);
    case 'unproven':
      return t('teams.method.unproven', '{{channel}}: never proven to arrive', values);
    case 'proven':
      return t('teams.method.proven', '{{channel}}: proven to arrive', values);
  }
}

const getStyles = (theme: GrafanaTheme2) => {
  const way = {
    display: 'inline-flex',
    alignItems: 'center',
    minWidth: theme.spacing(3.25),
    minHeight: theme.spacing(2.75),
  } as const;
  return {
    ways: css({ display: 'inline-flex', flexWrap: 'wrap', gap: theme.spacing(0.5) }),
    good: css({ ...way, color: theme.colors.success.text }),
    open: css({ ...way, color: theme.colors.text.secondary }),
    bad: css({ ...way, color: theme.colors.error.text }),
  };
};
