import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Badge, Field, IconButton, Input, Stack, Switch, Text, useStyles2 } from '@grafana/ui';
import { TimeText } from '../ui/time-text.tsx';
import { ReadableBadge } from '../ui/readable-badge.tsx';
import { ChannelIcon, channelName } from './channel-icon.tsx';
import type { MethodDraft } from './draft.ts';
import type { MethodRowProps } from './method-props.ts';
import { ProveMethod } from './prove-method.tsx';

export function MethodRow(props: MethodRowProps) {
  const { method, isOpen, saved } = props;
  const styles = useStyles2(getStyles);
  const isSaved = saved.contactMethods?.some(
    ({ id, channel, address }) =>
      (id ?? channel) === method.id && channel === method.channel && address === method.address,
  );
  return (
    <Stack direction="column" gap={1}>
      <div className={styles.head}>
        <ChannelIcon channel={method.channel} size="xl" isDecorative />
        <div className={styles.words}>
          <Text weight="medium">{channelName(method.channel)}</Text>
          <Text color="secondary" truncate>
            {method.address === '' ? t('notifications.method.no-address', 'No address yet') : method.address}
          </Text>
        </div>
        <MethodState {...props} isSaved={isSaved === true} />
        <RowButtons {...props} />
      </div>
      {isOpen && <MethodFields {...props} />}
      {isSaved === true ? (
        <ProveMethod {...props} />
      ) : (
        <Text variant="bodySmall" color="secondary">
          {t('notifications.method.save-first', 'Save, then prove that messages arrive here.')}
        </Text>
      )}
    </Stack>
  );
}

/** When it was last proven is what somebody on call wants to know; a channel that is missing matters more. */
function MethodState({ method, mine, isSaved }: MethodRowProps & { readonly isSaved: boolean }) {
  const state = mine.methods.find(({ id }) => id === method.id);
  if (!method.enabled)
    return <ReadableBadge color="darkgrey" icon="pause" text={t('notifications.state.off', 'Switched off')} />;
  if (!mine.channels.some(({ channel }) => channel === method.channel)) {
    return (
      <Badge color="orange" icon="exclamation-triangle" text={t('notifications.state.missing', 'Not set up here')} />
    );
  }
  if (state?.hasRefused === true && isSaved) {
    return <Badge color="red" icon="times" text={t('notifications.state.refused', 'Said STOP')} />;
  }
  if (!isSaved || state === undefined || state.provenAt === null) {
    return <Badge color="orange" icon="question-circle" text={t('notifications.state.unproven', 'Not proven')} />;
  }
  const text = (
    <>
      {t('notifications.state.proven', 'Proven')} <TimeText at={state.provenAt} />
    </>
  );
  return <Badge color="green" icon="check" text={text} />;
}

function RowButtons({ method, isOpen, onOpen, isReadOnly, onEdit }: MethodRowProps) {
  const styles = useStyles2(getStyles);
  if (isReadOnly) return null;
  const channel = channelName(method.channel);
  return (
    <span className={styles.buttons}>
      <IconButton
        name={isOpen ? 'angle-up' : 'pen'}
        size="lg"
        aria-label={t('notifications.method.edit', 'Edit {{channel}}', { channel })}
        aria-expanded={isOpen}
        onClick={() => onOpen(!isOpen)}
      />
      <IconButton
        name="trash-alt"
        size="lg"
        aria-label={t('notifications.method.remove', 'Remove {{channel}}', { channel })}
        onClick={() => onEdit({ kind: 'remove-method', id: method.id })}
      />
    </span>
  );
}

function MethodFields({ method, mistakes, onEdit, onOpen, isReadOnly }: MethodRowProps) {
  const styles = useStyles2(getStyles);
  const set = (part: Partial<MethodDraft>): void => onEdit({ kind: 'set-method', id: method.id, part });
  const isMissing = mistakes.has(`method/${method.id}`);
  return (
    <div className={styles.fields}>
      <Field
        noMargin
        label={t('notifications.method.address', 'Address')}
        description={addressHint(method.channel)}
        htmlFor={`address-${method.id}`}
        invalid={isMissing}
        error={isMissing ? t('notifications.method.write-address', 'Write the address') : undefined}
      >
        <Input
          id={`address-${method.id}`}
          value={method.address}
          disabled={isReadOnly}
          onFocus={() => onOpen(true)}
          onChange={({ currentTarget }) => set({ address: currentTarget.value })}
        />
      </Field>
      <Field noMargin label={t('notifications.method.use', 'Use it')} htmlFor={`enabled-${method.id}`}>
        <Switch
          id={`enabled-${method.id}`}
          value={method.enabled}
          disabled={isReadOnly}
          onChange={({ currentTarget }) => set({ enabled: currentTarget.checked })}
        />
      </Field>
    </div>
  );
}

function addressHint(channel: string): string {
  switch (channel) {
    case 'slack':
      return t('notifications.hint.slack', 'Your member id, such as U012AB3CD: in your Slack profile, behind “…”');
    case 'email':
      return t('notifications.hint.email', 'One mail address');
    case 'sms':
      return t('notifications.hint.sms', 'With + and the country code, without spaces: +15550100');
    case 'webhook':
      return t('notifications.hint.webhook', 'A URL that takes JSON');
    default:
      return t('notifications.hint.other', 'In the form of the channel');
  }
}

const getStyles = (theme: GrafanaTheme2) => ({
  head: css({ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: theme.spacing(1.5) }),
  words: css({ display: 'flex', flexDirection: 'column', flex: '1 1 160px', minWidth: 0 }),
  buttons: css({ display: 'flex', gap: theme.spacing(1.5), minHeight: theme.spacing(4), alignItems: 'center' }),
  fields: css({
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) auto',
    gap: theme.spacing(2),
    padding: theme.spacing(1.5),
    background: theme.colors.background.secondary,
    borderRadius: theme.shape.radius.default,
  }),
});
