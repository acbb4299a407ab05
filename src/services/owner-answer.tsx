import { t } from '@grafana/i18n';
import { Alert, Stack, Text, TextLink } from '@grafana/ui';
import type { Labels } from '../../server/core/grouping/alert.ts';
import { useOwner } from '../api/ownership.ts';
import type { OwnershipAnswer } from '../api/ownership.ts';
import { Loaded } from '../app/loaded.tsx';
import { places } from '../app/places.ts';
import { TurnList } from '../escalation-chains/turn-list.tsx';
import { TeamLink } from '../teams/team-link.tsx';
import { Bullets } from '../ui/bullets.tsx';
import { LoadingRows } from '../ui/loading-rows.tsx';
import { answerTurns } from './answer-turns.ts';
import { MatcherTags } from './matcher-tags.tsx';

/** Owner, chain, people, channels, minutes: the whole way that an alert with these labels would go. */
export function OwnerAnswer({ labels }: { readonly labels: Labels }) {
  const query = useOwner(labels);
  return (
    <Loaded query={query} loading={<LoadingRows rows={3} />}>
      {(answer) => <Answer answer={answer} />}
    </Loaded>
  );
}

function Answer({ answer }: { readonly answer: OwnershipAnswer }) {
  const turns = answerTurns(answer.pages);
  return (
    // Read out when it changes: the question was asked elsewhere on the page.
    <div role="status">
      <Stack direction="column" gap={2}>
        <Owner answer={answer} />
        <Stack direction="column" gap={1}>
          <Text element="h3" variant="h5">
            {t('services.answer.pages', 'Who would be paged, if nobody answers')}
          </Text>
          {turns.length === 0 ? (
            <Text color="error">{t('services.answer.nobody', 'Nobody would be paged.')}</Text>
          ) : (
            <TurnList turns={turns} />
          )}
        </Stack>
        <RunnersUp answer={answer} />
        <Notes notes={answer.notes} />
      </Stack>
    </div>
  );
}

function Owner({ answer }: { readonly answer: OwnershipAnswer }) {
  const { kind, service, team, chain, reason } = answer;
  if (service === null) {
    return (
      <Alert severity="warning" title={t('services.answer.orphan', 'Nobody owns this alert')}>
        {reason}
      </Alert>
    );
  }
  return (
    <Stack direction="column" gap={1}>
      <Stack direction="row" gap={1} wrap="wrap" alignItems="baseline">
        <Text element="h3" variant="h4">
          <TextLink href={places.service(service.id)} variant="h4" color="primary">
            {service.name}
          </TextLink>
        </Text>
        <Text color="secondary">
          {t('services.answer.team', 'of team')} <TeamLink team={team} />
        </Text>
        <Text color="secondary">
          {chain === null ? (
            t('services.answer.no-chain', 'without an escalation chain')
          ) : (
            <>
              {t('services.answer.chain', 'by chain')}{' '}
              <TextLink href={places.escalationChain(chain.id)} color="primary">
                {chain.name}
              </TextLink>
            </>
          )}
        </Text>
      </Stack>
      {kind === 'ambiguous' ? (
        <Alert severity="warning" title={t('services.answer.ambiguous', 'Several services claim it equally')}>
          {reason}
        </Alert>
      ) : (
        <Text color="secondary">{reason}</Text>
      )}
    </Stack>
  );
}

function RunnersUp({ answer }: { readonly answer: OwnershipAnswer }) {
  if (answer.runnersUp.length === 0) return null;
  return (
    <Stack direction="column" gap={1}>
      <Text element="h3" variant="h5">
        {t('services.answer.runners-up', 'Who else claims it')}
      </Text>
      {answer.runnersUp.map(({ service, matchers, priority }) => (
        <Stack key={service.id} direction="row" gap={1} wrap="wrap" alignItems="center">
          <TextLink href={places.service(service.id)}>{service.name}</TextLink>
          <MatcherTags text={matchers} />
          {priority !== 0 && (
            <Text variant="bodySmall" color="secondary">
              {t('services.answer.priority', 'priority {{priority}}', { priority })}
            </Text>
          )}
        </Stack>
      ))}
    </Stack>
  );
}

function Notes({ notes }: { readonly notes: readonly string[] }) {
  if (notes.length === 0) return null;
  return (
    <Stack direction="column" gap={1}>
      <Text element="h3" variant="h5">
        {t('services.answer.notes', 'Passed over on the way')}
      </Text>
      <Bullets>
        {[...new Set(notes)].map((note) => (
          <li key={note}>
            <Text variant="bodySmall" color="secondary">
              {note}
            </Text>
          </li>
        ))}
      </Bullets>
    </Stack>
  );
}
