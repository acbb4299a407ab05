import type { TestDataSourceResponse } from '@grafana/data';
import { t } from '@grafana/i18n';
import { getBackendSrv } from '@grafana/runtime';
import type { Api } from '../../server/contract/routes.ts';
import { call } from '../api/client.ts';
import { Trouble } from '../api/problem.ts';
import type { TroubleKind } from '../api/problem.ts';
import { PLUGIN_ID } from '../app/plugin.ts';

/** Follows a call hop by hop and says at which it ended: Grafana → app → service → identity → an answer. */
export async function diagnose(): Promise<TestDataSourceResponse> {
  const enabled = await isAppEnabled();
  if (enabled === null) {
    return failed(t('datasource.test.no-app', 'Grafana has no Tocsin app, or does not answer: install the app first.'));
  }
  if (!enabled) {
    return failed(t('datasource.test.disabled', 'The Tocsin app is not enabled: an administrator can enable it.'));
  }
  try {
    const { role } = await call<Api['me']['get']>('GET', '/me');
    const { items } = await call<Api['services']['list']>('GET', '/services');
    const message = t(
      'datasource.test.works',
      'Grafana, the Tocsin app and the service work together. You are {{role}}; services found: {{count}}.',
      { role, count: items.length },
    );
    return { status: 'success', message };
  } catch (error) {
    if (!(error instanceof Trouble)) throw error;
    return failed(`${hopOf(error.kind)} ${error.message}`);
  }
}

const failed = (message: string): TestDataSourceResponse => ({ status: 'error', message });

/** Null: there is no such app. Asked before anything else, as the proxy's refusal would not say which of both it is. */
async function isAppEnabled(): Promise<boolean | null> {
  try {
    const settings: unknown = await getBackendSrv().get(`/api/plugins/${PLUGIN_ID}/settings`, undefined, undefined, {
      showErrorAlert: false,
    });
    return typeof settings === 'object' && settings !== null && 'enabled' in settings && settings.enabled === true;
  } catch {
    return null;
  }
}

function hopOf(kind: TroubleKind): string {
  switch (kind) {
    case 'offline':
      return t('datasource.test.grafana', 'Browser to Grafana:');
    case 'unreachable':
      return t('datasource.test.service', 'Grafana to the service:');
    case 'not-set-up':
      return t('datasource.test.identity', 'The app and the service do not know each other:');
    case 'not-allowed':
      return t('datasource.test.permission', 'Permission:');
    case 'not-found':
    case 'changed-meanwhile':
    case 'refused':
      return t('datasource.test.answer', 'The service answered with a refusal:');
  }
}
