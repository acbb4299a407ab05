import type { Directory } from './directory.ts';

/** Before anything is configured. Its fallback is empty, which `checkDirectory` reports. */
export const emptyDirectory: Directory = {
  revision: 0,
  teams: new Map(),
  people: new Map(),
  services: new Map(),
  schedules: new Map(),
  holidayLists: new Map(),
  chains: new Map(),
  integrations: new Map(),
  settings: { fallback: [], alarms: [] },
};
