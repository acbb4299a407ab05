import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Button, IconButton, Input, Stack, useStyles2 } from '@grafana/ui';
import { useClock } from '../../app/clock.tsx';
import { freeName } from './draft-ids.ts';
import type { LayerFormProps } from './form-props.ts';
import { LayerCalendar } from './layer-calendar.tsx';
import { LayerHolidays } from './layer-holidays.tsx';
import { LayerPlace } from './layer-place.tsx';
import { RotationCard } from './rotation-card.tsx';
import { startedAs } from './starting-points.ts';

export function LayerForm(props: LayerFormProps) {
  const { draft, dispatch, names, mistakes, edits, index } = props;
  const styles = useStyles2(getStyles);
  const clock = useClock();
  const layer = draft.layers[index];
  if (layer === undefined) return null;
  const name = layer.name ?? t('schedules.layer.unnamed', 'Layer {{number}}', { number: index + 1 });
  const addRotation = (): void => {
    const beginning = { now: clock.now(), zone: draft.zone, zoneOf: names.zoneOf };
    const [rotation] = startedAs('weekly', names.membersOf(draft.team ?? null), beginning)[0]?.rotations ?? [];
    if (rotation === undefined) return;
    const taken = draft.layers.flatMap((each) => each.rotations.map((one) => one.name));
    const named = { ...rotation, name: freeName('Rotation', taken, layer.rotations.length + 1) };
    dispatch({ type: 'add rotation', layer: index, rotation: named });
  };
  return (
    <section className={styles.layer} aria-label={name}>
      <LayerHead {...props} name={name} />
      <LayerPlace {...props} layer={layer} />
      {layer.rotations.map((rotation, position) => (
        <RotationCard
          key={rotation.id ?? position}
          {...{ draft, dispatch, names, mistakes, edits, rotation }}
          place={{ layer: index, rotation: position }}
        />
      ))}
      <div>
        <Button variant="secondary" fill="text" icon="plus" onClick={addRotation}>
          {layer.rotations.length === 0
            ? t('schedules.layer.first-rotation', 'Add a rotation')
            : t('schedules.layer.add-rotation', 'Add a rotation that is on call at the same time')}
        </Button>
      </div>
      <LayerHolidays {...props} layer={layer} />
      <LayerCalendar {...props} layer={layer} />
    </section>
  );
}

function LayerHead({ draft, dispatch, index, isTop, isBottom, name }: LayerFormProps & { readonly name: string }) {
  return (
    <Stack direction="row" gap={1} alignItems="center">
      <Input
        aria-label={t('schedules.layer.name', 'Name of the layer')}
        value={draft.layers[index]?.name ?? ''}
        placeholder={name}
        onChange={(event) =>
          dispatch({ type: 'change layer', layer: index, change: { name: event.currentTarget.value || undefined } })
        }
      />
      <IconButton
        name="arrow-up"
        size="lg"
        disabled={isTop}
        tooltip={t('schedules.layer.raise', 'Let it win over the layer above')}
        onClick={() => dispatch({ type: 'raise layer', layer: index })}
      />
      <IconButton
        name="arrow-down"
        size="lg"
        disabled={isBottom}
        tooltip={t('schedules.layer.lower', 'Let the layer below win over it')}
        onClick={() => dispatch({ type: 'lower layer', layer: index })}
      />
      <IconButton
        name="trash-alt"
        size="lg"
        tooltip={t('schedules.layer.remove', 'Remove this layer')}
        onClick={() => dispatch({ type: 'remove layer', layer: index })}
      />
    </Stack>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  layer: css({
    ...{ display: 'flex', flexDirection: 'column', gap: theme.spacing(1.5), padding: theme.spacing(2) },
    ...{ background: theme.colors.background.secondary, borderRadius: theme.shape.radius.default },
    [theme.breakpoints.down('sm')]: { padding: theme.spacing(1) },
  }),
});
