import type { IconName } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Stack, Text } from '@grafana/ui';
import type { Step } from '../../server/core/escalation/chain.ts';
import type { Known } from '../directory/known.ts';
import { FallbackNodes } from './fallback-nodes.tsx';
import { FlowNode } from './flow-node.tsx';
import type { Preview } from './preview.ts';
import { StepPeople } from './step-people.tsx';
import { stepSentence } from './step-sentence.ts';

export const STEP_ICONS: Readonly<Record<Step['kind'], IconName>> = {
  page: 'bell',
  wait: 'clock-nine',
  repeat: 'repeat',
};

export interface FlowProps {
  readonly known: Known;
  readonly steps: readonly Step[];
  readonly teamId: string | null;
  readonly preview: Preview;
}

/** The chain as one reads it: from the first step down to the last resort, with who that is beside each. */
export function Flow({ known, steps, teamId, preview }: FlowProps) {
  return (
    <div>
      <Opening />
      {steps.map((step, index) => (
        <FlowNode key={index} icon={STEP_ICONS[step.kind]} isMuted={step.kind !== 'page'}>
          <Stack direction="column" gap={0.5}>
            <Text weight={step.kind === 'page' ? 'medium' : 'regular'}>{stepSentence(step, known.names)}</Text>
            {step.kind === 'page' && (
              <StepPeople resolved={preview.steps[index] ?? { people: [], problems: [] }} names={known.names} />
            )}
          </Stack>
        </FlowNode>
      ))}
      <FallbackNodes known={known} teamId={teamId} preview={preview} />
    </div>
  );
}

export function Opening() {
  return (
    <FlowNode icon="fire" isMuted>
      <Text color="secondary">{t('escalation-chains.flow.opening', 'An alert group opens')}</Text>
    </FlowNode>
  );
}
