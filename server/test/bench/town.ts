import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { stringify } from 'yaml';

export const TOKEN = 'bench-token-0123456789';
const SERVICES = 100;
const PEOPLE = 20;
const TEAMS = 10;

export interface TownPlan {
  /** Where pages go. */
  readonly receiver: string;
  /** Before anybody is paged; null for at once. */
  readonly firstWait: string | null;
}

/**
 * A town of ordinary size: a hundred services of ten teams, each with a schedule and a chain, twenty people. Each alert is
 * a group of its own, because its `instance` tells groups apart.
 */
export function writeTown(folder: string, { receiver, firstWait }: TownPlan): void {
  const numbers = (count: number): number[] => Array.from({ length: count }, (_, index) => index);
  const document = {
    people: numbers(PEOPLE).map((index) => ({
      id: `person-${index}`,
      name: `Person ${index}`,
      email: `person-${index}@example.test`,
      zone: 'Europe/Berlin',
      contactMethods: [{ id: 'hook', channel: 'webhook', address: `${receiver}/${index}` }],
      notificationRules: { high: [{ use: 'hook' }], low: [{ use: 'hook' }] },
    })),
    teams: numbers(TEAMS).map((index) => ({
      id: `team-${index}`,
      name: `Team ${index}`,
      members: [`person-${2 * index}`, `person-${2 * index + 1}`],
      fallback: [{ person: `person-${2 * index}` }],
    })),
    schedules: numbers(TEAMS).map((index) => ({
      id: `schedule-${index}`,
      name: `Schedule ${index}`,
      zone: 'Europe/Berlin',
      team: `team-${index}`,
      layers: [
        {
          name: 'Week',
          rotations: [
            { start: '2026-01-05T09:00', turn: 'weekly', people: [`person-${2 * index}`, `person-${2 * index + 1}`] },
          ],
        },
      ],
    })),
    escalationChains: numbers(TEAMS).map((index) => ({
      id: `chain-${index}`,
      name: `Chain ${index}`,
      team: `team-${index}`,
      steps: [
        ...(firstWait === null ? [] : [{ wait: firstWait }]),
        { page: { schedule: `schedule-${index}` } },
        { wait: '1h' },
        { page: { team: `team-${index}`, mode: 'all' } },
      ],
    })),
    services: numbers(SERVICES).map((index) => ({
      id: `service-${index}`,
      name: `Service ${index}`,
      team: `team-${index % TEAMS}`,
      chain: `chain-${index % TEAMS}`,
      owns: [`service="service-${index}"`],
      groupBy: ['alertname', 'instance'],
    })),
    integrations: [{ id: 'grafana', name: 'Grafana', type: 'grafana', token: TOKEN, ratePerMinute: 10_000_000 }],
    settings: { fallback: [{ person: 'person-0' }] },
  };
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'town.yaml'), stringify(document));
}
