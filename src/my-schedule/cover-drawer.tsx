import { useState } from 'react';
import { useSearchParams } from 'react-router-dom';
import { t } from '@grafana/i18n';
import { Drawer, RadioButtonGroup, Stack } from '@grafana/ui';
import { AskForm } from '../schedules/arrangements/ask-form.tsx';
import type { ReadSchedule } from '../schedules/read.ts';
import { useScheduleView } from '../schedules/view.ts';
import { askingOf } from './asking.ts';
import type { Asking } from './asking.ts';
import type { PartProps } from './part.ts';

/** Asks somebody, or whoever can, to take a shift or a part of it; or to swap it for one of theirs. */
export function CoverDrawer(props: PartProps) {
  const [search, setSearch] = useSearchParams();
  const asking = askingOf(search.get('ask'));
  const read = props.reads.find(({ id }) => id === asking?.scheduleId);
  if (asking === null || read === undefined) return null;
  const close = (): void => {
    const { ask: _, ...rest } = Object.fromEntries(search);
    setSearch(rest);
  };
  return (
    <Drawer title={t('my-schedule.cover.title', 'Ask for cover')} subtitle={read.name} size="md" onClose={close}>
      <Deeds {...props} read={read} asking={asking} onClose={close} />
    </Drawer>
  );
}

interface DeedsProps extends PartProps {
  readonly read: ReadSchedule;
  readonly asking: Asking;
  readonly onClose: () => void;
}

function Deeds({ names, personId, read, asking, onClose }: DeedsProps) {
  const view = useScheduleView();
  const [deed, setDeed] = useState<'ask' | 'swap'>('ask');
  const { schedule } = read;
  if (schedule === null) return null;
  const shift = { interval: asking.interval, people: [personId], sources: [] };
  return (
    <Stack direction="column" gap={2}>
      <RadioButtonGroup
        aria-label={t('my-schedule.cover.deed', 'What you want')}
        value={deed}
        options={[
          { value: 'ask' as const, label: t('my-schedule.cover.ask', 'Somebody takes it') },
          { value: 'swap' as const, label: t('my-schedule.cover.swap', 'A swap') },
        ]}
        onChange={setDeed}
      />
      <AskForm
        key={deed}
        {...{ read, names, schedule, shift, deed }}
        view={{ ...view, close: onClose }}
        givers={[personId]}
      />
    </Stack>
  );
}
