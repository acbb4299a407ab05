import { t } from '@grafana/i18n';
import type { HomeAnswer } from '../api/home.ts';
import { places } from '../app/places.ts';

export type SetUpStep = HomeAnswer['steps'][number];

export interface StepWords {
  readonly title: string;
  /** What it is for, in one sentence. */
  readonly why: string;
  readonly button: string;
  readonly href: string;
}

/** The one thing to do next; null when everything is done, and the list has no business on the page any more. */
export function nextStep(steps: readonly SetUpStep[]): SetUpStep | null {
  return steps.find(({ isDone }) => !isDone) ?? null;
}

export function doneCount(steps: readonly SetUpStep[]): number {
  return steps.filter(({ isDone }) => isDone).length;
}

/** Where a step is done, and with which words; where there is something to begin with, its own page. */
export function stepWords({ step, id }: SetUpStep): StepWords {
  switch (step) {
    case 'service':
      return {
        title: t('home.step.service', 'Grafana reaches the Tocsin service'),
        why: t('home.step.service-why', 'It pages people, also while Grafana is away.'),
        button: t('home.step.service-button', 'Look at the connection'),
        href: places.configuration(),
      };
    case 'team':
      return {
        title: t('home.step.team', 'A team'),
        why: t('home.step.team-why', 'Teams own services, and know whom to page when a chain reaches nobody.'),
        button: t('home.step.team-button', 'Make a team'),
        href: places.teams(),
      };
    case 'person':
      return {
        title: t('home.step.person', 'A person who can be reached'),
        why: t('home.step.person-why', 'Begin with yourself: add how you are reached, and prove that it works.'),
        button: t('home.step.person-button', 'Say how you are reached'),
        href: places.notifications(),
      };
    case 'schedule':
      return {
        title: t('home.step.schedule', 'A schedule'),
        why: t('home.step.schedule-why', 'Who is on call, and when it is the next one’s turn.'),
        button: t('home.step.schedule-button', 'Make a schedule'),
        href: places.schedules(),
      };
    default:
      return laterWords({ step, id });
  }
}

interface LaterStep {
  readonly step: Exclude<SetUpStep['step'], 'service' | 'team' | 'person' | 'schedule'>;
  readonly id: string | null;
}

function laterWords({ step, id }: LaterStep): StepWords {
  switch (step) {
    case 'chain':
      return {
        title: t('home.step.chain', 'An escalation chain'),
        why: t('home.step.chain-why', 'Who is paged first, and who when nobody answers.'),
        button: t('home.step.chain-button', 'Make an escalation chain'),
        href: places.newEscalationChain(),
      };
    case 'owner':
      return {
        title: t('home.step.owner', 'A service that owns alerts'),
        why: t('home.step.owner-why', 'What breaks: which labels belong to it, and which chain follows.'),
        button: t('home.step.owner-button', 'Make a service'),
        href: id === null ? places.newService() : places.service(id),
      };
    case 'integration':
      return {
        title: t('home.step.integration', 'A way in for alerts'),
        why: t('home.step.integration-why', 'An integration: the contact point in Grafana is made for you.'),
        button: t('home.step.integration-button', 'Make an integration'),
        href: places.integrations(),
      };
    case 'alert':
      return {
        title: t('home.step.alert', 'The first alert has arrived'),
        why: t('home.step.alert-why', 'A test from the contact point counts, and pages nobody.'),
        button: t('home.step.alert-button', 'Send a test'),
        href: id === null ? places.integrations() : places.integration(id),
      };
    case 'answer':
      return {
        title: t('home.step.answer', 'The first page was answered'),
        why: t('home.step.answer-why', 'Let a real alert fire, and acknowledge it wherever it reaches you.'),
        button: t('home.step.answer-button', 'See alert groups'),
        href: places.alertGroups(),
      };
  }
}
