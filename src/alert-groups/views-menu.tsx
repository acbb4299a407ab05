import { useState } from 'react';
import { t } from '@grafana/i18n';
import { Button, Dropdown, Field, IconButton, Input, Menu, Modal, Stack, Text } from '@grafana/ui';
import { plain } from '../ui/plain.ts';
import { withoutView, withView } from './saved-views.ts';
import { useSavedViews } from './use-saved-views.ts';

export interface ViewsMenuProps {
  /** The filters on the screen, as the address has them. */
  readonly search: string;
  readonly onOpen: (search: string) => void;
}

/** Lists under names of one's own, and a name for the one on the screen. */
export function ViewsMenu({ search, onOpen }: ViewsMenuProps) {
  const { views, save } = useSavedViews();
  const [isEditing, setEditing] = useState(false);
  const current = views.find((view) => view.search === search);
  const menu = (
    <Menu>
      {views.map((view) => (
        <Menu.Item
          key={view.name}
          label={view.name}
          icon={view === current ? 'check' : 'bookmark'}
          onClick={() => onOpen(view.search)}
        />
      ))}
      {views.length > 0 && <Menu.Divider />}
      <Menu.Item
        icon="save"
        label={t('alert-groups.views.edit', 'Save this view …')}
        onClick={() => setEditing(true)}
      />
    </Menu>
  );
  return (
    <>
      <Dropdown overlay={menu} placement="bottom-end">
        <Button variant="secondary" icon="bookmark">
          {current?.name ?? t('alert-groups.views.button', 'Views')}
        </Button>
      </Dropdown>
      {isEditing && (
        <ViewsModal
          names={views.map(({ name }) => name)}
          onSave={(name) => save(withView(views, { name, search }))}
          onRemove={(name) => save(withoutView(views, name))}
          onClose={() => setEditing(false)}
        />
      )}
    </>
  );
}

interface ViewsModalProps {
  readonly names: readonly string[];
  readonly onSave: (name: string) => void;
  readonly onRemove: (name: string) => void;
  readonly onClose: () => void;
}

function ViewsModal({ names, onSave, onRemove, onClose }: ViewsModalProps) {
  const [name, setName] = useState('');
  const trimmed = name.trim();
  return (
    <Modal isOpen title={t('alert-groups.views.title', 'Save this view')} onDismiss={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (trimmed === '') return;
          onSave(trimmed);
          onClose();
        }}
      >
        <Field
          label={t('alert-groups.views.name', 'Name')}
          description={t(
            'alert-groups.views.hint',
            'The state, filters and order on the screen. Only you see your views.',
          )}
        >
          <Input
            id="alert-groups-view-name"
            value={name}
            maxLength={60}
            autoFocus
            onChange={(event) => setName(event.currentTarget.value)}
          />
        </Field>
        {names.length > 0 && (
          <Stack direction="column" gap={0.5}>
            <Text element="h3" variant="bodySmall" color="secondary">
              {t('alert-groups.views.saved', 'Saved')}
            </Text>
            {names.map((one) => (
              <Stack key={one} direction="row" gap={1} alignItems="center" justifyContent="space-between">
                <Text>{one}</Text>
                <IconButton
                  name="trash-alt"
                  aria-label={t('alert-groups.views.remove', 'Remove {{name}}', { name: one, ...plain })}
                  onClick={() => onRemove(one)}
                />
              </Stack>
            ))}
          </Stack>
        )}
        <Modal.ButtonRow>
          <Button variant="secondary" fill="outline" onClick={onClose}>
            {t('alert-groups.views.cancel', 'Cancel')}
          </Button>
          <Button type="submit" disabled={trimmed === ''}>
            {names.includes(trimmed)
              ? t('alert-groups.views.replace', 'Replace')
              : t('alert-groups.views.save', 'Save')}
          </Button>
        </Modal.ButtonRow>
      </form>
    </Modal>
  );
}
