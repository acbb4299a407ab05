import { decide } from '../../../core/escalation/decide.ts';
import { open } from '../../../core/escalation/open.ts';
import { groupKey } from '../../../core/grouping/group-key.ts';
import { parseMatchers } from '../../../core/ownership/matcher.ts';
import { buildOwnership } from '../../../core/ownership/ownership.ts';
import { own } from '../../../core/ownership/own.ts';
import type { Service } from '../../../core/ownership/service.ts';
import { page, SERVICE, town, wait, worldOf } from '../../../core/escalation/test/town.ts';
import { MINUTE_MS } from '../../../core/time/instant.ts';
import { parserOf } from '../../../integrations/registry.ts';
import { grafanaBody } from '../bodies.ts';
import { figuresOf } from '../figures.ts';
import { openTable } from '../table.ts';
import type { Table } from '../table.ts';
import { schedules } from './schedules.ts';

const MANY = 10_000;
const ROUNDS = 20_000;
const NOW = Date.UTC(2026, 10, 21, 3);

/** Pure functions, each call timed; no database and no service. */
export const core = {
  name: 'core',
  run(): void {
    const table = openTable('core: µs a call', 'call', 'n', 'median', 'p99', 'calls/s');
    ownership(table);
    decisions(table);
    texts(table);
    schedules();
  },
};

function time(table: Table, name: string, call: (round: number) => unknown): void {
  for (let round = 0; round < ROUNDS / 4; round += 1) call(round);
  const times = new Float64Array(ROUNDS);
  const startedAt = performance.now();
  for (let round = 0; round < ROUNDS; round += 1) {
    const before = performance.now();
    call(round);
    times[round] = (performance.now() - before) * 1_000;
  }
  const seconds = (performance.now() - startedAt) / 1_000;
  const { n, median, p99 } = figuresOf(times);
  table.row(name, n, median, p99, ROUNDS / seconds);
}

function matchersOf(text: string): Service['owns'][number] {
  const parsed = parseMatchers(text);
  if (!parsed.ok) throw new Error(parsed.problem.message);
  return parsed.matchers;
}

function ownership(table: Table): void {
  const services = Array.from({ length: MANY }, (_, index): Service => {
    const text = index % 10 === 0 ? `metric=~"app_${index}_.*"` : `service="service-${index}",tier!="test"`;
    return { ...SERVICE, id: `service-${index}`, owns: [matchersOf(text)] };
  });
  const built = buildOwnership(services);
  const labels = { alertname: 'Latency', region: 'eu-west-1', severity: 'critical', tier: '1' };
  time(table, 'own, 10,000 services, by a label', (round) =>
    own({ ...labels, service: `service-${round % MANY}` }, built),
  );
  time(table, 'own, 1,000 of them by a regex', (round) =>
    own({ ...labels, metric: `app_${(round * 10) % MANY}_x` }, built),
  );
  time(table, 'group key', (round) =>
    groupKey('service-1', { ...labels, instance: String(round) }, ['alertname', 'instance']),
  );
}

function decisions(table: Table): void {
  const small = town({ steps: [page(['a', 'b']), wait(5)] });
  const world = worldOf(small, NOW);
  const later = worldOf(small, NOW + 5 * MINUTE_MS);
  const opening = { title: 'Latency high', severity: 'critical', alerts: 1 } as const;
  const { state } = open(opening, world);
  time(table, 'decide: open and page', () => open(opening, world));
  time(table, 'decide: wake and page the next one', () => decide(state, { kind: 'wake' }, later));
}

function texts(table: Table): void {
  const parse = parserOf('grafana');
  for (const alerts of [1, 100]) {
    const text = grafanaBody(alerts).bytes.toString('utf8');
    const name = alerts === 1 ? '1 alert' : `${alerts} alerts`;
    time(table, `JSON and parse, ${name} (${text.length} bytes)`, () => parse?.(JSON.parse(text), NOW));
  }
}
