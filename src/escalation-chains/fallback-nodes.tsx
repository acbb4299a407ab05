import type { ReactNode } from 'react';
import { t } from '@grafana/i18n';
import { Stack, Text, TextLink } from '@grafana/ui';
import { places } from '../app/places.ts';
import type { Known } from '../directory/known.ts';
import { FlowNode } from './flow-node.tsx';
import type { Preview, Resolved } from './preview.ts';
import { StepPeople } from './step-people.tsx';
import { targetText } from './step-sentence.ts';

interface FallbackNodesProps {
  readonly known: Known;
  readonly teamId: string | null;
  readonly preview: Preview;
}

/** What follows every chain: whoever has not answered is not the end of it. */
export function FallbackNodes({ known, teamId, preview }: FallbackNodesProps) {
  const { directory, names } = known;
  const team = teamId === null ? undefined : directory.teams.get(teamId);
  const textOf = (targets: Parameters<typeof targetText>[0][]): string =>
    targets.map((target) => targetText(target, names)).join(t('escalation-chains.step.and-then', ', then '));
  return (
    <>
      {team !== undefined && team.fallback.length > 0 && (
        <FlowNode icon="angle-double-down" isMuted>
          <Fallback resolved={preview.teamFallback} known={known} whom={textOf([...team.fallback])}>
            <>
              {t('escalation-chains.fallback.team', 'Nobody has taken it: the fallback of')}{' '}
              <TextLink href={places.team(team.id)} color="primary">
                {team.name}
              </TextLink>
            </>
          </Fallback>
        </FlowNode>
      )}
      <FlowNode icon="angle-double-down" isMuted isLast>
        <Fallback resolved={preview.installationFallback} known={known} whom={textOf([...directory.settings.fallback])}>
          {t('escalation-chains.fallback.installation', 'Still nobody: the fallback of this installation')}
        </Fallback>
      </FlowNode>
    </>
  );
}

interface FallbackProps {
  readonly resolved: Resolved;
  readonly known: Known;
  readonly whom: string;
  readonly children: NonNullable<ReactNode>;
}

function Fallback({ resolved, known, whom, children }: FallbackProps) {
  return (
    <Stack direction="column" gap={0.5}>
      <Text color="secondary">{children}</Text>
      {whom !== '' && (
        <Text variant="bodySmall" color="secondary">
          {whom}
        </Text>
      )}
      <StepPeople resolved={resolved} names={known.names} />
    </Stack>
  );
}
