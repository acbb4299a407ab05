import { t } from '@grafana/i18n';
import { readDocument } from '../../server/contract/configuration/document.ts';
import type { EscalationChainDocument } from '../../server/contract/configuration/escalation-chain.ts';
import type { Names } from '../../server/core/insights/describe.ts';
import { plain } from '../ui/plain.ts';
import { stepSentence } from './step-sentence.ts';

/** A chain as lines to compare; without numbers, or a new first step would change all that follow. */
export function chainLines(document: EscalationChainDocument | null, names: Names): string[] {
  if (document === null) return [];
  const reading = readDocument('escalation-chain', document, 1);
  // What an older version of the service accepted may not be readable now; it is shown as it stands.
  if (!reading.ok) return [JSON.stringify(document)];
  const { name, teamId, steps } = reading.value;
  return [
    t('escalation-chains.line.name', 'Name: {{name}}', { name, ...plain }),
    t('escalation-chains.line.team', 'Team: {{name}}', { name: teamId === null ? '—' : names.team(teamId), ...plain }),
    ...steps.map((step) => stepSentence(step, names)),
  ];
}
