import { test as inGrafana } from '@grafana/plugin-e2e';
import { mergeTests } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { signIn } from './world/sign-in.ts';
import { realGrafanaFrom } from './world/real-grafana.ts';

const grafana = realGrafanaFrom(process.env);

// What Grafana itself draws around them is not there in the page that stands in for it.
if (grafana !== null) {
  const part = mergeTests(test, inGrafana).extend({
    context: async ({ context, demo }, use) => {
      await signIn(context, demo, 'admin', 'dark');
      await use(context);
    },
  });
  part.use({ baseURL: grafana.url });
  // They come through Grafana's own first page, whose news may be out of reach; a dashboard is asked for its public twin.
  part.beforeEach(({ expectTrouble }) => expectTrouble(/grafana\.com|public-dashboards.*404/));

  part('the data source says that it works', async ({ gotoDataSourceConfigPage, page }) => {
    await gotoDataSourceConfigPage('tocsin-oncall');
    await page.getByRole('button', { name: /^(Save & test|Test)$/ }).click();
    await expect(page.getByText('Grafana, the Tocsin app and the service work together.')).toBeVisible();
  });

  part('a panel of ours draws what the data source answers', async ({ panelEditPage }) => {
    await panelEditPage.datasource.set('Tocsin');
    await panelEditPage.setVisualization('Tocsin response times');
    await expect(panelEditPage.panel.locator).toBeVisible();
    await expect(panelEditPage.panel.getErrorIcon()).toHaveCount(0);
  });

  part('the dashboard of the app shows the demo town', async ({ gotoDashboardPage }) => {
    const dashboard = await gotoDashboardPage({ uid: 'tocsin-response' });
    const panel = dashboard.getPanelByTitle('Time to the first page');
    await expect(panel.locator).toContainText('n');
    await expect(panel.getErrorIcon()).toHaveCount(0);
  });
}
