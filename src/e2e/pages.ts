import type { Seeded } from './world/seed.ts';

export const APP = '/a/tocsin-oncall-app';
export const CONFIGURATION = '/plugins/tocsin-oncall-app';

export interface AppPage {
  /** As a file of a picture is called. */
  readonly name: string;
  readonly path: (seeded: Seeded) => string;
  /** What its first heading says. */
  readonly heading: RegExp;
}

const page = (name: string, heading: RegExp, path: (seeded: Seeded) => string): AppPage => ({ name, heading, path });

/** Every page of the app, and every state of one that has an address. Whoever adds a page adds a line. */
export const PAGES: readonly AppPage[] = [
  page('home', /./, () => `${APP}/home`),
  page('alert-groups', /Alert groups/, () => `${APP}/alert-groups`),
  page('alert-group-firing', /Checkout/, ({ firing }) => `${APP}/alert-groups/${firing}`),
  page('alert-group-acknowledged', /Search/, ({ acknowledged }) => `${APP}/alert-groups/${acknowledged}`),
  page('alert-group-resolved', /Storefront/, ({ resolved }) => `${APP}/alert-groups/${resolved}`),
  page('services', /Services/, () => `${APP}/services`),
  page('service', /Checkout/, () => `${APP}/services/checkout`),
  page('service-edit', /./, () => `${APP}/services/checkout/edit`),
  page('service-new', /./, () => `${APP}/services/-/new`),
  page('teams', /Teams/, () => `${APP}/teams`),
  page('team', /Shop/, () => `${APP}/teams/shop`),
  page('person', /Ana/, () => `${APP}/people/ana`),
  page('schedules', /Schedules/, () => `${APP}/schedules`),
  page('schedule', /Shop primary/, () => `${APP}/schedules/shop-primary`),
  page('escalation-chains', /Escalation chains/, () => `${APP}/escalation-chains`),
  page('escalation-chain', /Shop/, () => `${APP}/escalation-chains/shop`),
  page('escalation-chain-new', /./, () => `${APP}/escalation-chains/-/new`),
  page('integrations', /Integrations/, () => `${APP}/integrations`),
  page('integration', /./, () => `${APP}/integrations/webhook`),
  page('notifications', /My notifications/, () => `${APP}/notifications`),
  page('insights', /Insights/, () => `${APP}/insights`),
  page('configuration', /Tocsin/, () => CONFIGURATION),
];
