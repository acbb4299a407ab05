import { useSearchParams } from 'react-router-dom';
import { t } from '@grafana/i18n';
import { Card, Drawer, EmptyState, Stack, Text } from '@grafana/ui';
import { useAll } from '../../api/configured.ts';
import type { Item } from '../../api/configured.ts';
import { useMay } from '../../api/me.ts';
import { AllowedButton } from '../../app/allowed-button.tsx';
import { useClock } from '../../app/clock.tsx';
import { Loaded } from '../../app/loaded.tsx';
import { ProvisionedBadge } from '../../app/provisioned-badge.tsx';
import { plain } from '../../ui/plain.ts';
import { nextDay } from './holiday-draft.ts';
import { HolidayListForm } from './holiday-list-form.tsx';
import { dateText, todayIn } from '../holiday-text.ts';
import { readersZone } from '../zone-text.ts';

/** In the URL: `?holidays=-` is the list of them, `-new` a new one, anything else an id, which begins with no dash. */
const ALL = '-';
const NEW = '-new';

export function useHolidayLists() {
  const [search, setSearch] = useSearchParams();
  const show = (value: string | null): void => {
    setSearch((before) => {
      const next = new URLSearchParams(before);
      if (value === null) next.delete('holidays');
      else next.set('holidays', value);
      return next;
    });
  };
  return { shown: search.get('holidays'), show, open: () => show(ALL) };
}

/** Which days are holidays, for layers to heed. Nothing while the URL does not ask for it. */
export function HolidayListsDrawer() {
  const { shown } = useHolidayLists();
  return shown === null ? null : <OpenDrawer shown={shown} />;
}

function OpenDrawer({ shown }: { readonly shown: string }) {
  const { show, open } = useHolidayLists();
  const query = useAll('holiday-lists');
  const one = query.data?.find(({ id }) => id === shown) ?? null;
  const isForm = shown === NEW || one !== null;
  const title = isForm
    ? (one?.document.name ?? t('schedules.holiday-lists.new', 'New holiday list'))
    : t('schedules.holiday-lists.title', 'Holiday lists');
  const subtitle = t('schedules.holiday-lists.sub-title', 'A layer says what becomes of its work on these days.');
  return (
    <Drawer title={title} subtitle={isForm ? undefined : subtitle} size="md" onClose={() => show(null)}>
      {isForm ? (
        <HolidayListForm key={shown} item={one} onDone={open} />
      ) : (
        <Loaded query={query}>{(items) => <Lists items={items} isMissing={shown !== ALL} />}</Loaded>
      )}
    </Drawer>
  );
}

interface ListsProps {
  readonly items: readonly Item<'holiday-lists'>[];
  /** The one that was asked for is not there. */
  readonly isMissing: boolean;
}

function Lists({ items, isMissing }: ListsProps) {
  const { show } = useHolidayLists();
  const may = useMay('editor');
  return (
    <Stack direction="column" gap={1} alignItems="stretch">
      {isMissing && (
        <Text color="warning">
          {t('schedules.holiday-lists.missing', 'The list that this address names is not there.')}
        </Text>
      )}
      {items.length === 0 && (
        <EmptyState
          variant="completed"
          hideImage
          message={t('schedules.holiday-lists.none', 'There is no holiday list yet')}
        />
      )}
      {items.map((item) => (
        <ListCard key={item.id} item={item} onOpen={() => show(item.id)} />
      ))}
      <div>
        <AllowedButton may={may} icon="plus" variant="secondary" onClick={() => show(NEW)}>
          {t('schedules.holiday-lists.new', 'New holiday list')}
        </AllowedButton>
      </div>
    </Stack>
  );
}

function ListCard({ item, onOpen }: { readonly item: Item<'holiday-lists'>; readonly onOpen: () => void }) {
  const clock = useClock();
  const { name, days = [] } = item.document;
  const next = nextDay(days, todayIn(readersZone(), clock.now()));
  const count = t('schedules.holiday-lists.days', '{{count}} days', { count: days.length });
  const ahead =
    next === null
      ? t('schedules.holiday-lists.no-next', 'none ahead')
      : t('schedules.holiday-lists.next', 'next: {{date}}, {{name}}', {
          ...{ date: dateText(next.date), name: next.name, ...plain },
        });
  return (
    <Card noMargin onClick={onOpen}>
      <Card.Heading>{name}</Card.Heading>
      <Card.Description>
        {count} · {ahead}
      </Card.Description>
      <Card.Tags>
        <ProvisionedBadge file={item.file} />
      </Card.Tags>
    </Card>
  );
}
