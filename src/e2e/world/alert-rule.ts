import type { RealGrafana } from './real-grafana.ts';

/** As `provisioning/datasources` calls it. */
const TEST_DATA = 'testdata';

export interface AlertRuleOptions {
  readonly title: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly summary: string;
  /** Where it goes. Named by the rule itself, so that the notification policies stay as they are. */
  readonly contactPoint: string;
}

/** An alert rule over test data, in a folder of its own. */
export interface AlertRule {
  fire(): Promise<void>;
  stop(): Promise<void>;
  remove(): Promise<void>;
}

const THRESHOLD = 4;

/** Makes a rule that is evaluated every ten seconds, which is as often as Grafana does. */
export async function makeAlertRule(
  grafana: Pick<RealGrafana, 'call'>,
  { title, labels, summary, contactPoint }: AlertRuleOptions,
): Promise<AlertRule> {
  const folder = (await grafana.call('POST', '/api/folders', { title })) as { uid: string }; // As Grafana's API says.
  const name = 'every-ten-seconds';
  const set = async (value: number): Promise<void> => {
    const rule = {
      ...{ title, labels, annotations: { summary }, folderUID: folder.uid, ruleGroup: name, orgID: 1 },
      ...{ condition: 'C', for: '0s', noDataState: 'NoData', execErrState: 'Error', data: queries(value) },
      // Without its intervals, Grafana waits for half a minute before it sends what fires.
      notification_settings: { receiver: contactPoint, group_wait: '1s', group_interval: '5s', repeat_interval: '1h' },
    };
    const place = `/api/v1/provisioning/folder/${folder.uid}/rule-groups/${name}`;
    await grafana.call('PUT', place, { title: name, folderUid: folder.uid, interval: 10, rules: [rule] });
  };
  return {
    fire: () => set(THRESHOLD + 1),
    stop: () => set(THRESHOLD - 1),
    // With everything in it.
    remove: async () => void (await grafana.call('DELETE', `/api/folders/${folder.uid}?forceDeleteRules=true`)),
  };
}

function queries(value: number): readonly unknown[] {
  const expression = (refId: string, model: object) => ({
    ...{ refId, datasourceUid: '__expr__' },
    model: { refId, ...model },
  });
  return [
    {
      ...{ refId: 'A', datasourceUid: TEST_DATA, relativeTimeRange: { from: 300, to: 0 } },
      model: { refId: 'A', scenarioId: 'csv_metric_values', stringInput: `${value},${value}` },
    },
    expression('B', { type: 'reduce', expression: 'A', reducer: 'last' }),
    expression('C', {
      ...{ type: 'threshold', expression: 'B' },
      conditions: [{ evaluator: { type: 'gt', params: [THRESHOLD] } }],
    }),
  ];
}

/** Takes away a contact point that was made under this title. */
export async function removeContactPoint(grafana: Pick<RealGrafana, 'call'>, title: string): Promise<void> {
  const place = '/apis/notifications.alerting.grafana.app/v0alpha1/namespaces/default/receivers';
  const { items } = (await grafana.call('GET', place)) as {
    items: readonly { metadata: { name: string }; spec: { title: string } }[]; // As Grafana's API says.
  };
  const found = items.find(({ spec }) => spec.title === title);
  if (found !== undefined) await grafana.call('DELETE', `${place}/${found.metadata.name}`);
}
