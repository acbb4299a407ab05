import { describe, expect, it } from 'vitest';
import { reportText, stretchesOf, verdictOf } from './hop-words.ts';
import { hopsOf } from './hops.ts';
import type { Seen } from './hops.ts';

const settings = {
  ...{ enabled: true, pinned: true, version: '1.2.3', hasSecret: true },
  jsonData: { serviceUrl: 'http://tocsin:8470' },
};
const check = (id: string, state: 'ok' | 'failed' = 'ok') => ({
  id,
  state,
  why: `${id} why.`,
  whatToDo: null,
  tookMs: 3,
});
const report = {
  ...{ at: '2026-11-21T03:00:00.000Z', version: '1.2.3', isComplete: true },
  checks: ['grafana-call', 'identity', 'database', 'channel-email'].map((id) => check(id)),
};
const well: Seen = {
  health: { status: 200, data: { version: '12.4.10' } },
  settings,
  service: { status: 200, data: report, tookMs: 12 },
};
const answered = (status: number, data: unknown): Seen => ({ ...well, service: { status, data, tookMs: 5 } });
const problem = (status: number, code: string): Seen =>
  answered(status, { code, title: 'Title', detail: 'What to do.', status });

const WAY = ['grafana', 'plugin', 'service', 'secret', 'identity'];

function broken(seen: Seen) {
  const hops = hopsOf(seen);
  const index = hops.findIndex(({ state }) => state === 'failed');
  expect(hops.map(({ id }) => id)).toEqual(WAY);
  expect(hops.slice(0, index).every(({ state }) => state === 'ok')).toBe(true);
  expect(hops.slice(index + 1).every(({ state }) => state === 'not-reached')).toBe(true);
  return hops[index];
}

describe('a chain that is whole', () => {
  it('goes from Grafana to every channel, each hop once', () => {
    const hops = hopsOf(well);
    expect(hops.map(({ id }) => id)).toEqual([...WAY, 'database', 'channel-email']);
    expect(hops.every(({ state }) => state === 'ok')).toBe(true);
    expect(hops[0]?.why).toContain('12.4.10');
    expect(hops[1]?.why).toContain('http://tocsin:8470');
    expect(hops[2]?.tookMs).toBe(12);
    expect(hops[3]?.why).toBe('grafana-call why.');
  });

  it('shows what the service finds wrong with itself, and goes on', () => {
    const checks = [...report.checks, check('engine', 'failed')];
    const hops = hopsOf(answered(200, { ...report, checks }));
    expect(hops.find(({ id }) => id === 'engine')?.state).toBe('failed');
    expect(hops.some(({ state }) => state === 'not-reached')).toBe(false);
  });
});

describe('a chain that is broken', () => {
  it.each([
    ['Grafana is away', { ...well, health: { status: 0, data: null }, service: null }, 'grafana', /does not answer/],
    ['the app is off', { ...well, settings: { ...settings, enabled: false }, service: null }, 'plugin', /not enabled/],
    ['no URL', { ...well, settings: { ...settings, jsonData: {} }, service: null }, 'plugin', /where the service is/],
    ['no secret', { ...well, settings: { ...settings, hasSecret: false }, service: null }, 'plugin', /no secret/],
    ['nobody listens', answered(502, ''), 'service', /Nobody answers at http:\/\/tocsin:8470/],
    ['a gateway is tired', answered(504, null), 'service', /Nobody answers/],
    ['a web server', answered(404, '<html>'), 'service', /not Tocsin/],
    ['a web server that likes everything', answered(200, '<html>'), 'service', /not Tocsin/],
    ['another JSON', answered(200, { status: 'up' }), 'service', /not Tocsin/],
    ['no answer at all', { ...well, service: null }, 'service', /cut off/],
    ['an older service', problem(404, 'not-found'), 'service', /older/],
    ['no route', answered(404, { message: 'plugin route match not found' }), 'plugin', /no route/],
    ['no access', answered(403, { message: 'Access denied' }), 'plugin', /does not let you/],
    ['no call', answered(500, { message: 'unsupported protocol scheme' }), 'plugin', /unsupported protocol/],
    ['another secret', problem(403, 'wrong-secret'), 'secret', /Title/],
    ['no secret in the service', problem(403, 'app-not-set-up'), 'secret', /Title/],
    ['a forged identity', problem(403, 'wrong-identity'), 'identity', /Title/],
    ['no keys', problem(503, 'keys-missing'), 'identity', /Title/],
    ['a mistake of ours', problem(500, 'internal-error'), 'service', /Title/],
  ] as const)('where there is %s', (_, seen, id, why) => {
    const hop = broken(seen);
    expect(hop?.id).toBe(id);
    expect(hop?.why).toMatch(why);
    expect(hop?.whatToDo).toMatch(/\.$/);
  });

  it('does not need to know the settings of the app, which a viewer may not read', () => {
    expect(broken({ ...answered(502, ''), settings: null })?.id).toBe('service');
  });
});

describe('the words around it', () => {
  it('part the chain in three', () => {
    const stretches = stretchesOf(hopsOf(well));
    expect(stretches.map(({ stretch, hops }) => [stretch, hops.length])).toEqual([
      ['way', 5],
      ['inside', 1],
      ['channels', 1],
    ]);
    expect(stretchesOf(hopsOf(answered(502, ''))).map(({ stretch }) => stretch)).toEqual(['way']);
  });

  it('say the worst', () => {
    const hop = { id: 'x', why: '', whatToDo: null, tookMs: null };
    expect(
      verdictOf([
        { ...hop, state: 'ok' },
        { ...hop, state: 'skipped' },
      ]),
    ).toBe('ok');
    expect(
      verdictOf([
        { ...hop, state: 'warning' },
        { ...hop, state: 'ok' },
      ]),
    ).toBe('warning');
    expect(
      verdictOf([
        { ...hop, state: 'warning' },
        { ...hop, state: 'failed' },
      ]),
    ).toBe('failed');
  });

  it('make a report to paste', () => {
    const text = reportText(hopsOf(problem(403, 'wrong-secret')), 'today');
    expect(text.split('\n')[0]).toBe('Tocsin, today');
    expect(text).toContain('[Fails] The secret of the app: Title.\n      → What to do.');
    expect(text).toContain('[OK] Grafana: Grafana 12.4.10 answers.');
  });
});
