import type { Kind } from '../../core/directory/kind.ts';

/** Under which key of a file the documents of a kind stand: a list for each, but one map for the settings. */
export const FILE_KEYS: { readonly [K in Kind]: string } = {
  team: 'teams',
  person: 'people',
  service: 'services',
  schedule: 'schedules',
  'holiday-list': 'holidayLists',
  'escalation-chain': 'escalationChains',
  integration: 'integrations',
  settings: 'settings',
};
