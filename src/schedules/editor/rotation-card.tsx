import { useMemo, useState } from 'react';
import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Badge, Button, IconButton, Stack, Text, useStyles2 } from '@grafana/ui';
import { MINUTE_MS } from '../../../server/core/time/instant.ts';
import { useNow } from '../../app/clock.tsx';
import { plain } from '../../ui/plain.ts';
import type { RotationFormProps } from './form-props.ts';
import { HandoffList } from './handoff-list.tsx';
import { RotationForm } from './rotation-form.tsx';
import { aloneOf, sentenceOf, takeovers } from './rotation-meaning.ts';
import { readersZone, textAt } from '../zone-text.ts';

const HANDOFFS = 12;

/** A rotation read back as a sentence, with its next hand-offs, and the fields that make it. */
export function RotationCard(props: RotationFormProps) {
  const { rotation, draft, names, edits } = props;
  const styles = useStyles2(getStyles);
  const now = useNow(MINUTE_MS);
  const [isListed, setListed] = useState(false);
  const [mine] = useState(readersZone);
  // Of an edit that waits, or with another first turn, what will be said and not what was typed.
  const meant = edits.find(({ id }) => id === rotation.id)?.next ?? rotation;
  const alone = useMemo(() => aloneOf(meant, draft.zone), [meant, draft.zone]);
  const sentence = useMemo(() => sentenceOf(alone, names.nameOf), [alone, names]);
  const handoffs = useMemo(
    () => (alone === null || !isListed ? [] : takeovers(alone, now, HANDOFFS, names.isKnown)),
    [alone, isListed, now, names],
  );
  const until = alone?.layers[0]?.rotations[0]?.until ?? null;
  if (until !== null && until <= now) return <Over {...props} sentence={sentence} />;
  return (
    <div className={styles.rotation}>
      <Life {...props} />
      {sentence !== null && <Text element="p">{sentence}</Text>}
      <div>
        <Button
          size="sm"
          variant="secondary"
          fill="text"
          icon={isListed ? 'angle-down' : 'angle-right'}
          aria-expanded={isListed}
          onClick={() => setListed(!isListed)}
        >
          {t('schedules.rotation.handoffs', 'Its next twelve hand-offs')}
        </Button>
      </div>
      {isListed && <HandoffList handoffs={handoffs} zone={rotation.zone ?? draft.zone} mine={mine} names={names} />}
      <RotationForm {...props} />
    </div>
  );
}

/** Of a line with an edit that is still to come: which of the two this is, and how to take the edit back. */
function Life({ rotation, draft, place, dispatch }: RotationFormProps) {
  const now = useNow(MINUTE_MS);
  const others = draft.layers.flatMap(({ rotations }) => rotations);
  const follower = others.find(({ supersedes }) => supersedes !== undefined && supersedes === rotation.id);
  const begins = Date.parse(rotation.visibleFrom ?? '');
  const isToCome = rotation.supersedes !== undefined && begins > now;
  if (isToCome) {
    return (
      <Stack direction="row" gap={1} alignItems="center" wrap="wrap">
        <Badge
          color="blue"
          icon="clock-nine"
          text={t('schedules.rotation.to-come', 'From {{when}}', {
            when: textAt(begins, rotation.zone ?? draft.zone),
            ...plain,
          })}
        />
        <Button
          size="sm"
          variant="secondary"
          fill="text"
          icon="history-alt"
          onClick={() => dispatch({ type: 'take back edit', place })}
        >
          {t('schedules.rotation.take-back', 'Take this edit back')}
        </Button>
      </Stack>
    );
  }
  if (follower === undefined) return null;
  return (
    <div>
      <Badge
        color="orange"
        icon="clock-nine"
        text={t('schedules.rotation.until-then', 'Until the edit below begins')}
      />
    </div>
  );
}

/** What is over is history, which stays with the schedule also when this is removed. */
function Over({ rotation, place, dispatch, sentence }: RotationFormProps & { readonly sentence: string | null }) {
  const styles = useStyles2(getStyles);
  const name = rotation.name ?? t('schedules.rotation.unnamed', 'Rotation {{number}}', { number: place.rotation + 1 });
  return (
    <div className={styles.rotation}>
      <Stack direction="row" gap={1} alignItems="center" justifyContent="space-between">
        <Text color="secondary">
          {t('schedules.rotation.over', '{{name}} is over.', { name, ...plain })} {sentence}
        </Text>
        <IconButton
          name="trash-alt"
          size="lg"
          tooltip={t('schedules.rotation.remove', 'Remove this rotation')}
          onClick={() => dispatch({ type: 'remove rotation', place })}
        />
      </Stack>
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  rotation: css({
    ...{ display: 'flex', flexDirection: 'column', gap: theme.spacing(1), padding: theme.spacing(1.5) },
    ...{ background: theme.colors.background.primary, borderRadius: theme.shape.radius.default, minWidth: 0 },
  }),
});
