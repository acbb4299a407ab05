import { t } from '@grafana/i18n';
import { spell } from '../../server/core/insights/mention.ts';
import type { Names } from '../../server/core/insights/describe.ts';
import type { Stage } from '../../server/core/escalation/state.ts';
import { plain } from '../ui/plain.ts';
import type { Turn } from './preview.ts';
import type { ShownTurn } from './turn-list.tsx';

/** With names, and with a heading wherever a fallback takes over. */
export function shownTurns(turns: readonly Turn[], names: Names, teamId: string | null): readonly ShownTurn[] {
  return turns.map(({ personId, afterMs, because, stage, ways }, index) => ({
    ...{ afterMs, ways, because: spell(because, names), person: { id: personId, name: names.person(personId) } },
    heading: stage === (turns[index - 1]?.stage ?? 'chain') ? null : stageHeading(stage, names, teamId),
  }));
}

function stageHeading(stage: Stage, names: Names, teamId: string | null): string | null {
  switch (stage) {
    case 'team-fallback':
      return t('escalation-chains.stage.team', 'Nobody has taken it: the fallback of {{team}}', {
        team: names.team(teamId ?? ''),
        ...plain,
      });
    case 'installation-fallback':
      return t('escalation-chains.stage.installation', 'Nobody has taken it: the fallback of this installation');
    case 'chain':
    case 'reassigned':
      return null;
  }
}
