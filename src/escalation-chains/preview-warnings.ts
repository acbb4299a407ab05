import { t } from '@grafana/i18n';
import type { Names } from '../../server/core/insights/describe.ts';
import { spell } from '../../server/core/insights/mention.ts';
import { plain } from '../ui/plain.ts';
import type { Preview, Resolved } from './preview.ts';

/** What a lead should know before the night: steps and people that nobody would be reached through. */
export function previewWarnings(preview: Preview, names: Names): readonly string[] {
  const { steps, teamFallback, installationFallback, isChainSilent, isNobodyReached } = preview;
  const warnings: string[] = [];
  if (isNobodyReached) warnings.push(t('escalation-chains.warning.nobody', 'Nobody at all would be paged'));
  else if (isChainSilent) {
    warnings.push(
      t('escalation-chains.warning.silent', 'No step reaches anybody at that time: it goes straight to the fallback'),
    );
  }
  steps.forEach(({ problems }, index) => {
    for (const problem of problems) {
      warnings.push(
        t('escalation-chains.warning.step', 'Step {{step}}: {{problem}}', {
          ...{ step: index + 1, problem: spell(problem, names), ...plain },
        }),
      );
    }
  });
  if (installationFallback.people.length === 0) {
    warnings.push(t('escalation-chains.warning.fallback', 'The fallback of this installation reaches nobody'));
  }
  return [...new Set([...warnings, ...unreachable([...steps, teamFallback, installationFallback], names)])];
}

function unreachable(resolved: readonly Resolved[], names: Names): string[] {
  return resolved.flatMap(({ people }) =>
    people.flatMap(({ personId, unreachable: reason }) =>
      reason === null
        ? []
        : [
            t('escalation-chains.warning.person', '{{name}} {{reason}}', {
              ...{ name: names.person(personId), reason: spell(reason, names), ...plain },
            }),
          ],
    ),
  );
}
