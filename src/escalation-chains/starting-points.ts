import { t } from '@grafana/i18n';
import type { Documents } from '../directory/documents.ts';
import type { ChainText } from './chain-draft.ts';

export interface StartingPoint {
  readonly id: 'primary-secondary-team' | 'desk-then-primary' | 'in-turn' | 'everybody';
  readonly title: string;
  readonly explanation: string;
  readonly text: ChainText;
}

type Named = Pick<Documents, 'schedules' | 'teams'>;

/** Chains that others began with, filled in with the schedules of this team as far as there are any. */
export function startingPoints({ schedules, teams }: Named, teamId: string | null): readonly StartingPoint[] {
  const team = teams.find(({ id }) => id === teamId) ?? teams[0];
  if (team === undefined) return [];
  const own = schedules.filter(({ document }) => document.team === team.id).map(({ id }) => id);
  const [primary, secondary] = own;
  const whole = { page: { team: team.id } };
  const everybody = { page: { team: team.id, mode: 'all' as const } };
  const first = primary === undefined ? whole : { page: { schedule: primary } };
  const text = (steps: ChainText['steps']): ChainText => ({ name: team.document.name, team: team.id, steps });
  return [
    {
      id: 'primary-secondary-team',
      title: t('escalation-chains.start.primary.title', 'Primary, then secondary, then everybody'),
      explanation: t(
        'escalation-chains.start.primary.explanation',
        'One person is asked at a time. Nobody is woken who need not be.',
      ),
      text: text([
        first,
        { wait: '5m' },
        ...(secondary === undefined ? [] : [{ page: { schedule: secondary } }, { wait: '10m' }]),
        everybody,
      ]),
    },
    ...(primary === undefined || secondary === undefined
      ? []
      : [
          {
            id: 'desk-then-primary' as const,
            title: t('escalation-chains.start.desk.title', 'Business hours first'),
            explanation: t(
              'escalation-chains.start.desk.explanation',
              'A schedule that covers office hours comes first. Outside of them its step is passed over at once.',
            ),
            text: text([
              { page: { schedule: secondary } },
              { wait: '10m' },
              { page: { schedule: primary } },
              { wait: '10m' },
              everybody,
            ]),
          },
        ]),
    {
      id: 'in-turn',
      title: t('escalation-chains.start.turns.title', 'Everybody in turn'),
      explanation: t(
        'escalation-chains.start.turns.explanation',
        'Each alert group goes to the next person of the team. Good for work that can wait for an hour.',
      ),
      text: text([{ page: { team: team.id, mode: 'round-robin' } }, { wait: '15m' }, { repeat: 2 }]),
    },
    {
      id: 'everybody',
      title: t('escalation-chains.start.everybody.title', 'Everybody at once'),
      explanation: t(
        'escalation-chains.start.everybody.explanation',
        'For a small team without a schedule: all are paged, the first who answers has it.',
      ),
      text: text([everybody, { wait: '10m' }, { repeat: 1 }]),
    },
  ];
}
