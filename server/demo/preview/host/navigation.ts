import type { NavModel, NavModelItem } from '@grafana/data';
import { hasRole } from './told.ts';
import type { Told, ToldPlugin, ToldUser } from './told.ts';

/** The part of Grafana's navigation that an app gets: "More apps", the app, its pages. */
export function navigationOf({ plugins, user }: Told): readonly NavModelItem[] {
  const apps = plugins.filter(({ type }) => type === 'app').map((plugin) => sectionOf(plugin, user));
  return [{ id: 'apps', text: 'More apps', icon: 'layer-group', url: '/', children: apps }];
}

function sectionOf({ id, name, includes }: ToldPlugin, user: ToldUser): NavModelItem {
  const pages = includes.filter(({ type, addToNav, role }) => type === 'page' && addToNav && hasRole(user, role));
  const children = pages.map((page) => ({ id: `${id}${page.path}`, text: page.name, url: page.path }));
  const home = pages.find(({ defaultNav }) => defaultNav)?.path ?? `/plugins/${id}`;
  return { id: `plugin-page-${id}`, text: name, url: home, children: linked(children) };
}

function linked(items: readonly NavModelItem[]): NavModelItem[] {
  return items.map((item) => ({ ...item }));
}

/** The entry that an address belongs to: the one whose own address is the longest beginning of it. */
export function navModelAt(path: string, sections: readonly NavModelItem[]): NavModel {
  const apps = sections.flatMap(({ children = [] }) => children);
  const pages = apps.flatMap((app) => (app.children ?? []).map((page) => ({ app, page })));
  const fits = ({ page }: { readonly page: NavModelItem }): boolean =>
    page.url !== undefined && (path === page.url || path.startsWith(`${page.url}/`));
  const found = pages.filter(fits).sort((a, b) => (b.page.url ?? '').length - (a.page.url ?? '').length)[0];
  const [root = { text: 'Grafana' }] = sections;
  const main = found?.app ?? apps[0] ?? root;
  const parent = { ...main, parentItem: root };
  return { main: parent, node: found === undefined ? parent : { ...found.page, parentItem: parent } };
}

/** From the outermost to the page itself. */
export function crumbsOf({ node }: NavModel, pageNav?: NavModelItem): readonly NavModelItem[] {
  const trail: NavModelItem[] = [];
  for (let item: NavModelItem | undefined = node; item !== undefined; item = item.parentItem) trail.unshift(item);
  const own: NavModelItem[] = [];
  for (let item = pageNav; item !== undefined; item = item.parentItem) own.unshift(item);
  return [{ text: 'Home', url: '/' }, ...trail, ...own].filter(
    ({ url }, index, all) => url === undefined || all.findLastIndex((other) => other.url === url) === index,
  );
}
