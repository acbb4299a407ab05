import type { Dispatch } from 'react';
import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import {
  Button,
  Combobox,
  Field,
  IconButton,
  Input,
  RadioButtonGroup,
  Stack,
  Text,
  TextLink,
  useStyles2,
} from '@grafana/ui';
import { SEVERITIES } from '../../server/core/grouping/severity.ts';
import { severityName } from '../alert-groups/status-badge.tsx';
import { places } from '../app/places.ts';
import type { Known } from '../directory/known.ts';
import { MultiField } from '../ui/multi-field.tsx';
import { OwnsEditor } from './owns-editor.tsx';
import { urgencyName } from './service-lines.ts';
import type { ServiceAction, ServiceDraft } from './service-draft.ts';

export interface ServiceFormProps {
  readonly known: Known;
  readonly draft: ServiceDraft;
  readonly dispatch: Dispatch<ServiceAction>;
  readonly mistakes: ReadonlyMap<string, string>;
  /** Teams that this user may give a service to. */
  readonly mayOwn: (teamId: string) => boolean;
}

export function ServiceForm(props: ServiceFormProps) {
  return (
    <Stack direction="column" gap={3}>
      <Basics {...props} />
      <OwnsEditor lines={props.draft.owns} dispatch={props.dispatch} />
      <Urgencies {...props} />
      <Grouping {...props} />
      <Links {...props} />
    </Stack>
  );
}

function Basics({ known, draft, dispatch, mistakes, mayOwn }: ServiceFormProps) {
  const styles = useStyles2(getStyles);
  const chainOptions = known.documents.chains.map(({ id, document }) => ({ value: id, label: document.name }));
  return (
    <Stack direction="column" gap={2}>
      <Field
        className={styles.name}
        label={t('services.form.name', 'Name')}
        htmlFor="service-name"
        {...wrong(mistakes, 'name')}
        noMargin
      >
        <Input
          id="service-name"
          value={draft.name}
          onChange={({ currentTarget: { value } }) => dispatch({ type: 'written', field: 'name', text: value })}
        />
      </Field>
      <Stack direction="row" gap={2} wrap="wrap">
        <TeamField {...{ known, draft, dispatch, mistakes, mayOwn }} />
        <Field
          label={t('services.form.chain', 'Escalation chain')}
          htmlFor="service-chain"
          {...wrong(mistakes, 'chain')}
          noMargin
        >
          <Combobox
            id="service-chain"
            width={30}
            isClearable
            options={chainOptions}
            value={draft.chainId}
            placeholder={t('services.form.no-chain', 'None: straight to the fallback')}
            onChange={(option) => dispatch({ type: 'chain-chosen', chainId: option?.value ?? null })}
          />
        </Field>
        <Field
          label={t('services.form.priority', 'Priority')}
          description={t('services.form.priority-explanation', 'Where several fit, the higher one owns')}
          htmlFor="service-priority"
          {...wrong(mistakes, 'priority')}
          noMargin
        >
          <Input
            id="service-priority"
            width={12}
            inputMode="numeric"
            value={draft.priority}
            onChange={({ currentTarget: { value } }) => dispatch({ type: 'written', field: 'priority', text: value })}
          />
        </Field>
      </Stack>
    </Stack>
  );
}

function TeamField({ known, draft, dispatch, mistakes, mayOwn }: ServiceFormProps) {
  const { teams } = known.documents;
  const teamOptions = teams
    .filter(({ id }) => mayOwn(id))
    .map(({ id, document }) => ({ value: id, label: document.name }));
  return (
    <Field
      label={t('services.form.team', 'Team')}
      description={teams.length === 0 ? <FirstTeam /> : undefined}
      htmlFor="service-team"
      {...wrong(mistakes, 'team')}
      noMargin
    >
      <Combobox
        id="service-team"
        width={30}
        options={teamOptions}
        value={draft.teamId}
        placeholder={t('services.form.choose-team', 'Who answers for it')}
        onChange={({ value }) => dispatch({ type: 'given-to-team', teamId: value })}
      />
    </Field>
  );
}

/** Nobody could answer for a service without one, so the way on leads there. */
function FirstTeam() {
  return (
    <TextLink href={`${places.teams()}?edit=new`} variant="bodySmall">
      {t('services.form.first-team', 'There is no team yet: set up the first one')}
    </TextLink>
  );
}

function Urgencies({ draft, dispatch }: ServiceFormProps) {
  const styles = useStyles2(getStyles);
  const options = (['high', 'low'] as const).map((value) => ({ value, label: urgencyName(value) }));
  return (
    <Stack direction="column" gap={1}>
      <Text element="h2" variant="h5">
        {t('services.form.urgency', 'How much an alert may disturb')}
      </Text>
      <div className={styles.urgencies}>
        {SEVERITIES.map((severity) => (
          <Field key={severity} label={severityName(severity)} noMargin>
            <RadioButtonGroup
              fullWidth
              aria-label={severityName(severity)}
              options={options}
              value={draft.urgency[severity]}
              onChange={(urgency) => dispatch({ type: 'urgency-chosen', severity, urgency })}
            />
          </Field>
        ))}
      </div>
    </Stack>
  );
}

