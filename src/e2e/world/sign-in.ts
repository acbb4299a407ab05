import type { BrowserContext } from '@playwright/test';
import type { Who } from './who.ts';
import type { World } from './world.ts';

export type Theme = 'dark' | 'light';

/** Makes the browser somebody, in whatever the world is. */
export async function signIn(context: BrowserContext, world: World, who: Who, theme: Theme): Promise<void> {
  if (world.accounts === null) {
    const cookies = { 'preview-user': who, 'preview-theme': theme };
    await context.addCookies(Object.entries(cookies).map(([name, value]) => ({ name, value, url: world.url })));
    return;
  }
  const { user, password } = await world.accounts(who);
  const answer = await context.request.post(`${world.url}/login`, { data: { user, password } });
  if (!answer.ok()) throw new Error(`Grafana does not let ${user} in: ${answer.status()}`);
  await context.request.put(`${world.url}/api/user/preferences`, { data: { theme } });
}
