import { t } from '@grafana/i18n';
import type { PageMode, Step, Target } from '../../server/core/escalation/chain.ts';
import type { Names } from '../../server/core/insights/describe.ts';
import { shortDuration } from '../ui/duration.ts';
import { plain } from '../ui/plain.ts';

/** What a step does, as one would say it. */
export function stepSentence(step: Step, names: Names): string {
  switch (step.kind) {
    case 'wait':
      return t('escalation-chains.step.wait', 'Wait {{duration}}', { duration: shortDuration(step.delayMs) });
    case 'repeat':
      return step.times === 1
        ? t('escalation-chains.step.repeat-once', 'Begin again from the first step, once')
        : t('escalation-chains.step.repeat', 'Begin again from the first step, {{times}} times at most', {
            times: step.times,
          });
    case 'page': {
      const whom = joined(
        step.targets.map((target) => targetText(target, names)),
        step.mode,
      );
      return [pageText(whom, step.mode, step.targets, step.eachMs), ...conditions(step.answers, step.urgency)].join(
        ', ',
      );
    }
  }
}

/** The whole chain in one line, for a list: "Page whoever is on call in Shop primary, then wait 5 min, then …". */
export function chainSentence(steps: readonly Step[], names: Names): string {
  if (steps.length === 0) return t('escalation-chains.step.none', 'No steps: pages go straight to the fallback');
  const [first = '', ...rest] = steps.map((step) => stepSentence(step, names));
  return [first, ...rest.map((sentence) => lower(sentence))].join(t('escalation-chains.step.then', ', then '));
}

export function targetText(target: Target, names: Names): string {
  switch (target.kind) {
    case 'person':
      return names.person(target.personId);
    case 'team':
      return t('escalation-chains.target.team', 'the team {{name}}', { name: names.team(target.teamId), ...plain });
    case 'schedule':
      return t('escalation-chains.target.schedule', 'whoever is on call in {{name}}', {
        name: names.schedule(target.scheduleId),
        ...plain,
      });
  }
}

function pageText(whom: string, mode: PageMode, targets: readonly Target[], eachMs: number): string {
  const values = { whom, each: shortDuration(eachMs), ...plain };
  if (whom === '') return t('escalation-chains.step.page-nobody', 'Page nobody yet');
  if (mode === 'all') return t('escalation-chains.step.page-all', 'Page {{whom}}, all at once', values);
  if (mode === 'round-robin') return t('escalation-chains.step.page-turn', 'Page one of {{whom}}, in turn', values);
  // A schedule with one person on call is what nearly every chain begins with, so its sentence stays short.
  const [first] = targets;
  if (targets.length === 1 && first?.kind !== 'team') return t('escalation-chains.step.page', 'Page {{whom}}', values);
  return t('escalation-chains.step.page-each', 'Page {{whom}}, one after the other, {{each}} each', values);
}

function conditions(answers: number, urgency: string | null): string[] {
  return [
    ...(answers === 1
      ? []
      : [t('escalation-chains.step.answers', 'until {{answers}} of them acknowledge', { answers })]),
    ...(urgency === null
      ? []
      : [
          urgency === 'high'
            ? t('escalation-chains.step.high', 'with high urgency')
            : t('escalation-chains.step.low', 'with low urgency'),
        ]),
  ];
}

function joined(parts: readonly string[], mode: PageMode): string {
  switch (mode) {
    case 'one-at-a-time':
      return parts.join(t('escalation-chains.step.and-then', ', then '));
    case 'all':
      return parts.join(t('escalation-chains.step.and', ' and '));
    case 'round-robin':
      return parts.join(t('escalation-chains.step.or', ' or '));
  }
}

function lower(sentence: string): string {
  return sentence.charAt(0).toLowerCase() + sentence.slice(1);
}
