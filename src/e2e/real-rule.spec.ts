import { expect, settled, test } from './fixtures.ts';
import { APP } from './pages.ts';
import { makeAlertRule, removeContactPoint } from './world/alert-rule.ts';
import type { AlertRule } from './world/alert-rule.ts';
import { realGrafanaFrom } from './world/real-grafana.ts';
import type { World } from './world/world.ts';

/** Grafana's user Kavya is recognised by this address. */
const KAVYA = { id: 'kavya', name: 'Kavya Rao', email: 'kavya@tocsin.example' };
const PHONE = '+12025550110';

/** One person with a phone, whom everything about the warehouse wakes. */
async function furnish({ api }: World): Promise<void> {
  await api('POST', '/people', {
    ...KAVYA,
    contactMethods: [{ id: 'phone', channel: 'sms', address: PHONE }],
    notificationRules: { high: [{ use: 'phone' }] },
  });
  await api('POST', '/teams', { id: 'warehouse', name: 'Warehouse', members: [KAVYA.id] });
  await api('POST', '/escalation-chains', {
    ...{ id: 'warehouse', name: 'Warehouse', team: 'warehouse' },
    steps: [{ page: { people: [KAVYA.id] } }, { wait: '5m' }],
  });
  const owned = { team: 'warehouse', chain: 'warehouse', owns: ['service="warehouse"'] };
  await api('POST', '/services', { id: 'warehouse', name: 'Warehouse', ...owned });
  const hmac = { secret: 'a-secret-of-this-test', timestampHeader: 'X-Grafana-Alerting-Timestamp' };
  await api('POST', '/integrations', { id: 'alerting', name: 'Alerting', type: 'grafana', auth: { hmac } });
}

// Only Grafana evaluates rules; what stands in for it in the other tests has none.
if (realGrafanaFrom(process.env) !== null) {
  test('a rule of Grafana fires, somebody is woken, and answers in the app', async ({ empty, open }) => {
    test.setTimeout(180_000);
    const { grafana, catchers } = empty;
    if (grafana === null) throw new Error('There is no Grafana.');
    await furnish(empty);
    const name = `Warehouse ${Date.now()}`;
    const contactPoint = `Tocsin: ${name}`;

    const page = await open(empty, `${APP}/integrations/alerting?tab=connect`, { who: 'editor' });
    const main = page.getByRole('main');
    let rule: AlertRule | null = null;
    try {
      await main.getByLabel('Name of the contact point').fill(contactPoint);
      await main.getByRole('button', { name: 'Create contact point' }).click();
      await expect(main.getByText(`The contact point ${contactPoint} is there`)).toBeVisible();
      await main.getByRole('button', { name: 'Test from Grafana' }).click();
      await expect(main.getByText('The round trip works')).toBeVisible();

      rule = await makeAlertRule(grafana, {
        ...{ title: name, contactPoint, summary: 'Nothing leaves the warehouse.' },
        labels: { service: 'warehouse', severity: 'critical' },
      });
      await page.goto(`${empty.url}${APP}/alert-groups`);
      await settled(page);
      await rule.fire();
      const text = await catchers.texts.waitFor(({ body }) => body.includes(name));
      expect(text.to).toBe(PHONE);

      // The page was open all the time: it hears of the alert group by itself.
      await main.getByRole('link', { name }).first().click();
      await expect(main.getByRole('heading', { level: 1 })).toContainText(name);
      await main.getByRole('button', { name: 'Acknowledge' }).click();
      await expect(main.getByText('Acknowledged by Kavya Rao').first()).toBeVisible();

      await rule.stop();
      await expect(main.getByText('Resolved').first()).toBeVisible({ timeout: 60_000 });
    } finally {
      await rule?.remove();
      await removeContactPoint(grafana, contactPoint);
    }
  });
}
