import { PLUGIN_ROOT } from './plugin.ts';

/** Every address inside of the app, so that a link cannot point to a page that is not there. */
export const places = {
  home: () => PLUGIN_ROOT + '/home',
  alertGroups: () => PLUGIN_ROOT + '/alert-groups',
  alertGroup: (id: string) => `${PLUGIN_ROOT}/alert-groups/${id}`,
  services: () => PLUGIN_ROOT + '/services',
  service: (id: string) => `${PLUGIN_ROOT}/services/${id}`,
  editService: (id: string) => `${PLUGIN_ROOT}/services/${id}/edit`,
  // No id begins with a dash, so nothing that is called "new" is hidden behind this.
  newService: () => PLUGIN_ROOT + '/services/-/new',
  teams: () => PLUGIN_ROOT + '/teams',
  team: (id: string) => `${PLUGIN_ROOT}/teams/${id}`,
  person: (id: string) => `${PLUGIN_ROOT}/people/${id}`,
  schedules: () => PLUGIN_ROOT + '/schedules',
  mySchedule: () => PLUGIN_ROOT + '/my-schedule',
  schedule: (id: string) => `${PLUGIN_ROOT}/schedules/${id}`,
  escalationChains: () => PLUGIN_ROOT + '/escalation-chains',
  escalationChain: (id: string) => `${PLUGIN_ROOT}/escalation-chains/${id}`,
  newEscalationChain: () => PLUGIN_ROOT + '/escalation-chains/-/new',
  integrations: () => PLUGIN_ROOT + '/integrations',
  integration: (id: string) => `${PLUGIN_ROOT}/integrations/${id}`,
  notifications: () => PLUGIN_ROOT + '/notifications',
  insights: () => PLUGIN_ROOT + '/insights',
  configuration: () => '/plugins/tocsin-oncall-app',
} as const;
