import { useState } from 'react';
import { css } from '@emotion/css';
import { dateTime, getTimeZone } from '@grafana/data';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Alert, Button, Combobox, DateTimePicker, Field, RadioButtonGroup, Stack, Text, useStyles2 } from '@grafana/ui';
import type { Names } from '../../server/core/insights/describe.ts';
import type { Urgency } from '../../server/core/notifying/person.ts';
import type { Instant } from '../../server/core/time/instant.ts';
import { readersZone, textAt } from '../schedules/zone-text.ts';
import { shortDuration } from '../ui/duration.ts';
import { Section } from '../ui/section.tsx';
import type { Preview } from './preview.ts';
import { PREVIEW_TIMES, timeName } from './preview-times.ts';
import type { PreviewTime } from './preview-times.ts';
import { shownTurns } from './preview-turns.ts';
import { previewWarnings } from './preview-warnings.ts';
import { TurnList } from './turn-list.tsx';

const SHOWN_TURNS = 10;

export interface PreviewView {
  readonly time: PreviewTime;
  readonly at: Instant;
  readonly urgency: Urgency;
  readonly setTime: (time: PreviewTime) => void;
  readonly setUrgency: (urgency: Urgency) => void;
}

export interface PreviewPanelProps {
  readonly preview: Preview;
  readonly view: PreviewView;
  readonly names: Names;
  readonly teamId: string | null;
}

/** Who would be paged when, at any time of one's choosing; computed here, by the functions that page in earnest. */
export function PreviewPanel({ preview, view, names, teamId }: PreviewPanelProps) {
  const [isWhole, setWhole] = useState(false);
  const turns = shownTurns(preview.turns, names, teamId);
  const warnings = previewWarnings(preview, names);
  return (
    <Section title={t('escalation-chains.preview.title', 'Who would be paged')}>
      <Stack direction="column" gap={2}>
        <Controls view={view} />
        <Text variant="bodySmall" color="secondary">
          {t('escalation-chains.preview.if', 'If an alert group opened on {{moment}} and nobody answered:', {
            moment: textAt(view.at, readersZone()),
          })}
        </Text>
        {warnings.map((warning) => (
          <Alert key={warning} severity="warning" title={warning} topSpacing={0} bottomSpacing={0} />
        ))}
        <div aria-live="polite">
          <TurnList turns={isWhole ? turns : turns.slice(0, SHOWN_TURNS)} />
        </div>
        {turns.length > SHOWN_TURNS && (
          <Button variant="secondary" fill="text" size="sm" onClick={() => setWhole(!isWhole)}>
            {isWhole
              ? t('escalation-chains.preview.less', 'Show fewer')
              : t('escalation-chains.preview.more', 'Show all {{all}}', { all: turns.length })}
          </Button>
        )}
        <End preview={preview} />
      </Stack>
    </Section>
  );
}

function End({ preview: { endsMs, turns } }: Pick<PreviewPanelProps, 'preview'>) {
  if (turns.length === 0) return null;
  return (
    <Text variant="bodySmall" color="secondary">
      {endsMs === null
        ? t('escalation-chains.preview.cut', 'And so on.')
        : t(
            'escalation-chains.preview.end',
            'After {{duration}} nothing is left to try, and the alarm addresses are told.',
            {
              duration: shortDuration(endsMs),
            },
          )}
    </Text>
  );
}

function Controls({ view }: { readonly view: PreviewView }) {
  const styles = useStyles2(getStyles);
  const isOther = !PREVIEW_TIMES.some((time) => time === view.time);
  const options = [
    ...PREVIEW_TIMES.map((value) => ({ value, label: timeName(value) })),
    { value: 'other', label: t('escalation-chains.preview.other', 'Another time …') },
  ];
  return (
    <div className={styles.controls}>
      <Field label={t('escalation-chains.preview.when', 'When')} htmlFor="preview-time" noMargin>
        <Combobox
          id="preview-time"
          options={options}
          value={isOther ? 'other' : view.time}
          onChange={({ value }) => view.setTime(value === 'other' ? new Date(view.at).toISOString() : value)}
        />
      </Field>
      <Field label={t('escalation-chains.preview.urgency', 'Urgency')} noMargin>
        <RadioButtonGroup
          aria-label={t('escalation-chains.preview.urgency', 'Urgency')}
          options={[
            { value: 'high' as const, label: t('escalation-chains.preview.high', 'High') },
            { value: 'low' as const, label: t('escalation-chains.preview.low', 'Low') },
          ]}
          value={view.urgency}
          onChange={view.setUrgency}
        />
      </Field>
      {isOther && (
        <DateTimePicker
          date={dateTime(view.at)}
          timeZone={getTimeZone()}
          showSeconds={false}
          onChange={(date) => date && view.setTime(date.toISOString())}
        />
      )}
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  controls: css({
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(2),
    alignItems: 'flex-end',
    '& > :first-child': { flex: `1 1 ${theme.spacing(24)}`, maxWidth: theme.spacing(36) },
  }),
});