function Grouping({ draft, dispatch, mistakes }: ServiceFormProps) {
  const labels = (draft.groupBy ?? []).map((value) => ({ value, label: value }));
  const severities = SEVERITIES.map((value) => ({ value, label: severityName(value) }));
  return (
    <Stack direction="column" gap={2}>
      <Text element="h2" variant="h5">
        {t('services.form.grouping', 'Alert groups')}
      </Text>
      <Stack direction="row" gap={2} wrap="wrap">
        <MultiField
          label={t('services.form.group-by', 'Grouped by labels')}
          description={t('services.form.group-by-explanation', 'Empty: by alert rule')}
          {...wrong(mistakes, 'groupBy')}
          id="service-group-by"
          width={40}
          createCustomValue
          options={[...labels, ...COMMON_LABELS.filter(({ value }) => draft.groupBy?.includes(value) !== true)]}
          value={[...(draft.groupBy ?? [])]}
          onChange={(chosen) =>
            dispatch({ type: 'grouped-by', labels: chosen.length === 0 ? null : chosen.map(({ value }) => value) })
          }
        />
        <DurationField
          {...{ dispatch, mistakes, field: 'acknowledgeTimeout', text: draft.acknowledgeTimeout }}
          label={t('services.form.timeout', 'Acknowledged: fires again after')}
          explanation={t('services.form.timeout-explanation', 'Such as 30m or 1h30m; 0: never')}
        />
        <DurationField
          {...{ dispatch, mistakes, field: 'reopenWithin', text: draft.reopenWithin }}
          label={t('services.form.reopen', 'Resolved: re-opened within')}
          explanation={t('services.form.reopen-explanation', '0: always a new alert group')}
        />
        <MultiField
          label={t('services.form.again', 'Pages again although acknowledged')}
          description={t('services.form.again-explanation', 'When an alert of this severity joins')}
          id="service-page-again"
          width={30}
          options={severities}
          value={[...draft.pageAgainOn]}
          onChange={(chosen) => dispatch({ type: 'page-again-chosen', severities: chosen.map(({ value }) => value) })}
        />
      </Stack>
    </Stack>
  );
}

const EXAMPLE_URL = 'https://';
const COMMON_LABELS = ['alertname', 'region', 'cluster', 'namespace', 'instance'].map((value) => ({ value }));

interface DurationFieldProps {
  readonly field: 'acknowledgeTimeout' | 'reopenWithin';
  readonly text: string;
  readonly label: string;
  readonly explanation: string;
  readonly dispatch: Dispatch<ServiceAction>;
  readonly mistakes: ReadonlyMap<string, string>;
}

function DurationField({ field, text, label, explanation, dispatch, mistakes }: DurationFieldProps) {
  return (
    <Field label={label} description={explanation} htmlFor={`service-${field}`} {...wrong(mistakes, field)} noMargin>
      <Input
        id={`service-${field}`}
        width={16}
        value={text}
        onChange={({ currentTarget: { value } }) => dispatch({ type: 'written', field, text: value })}
      />
    </Field>
  );
}

function Links({ draft, dispatch, mistakes }: ServiceFormProps) {
  const styles = useStyles2(getStyles);
  return (
    <Stack direction="column" gap={1}>
      <Text element="h2" variant="h5">
        {t('services.form.links', 'Links, shown beside each alert group')}
      </Text>
      {draft.links.map(({ key, title, url }, index) => (
        <div key={key} className={styles.link}>
          <Input
            aria-label={t('services.form.link-title', 'Title of link {{number}}', { number: index + 1 })}
            placeholder={t('services.form.runbook', 'Runbook')}
            value={title}
            onChange={({ currentTarget: { value } }) =>
              dispatch({ type: 'link-written', link: { key, title: value, url } })
            }
          />
          <Field {...wrong(mistakes, `links[${index}].url`)} noMargin>
            <Input
              aria-label={t('services.form.link-url', 'Address of link {{number}}', { number: index + 1 })}
              placeholder={EXAMPLE_URL}
              value={url}
              onChange={({ currentTarget: { value } }) =>
                dispatch({ type: 'link-written', link: { key, title, url: value } })
              }
            />
          </Field>
          <IconButton
            name="trash-alt"
            size="lg"
            aria-label={t('services.form.link-remove', 'Remove link {{number}}', { number: index + 1 })}
            onClick={() => dispatch({ type: 'link-removed', key })}
          />
        </div>
      ))}
      <div>
        <Button variant="secondary" size="sm" icon="plus" onClick={() => dispatch({ type: 'link-added' })}>
          {t('services.form.link-add', 'Add a link')}
        </Button>
      </div>
    </Stack>
  );
}

function wrong(mistakes: ReadonlyMap<string, string>, path: string): { invalid: boolean; error: string | undefined } {
  const message = mistakes.get(path);
  return { invalid: message !== undefined, error: message };
}

const getStyles = (theme: GrafanaTheme2) => ({
  // A width of its own would be wider than a phone.
  name: css({ maxWidth: theme.spacing(62) }),
  urgencies: css({
    display: 'grid',
    gridTemplateColumns: `repeat(auto-fit, minmax(${theme.spacing(15)}, 1fr))`,
    gap: theme.spacing(1.5),
    maxWidth: theme.spacing(66),
  }),
  link: css({
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 2fr) minmax(0, 3fr) auto',
    gap: theme.spacing(1),
    alignItems: 'center',
    maxWidth: theme.spacing(90),
  }),
});
