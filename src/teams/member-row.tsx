import { t } from '@grafana/i18n';
import { Checkbox, IconButton, Stack, Text } from '@grafana/ui';

type Change =
  | { readonly type: 'remove member' }
  | { readonly type: 'move member'; readonly by: 1 | -1 }
  | { readonly type: 'let lead'; readonly isLead: boolean };

export interface MemberRowProps {
  readonly name: string;
  readonly isLead: boolean;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  readonly onChange: (change: Change) => void;
}

/** A member in a form: earlier, later, out, and whether they lead. */
export function MemberRow({ name, isLead, isFirst, isLast, onChange }: MemberRowProps) {
  const values = { name, interpolation: { escapeValue: false } };
  return (
    <Stack direction="row" gap={1} alignItems="center" justifyContent="space-between">
      <Text>{name}</Text>
      <Stack direction="row" gap={1} alignItems="center">
        <Checkbox
          label={t('teams.member-row.lead', 'Lead')}
          aria-label={t('teams.member-row.lead-of', '{{name}} leads this team', values)}
          value={isLead}
          onChange={(event) => onChange({ type: 'let lead', isLead: event.currentTarget.checked })}
        />
        <IconButton
          name="arrow-up"
          size="lg"
          disabled={isFirst}
          tooltip={t('teams.member-row.earlier', 'Reach {{name}} earlier', values)}
          onClick={() => onChange({ type: 'move member', by: -1 })}
        />
        <IconButton
          name="arrow-down"
          size="lg"
          disabled={isLast}
          tooltip={t('teams.member-row.later', 'Reach {{name}} later', values)}
          onClick={() => onChange({ type: 'move member', by: 1 })}
        />
        <IconButton
          name="times"
          size="lg"
          tooltip={t('teams.member-row.remove', 'Take {{name}} out of the team', values)}
          onClick={() => onChange({ type: 'remove member' })}
        />
      </Stack>
    </Stack>
  );
}
