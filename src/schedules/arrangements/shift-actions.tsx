import { t } from '@grafana/i18n';
import { Button, Stack, Text } from '@grafana/ui';
import type { ButtonVariant, IconName } from '@grafana/ui';
import type { Schedule, Shift } from '../../../server/core/schedule/schedule.ts';
import { MINUTE_MS } from '../../../server/core/time/instant.ts';
import { useMe } from '../../api/me.ts';
import { useNow } from '../../app/clock.tsx';
import { hasTurns } from './cover-draft.ts';
import { maySteer } from './override-rights.ts';
import { useMayOverride } from '../schedule-part.ts';
import type { PartProps } from '../schedule-part.ts';

export interface ShiftProps extends PartProps {
  readonly schedule: Schedule;
  readonly shift: Shift;
}

export type Givers =
  | { readonly kind: 'loading' }
  /** `why`: the sentence that says why there is nobody, where there is nobody. */
  | { readonly kind: 'known'; readonly people: readonly string[]; readonly why: string };

/** Whose part of a shift the reader may ask others to take: their own; editors and leads of the team, anybody's. */
export function useGivers({ read, schedule, shift }: ShiftProps): Givers {
  const { data: me } = useMe();
  if (me === undefined) return { kind: 'loading' };
  const withTurns = shift.people.filter((person) => hasTurns(schedule, person, shift.interval));
  const people = maySteer(me, read.teamId) ? withTurns : withTurns.filter((person) => person === me.person?.id);
  const why =
    withTurns.length === 0
      ? t('schedules.shift.no-turn', 'Only turns of a rotation can change hands; this is none.')
      : t(
          'schedules.shift.not-yours',
          'This is not your shift: whoever has it may ask, or an editor or lead of the team.',
        );
  return { kind: 'known', people, why };
}

/** Everything that can be done about a shift; what may not be is there, and says why. */
export function ShiftActions(props: ShiftProps) {
  const { read, names, view, schedule, shift } = props;
  const now = useNow(MINUTE_MS);
  const may = useMayOverride(read, names);
  const givers = useGivers(props);
  const { start, end } = shift.interval;
  if (end <= now) return null;
  const override =
    may.kind === 'no'
      ? t('schedules.shift.no-override', 'You neither take turns here nor belong to the team, and are no editor.')
      : null;
  const asking = givers.kind === 'known' && givers.people.length === 0 ? givers.why : null;
  const reason = override ?? asking;
  const layers = [...new Set(shift.sources.flatMap((source) => ('layerId' in source ? [source.layerId] : [])))];
  const [layer = null] = layers.length === 1 && schedule.layers.length > 1 ? layers : [];
  return (
    <Stack direction="column" gap={1}>
      <Stack direction="row" gap={1} wrap="wrap">
        <Act why={override} icon="exchange-alt" onClick={() => view.cover({ start: Math.max(start, now), end })}>
          {may.kind === 'myself'
            ? t('schedules.shift.take', 'Take this shift')
            : t('schedules.shift.cover', 'Cover this')}
        </Act>
        {layer !== null && may.kind === 'anybody' && (
          <Act
            why={null}
            variant="secondary"
            icon="layer-group"
            onClick={() => view.cover({ start: Math.max(start, now), end }, layer)}
          >
            {t('schedules.shift.cover-layer', 'Cover this layer only')}
          </Act>
        )}
        <Act why={asking} variant="secondary" icon="message" onClick={() => view.open(start, 'ask')}>
          {t('schedules.shift.ask', 'Ask for cover')}
        </Act>
        <Act why={asking} variant="secondary" icon="sync" onClick={() => view.open(start, 'swap')}>
          {t('schedules.shift.swap', 'Swap')}
        </Act>
      </Stack>
      {/* Said as well, for fingers cannot hover. */}
      {reason !== null && (
        <Text color="secondary" variant="bodySmall">
          {reason}
        </Text>
      )}
    </Stack>
  );
}

interface ActProps {
  /** Null: it may be done. */
  readonly why: string | null;
  readonly icon: IconName;
  readonly variant?: ButtonVariant;
  readonly children: string;
  readonly onClick: () => void;
}

function Act({ why, icon, variant, children, onClick }: ActProps) {
  // Grafana keeps a disabled button with a tooltip focusable, so that the reason can be reached and read out.
  const state = why === null ? { onClick } : { disabled: true, tooltip: why };
  return (
    <Button icon={icon} variant={variant} {...state}>
      {children}
    </Button>
  );
}
