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
  page('alert-groups-resolved', /Alert groups/, () => `${APP}/alert-groups?state=resolved`),
  page('alert-group-firing', /Checkout/, ({ firing }) => `${APP}/alert-groups/${firing}`),
  page('alert-group-acknowledged', /Search/, ({ acknowledged }) => `${APP}/alert-groups/${acknowledged}`),
  page('alert-group-resolved', /Storefront/, ({ resolved }) => `${APP}/alert-groups/${resolved}`),
  page('services', /Services/, () => `${APP}/services`),
  page('services-try-labels', /Services/, () => `${APP}/services?try=${encodeURIComponent('service="checkout"')}`),
  page('service', /Checkout/, () => `${APP}/services/checkout`),
  page('service-history', /Checkout/, () => `${APP}/services/checkout?tab=history`),
  page('service-edit', /Edit Checkout/, () => `${APP}/services/checkout/edit`),
  page('service-new', /New service/, () => `${APP}/services/-/new`),
  page('teams', /Teams/, () => `${APP}/teams`),
  page('team-new', /Teams/, () => `${APP}/teams?edit=new`),
  page('people', /Teams/, () => `${APP}/teams?tab=people`),
  page('person-new', /Teams/, () => `${APP}/teams?tab=people&edit=new`),
  page('team', /Shop/, () => `${APP}/teams/shop`),
  page('team-edit', /Shop/, () => `${APP}/teams/shop?edit=team`),
  page('person', /Ana/, () => `${APP}/people/ana`),
  page('person-edit', /Ana/, () => `${APP}/people/ana?edit=person`),
  page('schedules', /Schedules/, () => `${APP}/schedules`),
  page('schedule', /Shop primary/, () => `${APP}/schedules/shop-primary`),
  page('schedule-list', /Shop primary/, () => `${APP}/schedules/shop-primary?view=list`),
  page('schedule-day', /Shop primary/, () => `${APP}/schedules/shop-primary?span=day`),
  page('schedule-month', /Shop primary/, () => `${APP}/schedules/shop-primary?span=month&zone=schedule`),
  page('schedule-clock-change', /Shop primary/, () => `${APP}/schedules/shop-primary?span=week&from=2027-03-28`),
  page('schedule-shift', /Shop primary/, () => `${APP}/schedules/shop-primary?at=${new Date().toISOString()}`),
  page('schedule-ask', /Shop primary/, () => `${APP}/schedules/shop-primary?at=${new Date().toISOString()}&do=ask`),
  page('schedule-swap', /Shop primary/, () => `${APP}/schedules/shop-primary?at=${new Date().toISOString()}&do=swap`),
  page('schedule-absence', /Shop primary/, () => `${APP}/schedules/shop-primary?away=new`),
  page('schedule-override', /Shop primary/, () => `${APP}/schedules/shop-primary?cover=new`),
  page('schedule-edit', /Edit Shop primary/, () => `${APP}/schedules/shop-primary/edit`),
  page('schedule-new-sun', /New schedule/, () => `${APP}/schedules/new?start=follow-the-sun`),
  page('holiday-lists', /Schedules/, () => `${APP}/schedules?holidays=-`),
  page('holiday-list', /Schedules/, () => `${APP}/schedules?holidays=czechia`),
  page('holiday-list-new', /Schedules/, () => `${APP}/schedules?holidays=-new`),
  page('my-schedule', /My schedule/, () => `${APP}/my-schedule`),
  page('my-schedule-away', /My schedule/, () => `${APP}/my-schedule?away=new`),
  page('schedule-new', /New schedule/, () => `${APP}/schedules/new`),
  page('escalation-chains', /Escalation chains/, () => `${APP}/escalation-chains`),
  page('escalation-chain', /Shop/, () => `${APP}/escalation-chains/shop`),
  page('escalation-chain-history', /Shop/, () => `${APP}/escalation-chains/shop?tab=history`),
  page('escalation-chain-edit', /Edit Shop/, () => `${APP}/escalation-chains/shop?edit`),
  page('escalation-chain-new', /New escalation chain/, () => `${APP}/escalation-chains/-/new`),
  page('integrations', /Integrations/, () => `${APP}/integrations`),
  page('integration-new', /Integrations/, () => `${APP}/integrations?edit=new`),
  page('integration', /Anything else/, () => `${APP}/integrations/webhook?tab=connect`),
  page('integration-requests', /Anything else/, () => `${APP}/integrations/webhook?tab=requests`),
  page('integration-grafana', /Grafana Alerting/, () => `${APP}/integrations/grafana-signed?tab=connect`),
  page('integration-edit', /Anything else/, () => `${APP}/integrations/webhook?edit=form`),
  page('notifications', /My notifications/, () => `${APP}/notifications`),
  page('insights', /Insights/, () => `${APP}/insights`),
  page('configuration', /Tocsin/, () => CONFIGURATION),
];
