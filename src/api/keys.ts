/** What is kept under which key in the query cache; a change to a noun makes everything below its first word stale. */
export const keys = {
  me: () => ['me'] as const,
  myNotifications: () => ['me', 'notifications'] as const,
  myFeed: () => ['me', 'feed'] as const,
  // Below alert groups, because a change to any of them may be a change to what needs an answer.
  home: () => ['alert-groups', 'home'] as const,
  onCall: () => ['on-call'] as const,
  directory: () => ['directory'] as const,
  channels: () => ['channels'] as const,
  readiness: () => ['readiness'] as const,
  grafanaUsers: () => ['grafana-users'] as const,
  scheduling: (after: string) => ['scheduling', after] as const,
  absences: () => ['absences'] as const,
  scheduleFeed: (id: string) => ['schedule-feed', id] as const,
  importedCalendars: (scheduleId: string) => ['imported-calendars', scheduleId] as const,
  turns: (chainId: string) => ['turns', chainId] as const,
  serviceFigures: (to: number, days: number) => ['service-figures', to, days] as const,
  insights: (what: string, range: string, query: unknown) => ['insights', what, range, query] as const,
  ownership: (labels: unknown) => ['ownership', labels] as const,
  nouns: (noun: ConfiguredNoun) => [noun] as const,
  noun: (noun: ConfiguredNoun, id: string) => [noun, id] as const,
  versions: (noun: ConfiguredNoun, id: string) => [noun, id, 'versions'] as const,
  alertGroups: (query?: unknown) => (query === undefined ? ['alert-groups'] : ['alert-groups', 'list', query]),
  /** Of another shape than the lists that people scroll through, whose rows are changed in the cache. */
  alertGroupsFor: (purpose: unknown) => ['alert-groups', 'for', purpose] as const,
  alertGroup: (id: string) => ['alert-groups', 'one', id] as const,
} as const;

export type ConfiguredNoun =
  'teams' | 'people' | 'services' | 'schedules' | 'holiday-lists' | 'escalation-chains' | 'integrations';
