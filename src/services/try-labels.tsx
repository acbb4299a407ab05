import { useId, useState } from 'react';
import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Button, Drawer, Field, Stack, TextArea, useStyles2 } from '@grafana/ui';
import { useSearchParams } from 'react-router-dom';
import { useRecentGroups } from '../api/recent-alerts.ts';
import { LabelTags } from '../ui/label-tags.tsx';
import { Picker } from '../ui/picker.tsx';
import { OwnerAnswer } from './owner-answer.tsx';
import { readLabels, writeLabels } from './labels-text.ts';

const PARAMETER = 'try';

/** Opens the box as a drawer; the labels stand in the address, so that it can be sent to somebody. */
export function TryLabelsButton() {
  const [parameters, setParameters] = useSearchParams();
  const text = parameters.get(PARAMETER);
  const show = (labels: string | null): void => {
    setParameters(
      (before) => {
        const after = new URLSearchParams(before);
        if (labels === null) after.delete(PARAMETER);
        else after.set(PARAMETER, labels);
        return after;
      },
      { replace: text !== null },
    );
  };
  return (
    <>
      <Button variant="secondary" icon="tag-alt" onClick={() => show('')}>
        {t('services.try.open', 'Try labels')}
      </Button>
      {text !== null && (
        <Drawer
          title={t('services.try.title', 'Whose would this alert be?')}
          subtitle={t('services.try.subtitle', 'Nothing is sent and nobody is paged.')}
          onClose={() => show(null)}
          size="md"
        >
          <TryLabels text={text} onTry={show} />
        </Drawer>
      )}
    </>
  );
}

export interface TryLabelsProps {
  /** Labels in any form; empty: nothing was tried yet. */
  readonly text: string;
  readonly onTry: (text: string) => void;
}

/** Paste the labels of an alert, or pick a recent one: whose it would be, why, and who would be paged when. */
function TryLabels({ text, onTry }: TryLabelsProps) {
  const [typed, setTyped] = useState(text);
  const labels = readLabels(text);
  const typedLabels = readLabels(typed);
  const isWrong = typed.trim() !== '' && typedLabels === null;
  const submit = (): void => {
    if (typedLabels !== null) onTry(writeLabels(typedLabels));
  };
  const pick = (picked: Readonly<Record<string, string>>): void => {
    setTyped(writeLabels(picked));
    onTry(writeLabels(picked));
  };
  return (
    <Stack direction="column" gap={2}>
      <PickRecent onPick={pick} />
      <LabelsField typed={typed} isWrong={isWrong} onType={setTyped} onSubmit={submit} />
      <div>
        <Button onClick={submit} disabled={typedLabels === null} icon="search">
          {t('services.try.submit', 'Whose is it?')}
        </Button>
      </div>
      {labels !== null && (
        <>
          <LabelTags labels={labels} />
          <OwnerAnswer labels={labels} />
        </>
      )}
    </Stack>
  );
}

interface LabelsFieldProps {
  readonly typed: string;
  readonly isWrong: boolean;
  readonly onType: (text: string) => void;
  readonly onSubmit: () => void;
}

function LabelsField({ typed, isWrong, onType, onSubmit }: LabelsFieldProps) {
  const styles = useStyles2(getStyles);
  const id = useId();
  return (
    <Field
      label={t('services.try.labels', 'Labels')}
      description={t('services.try.forms', 'Lines such as service="checkout", JSON, or the text of a notification.')}
      invalid={isWrong}
      error={t('services.try.wrong', 'There is no label in this. Write name="value".')}
      noMargin
    >
      <TextArea
        id={id}
        className={styles.text}
        rows={4}
        value={typed}
        placeholder={'service="checkout"\nseverity="critical"'}
        onChange={({ currentTarget }) => onType(currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) onSubmit();
        }}
      />
    </Field>
  );
}

function PickRecent({ onPick }: { readonly onPick: (labels: Readonly<Record<string, string>>) => void }) {
  const id = useId();
  const { data = [], isLoading } = useRecentGroups();
  const options = data.map(({ id: value, number, title, service }) => ({
    value,
    label: `#${number} ${title}`,
    description: service?.name ?? t('services.try.unowned', 'owned by nobody'),
  }));
  return (
    <Field label={t('services.try.recent', 'A recent alert')} noMargin>
      <Picker
        id={id}
        options={options}
        loading={isLoading}
        disabled={!isLoading && options.length === 0}
        placeholder={
          !isLoading && options.length === 0
            ? t('services.try.none', 'No alert has come in yet')
            : t('services.try.pick', 'Pick one')
        }
        onPick={(value) => {
          const group = data.find((one) => one.id === value);
          if (group !== undefined) onPick(group.labels);
        }}
      />
    </Field>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  text: css({ fontFamily: theme.typography.fontFamilyMonospace, fontSize: theme.typography.bodySmall.fontSize }),
});
