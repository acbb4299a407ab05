import { t } from '@grafana/i18n';
import { Drawer, Stack, Text } from '@grafana/ui';
import type { Interval } from '../../../server/core/time/instant.ts';
import { useMe } from '../../api/me.ts';
import type { KeptOverride } from '../../api/overrides.ts';
import { plain } from '../../ui/plain.ts';
import { OverrideForm } from './override-form.tsx';
import { mayTakeBack } from './override-rights.ts';
import type { MayOverride } from './override-rights.ts';
import { useMayOverride } from '../schedule-part.ts';
import type { PartProps } from '../schedule-part.ts';
import { stretchText } from '../zone-text.ts';

/** Somebody else for a while: prefilled with what was clicked, and shown before it is saved. */
export function OverrideDrawer({ read, names, view }: PartProps) {
  const may = useMayOverride(read, names);
  const { data: me } = useMe();
  const { covering, moving } = view;
  const moved = read.kept.find(({ id }) => id === moving) ?? null;
  if (moving !== null && moved === null) return <WrittenOverride {...{ read, names, view }} />;
  if ((covering === null && moved === null) || may.kind === 'no') return null;
  const isTheirs = moved !== null && !mayTakeBack(me, read.teamId, moved);
  return (
    <Drawer title={titleOf(may, moved)} subtitle={read.name} size="md" onClose={view.close}>
      {isTheirs ? (
        <Text>
          {t('schedules.override.theirs', 'Made by {{who}}, who may change it; so may editors and leads of the team.', {
            ...{ who: moved.creator?.name ?? moved.createdBy, ...plain },
          })}
        </Text>
      ) : (
        <OverrideForm
          key={keyOf(covering, moving)}
          {...{ read, names, view, may, moved }}
          covering={covering ?? 'new'}
        />
      )}
    </Drawer>
  );
}

function keyOf(covering: Interval | 'new' | null, moving: string | null): string {
  return moving ?? (covering === 'new' || covering === null ? 'new' : String(covering.start));
}

function titleOf(may: MayOverride, moved: KeptOverride | null): string {
  if (moved !== null) return t('schedules.override.title-change', 'Change override');
  return may.kind === 'myself'
    ? t('schedules.override.title-myself', 'Take a shift')
    : t('schedules.override.title', 'Add override');
}

/** One that stands in the document: there it is changed. */
function WrittenOverride({ read, names, view }: PartProps) {
  const written = read.schedule?.overrides.find(({ id }) => id === view.moving);
  if (written === undefined) return null;
  return (
    <Drawer title={t('schedules.override.title-one', 'Override')} subtitle={read.name} size="sm" onClose={view.close}>
      <Stack direction="column" gap={1}>
        <Text weight="medium">{written.people.map(names.nameOf).join(' + ')}</Text>
        <Text>{stretchText(written.interval, view.zoneOf(read.document.zone))}</Text>
        <Text color="secondary">
          {t('schedules.override.in-document', 'It is written in the schedule itself, and changed there.')}
        </Text>
      </Stack>
    </Drawer>
  );
}
