import { t } from '@grafana/i18n';
import { readDocument } from '../../server/contract/configuration/document.ts';
import type { ServiceDocument } from '../../server/contract/configuration/service.ts';
import { SEVERITIES } from '../../server/core/grouping/severity.ts';
import type { Names } from '../../server/core/insights/describe.ts';
import { formatMatchers } from '../../server/core/ownership/matcher.ts';
import type { Service } from '../../server/core/ownership/service.ts';
import { severityName } from '../alert-groups/status-badge.tsx';
import { shortDuration } from '../ui/duration.ts';
import { plain } from '../ui/plain.ts';

/** A service as lines to compare, defaults included: leaving one out is no change. */
export function serviceLines(document: ServiceDocument | null, names: Names, chainName: (id: string) => string) {
  if (document === null) return [];
  const reading = readDocument('service', document, 1);
  if (!reading.ok) return [JSON.stringify(document)];
  const service = reading.value;
  const chain = service.chainId === null ? '—' : chainName(service.chainId);
  const { name, teamId, priority } = service;
  return [
    t('services.line.name', 'Name: {{name}}', { name, ...plain }),
    t('services.line.team', 'Team: {{name}}', { name: names.team(teamId), ...plain }),
    t('services.line.chain', 'Escalation chain: {{chain}}', { chain, ...plain }),
    ...service.owns.map((matchers) =>
      t('services.line.owns', 'Owns {{matchers}}', { matchers: formatMatchers(matchers), ...plain }),
    ),
    t('services.line.priority', 'Priority: {{priority}}', { priority }),
    ...SEVERITIES.map((severity) =>
      t('services.line.urgency', 'Urgency of {{severity}}: {{urgency}}', {
        severity: severityName(severity).toLowerCase(),
        urgency: urgencyName(service.urgency[severity]).toLowerCase(),
      }),
    ),
    ...groupingLines(service),
    ...service.links.map(({ title, url }) =>
      t('services.line.link', 'Link: {{title}}, {{url}}', { title, url, ...plain }),
    ),
  ];
}

export function urgencyName(urgency: Service['urgency']['critical']): string {
  return urgency === 'high' ? t('services.urgency.high', 'High') : t('services.urgency.low', 'Low');
}

/** How alerts of a service become alert groups, and what happens to those, as sentences. */
export function groupingLines(
  service: Pick<Service, 'groupBy' | 'acknowledgeTimeoutMs' | 'reopenWithinMs' | 'pageAgainOn'>,
) {
  const { groupBy, acknowledgeTimeoutMs, reopenWithinMs, pageAgainOn } = service;
  return [
    groupedBy(groupBy),
    acknowledgeTimeoutMs === 0
      ? t('services.grouping.keeps', 'An acknowledged alert group stays acknowledged')
      : t('services.grouping.timeout', 'An acknowledged alert group fires again after {{duration}}', {
          duration: shortDuration(acknowledgeTimeoutMs),
        }),
    reopenWithinMs === 0
      ? t('services.grouping.new', 'What fires again after resolved is a new alert group')
      : t('services.grouping.reopen', 'What fires again within {{duration}} of resolved re-opens the alert group', {
          duration: shortDuration(reopenWithinMs),
        }),
    pageAgainOn.length === 0
      ? t('services.grouping.quiet', 'New alerts never page again once it is acknowledged')
      : t('services.grouping.again', 'A new alert of severity {{severities}} pages again although it is acknowledged', {
          severities: pageAgainOn.map((severity) => severityName(severity).toLowerCase()).join(', '),
        }),
  ];
}

function groupedBy(groupBy: readonly string[] | null): string {
  if (groupBy === null) return t('services.grouping.rule', 'Alerts of one alert rule are one alert group');
  if (groupBy.length === 0) return t('services.grouping.all', 'All alerts of the service are one alert group');
  if (groupBy.includes('...')) return t('services.grouping.each', 'Each alert is an alert group of its own');
  const values = { labels: groupBy.join(', '), ...plain };
  return t('services.grouping.labels', 'One alert group for each value of {{labels}}', values);
}
