import { describe, expect, it } from 'vitest';
import { formatPath } from '../../core/directory/kind.ts';
import type { Kind } from '../../core/directory/kind.ts';
import { readDocument } from './document.ts';

function mistakes(kind: Kind, document: unknown): string[] {
  const read = readDocument(kind, document, 1);
  return read.ok ? [] : read.mistakes.map(({ path, message }) => `${formatPath(path)}: ${message}`);
}

function value<K extends Kind>(kind: K, document: unknown) {
  const read = readDocument(kind, document, 7);
  if (!read.ok) throw new Error(JSON.stringify(read.mistakes));
  return read.value;
}

describe('an escalation chain', () => {
  const withSteps = (...steps: unknown[]) => ({ id: 'shop', name: 'Shop', steps });

  it('carries the version it is given, and the defaults of a page', () => {
    expect(value('escalation-chain', withSteps({ page: { schedule: 'shop-primary' } }))).toEqual({
      id: 'shop',
      name: 'Shop',
      teamId: null,
      version: 7,
      steps: [
        {
          kind: 'page',
          targets: [{ kind: 'schedule', scheduleId: 'shop-primary' }],
          mode: 'one-at-a-time',
          eachMs: 300_000,
          answers: 1,
          urgency: null,
        },
      ],
    });
  });

  it('reads several keys of a page as schedule, team, people, whatever their order, then the list under "to"', () => {
    const page = { to: [{ team: 'all' }], people: ['ana', 'ben'], team: 'shop', schedule: 'primary' };
    const [step] = value('escalation-chain', withSteps({ page })).steps;
    expect(step?.kind === 'page' && step.targets).toEqual([
      { kind: 'schedule', scheduleId: 'primary' },
      { kind: 'team', teamId: 'shop' },
      { kind: 'person', personId: 'ana' },
      { kind: 'person', personId: 'ben' },
      { kind: 'team', teamId: 'all' },
    ]);
  });

  it('reads waits and repeats', () => {
    expect(value('escalation-chain', withSteps({ wait: '5m' }, { repeat: 2 })).steps).toEqual([
      { kind: 'wait', delayMs: 300_000 },
      { kind: 'repeat', times: 2 },
    ]);
  });

  it.each([
    [{}, 'steps[0]: a step is exactly one of page, wait and repeat'],
    [{ wait: '5m', repeat: 1 }, 'steps[0]: a step is exactly one of page, wait and repeat'],
    [{ pages: {} }, 'steps[0].pages: unknown key; did you mean "page"?'],
    [{ page: {} }, 'steps[0].page: pages nobody: name a schedule, a team, people, or a list under "to"'],
    [{ page: { people: [] } }, 'steps[0].page.people: name somebody'],
    [{ page: { to: [] } }, 'steps[0].page.to: name somebody'],
    [
      { page: { person: 'ana' } },
      'steps[0].page.person: unknown key; known here: schedule, team, people, to, mode, each, answers, urgency',
    ],
    [{ page: { team: 'a', mode: 'everyone' } }, 'steps[0].page.mode: write one of one-at-a-time, all, round-robin'],
    [{ page: { team: 'a', each: '0' } }, 'steps[0].page.each: write a duration from 1s to 30d'],
    [{ page: { team: 'a', answers: 0 } }, 'steps[0].page.answers: must be at least 1'],
    [{ wait: 5 }, 'steps[0].wait: expected text, not a number: put it in quotes'],
    [{ wait: '0' }, 'steps[0].wait: write a duration from 1s to 30d'],
    [{ repeat: 51 }, 'steps[0].repeat: must be at most 50'],
    [{ repeat: '2' }, 'steps[0].repeat: expected a number, not text: write it without quotes'],
  ])('refuses %j', (step, sentence) => {
    expect(mistakes('escalation-chain', withSteps(step))).toEqual([sentence]);
  });

  it('has at most 50 steps', () => {
    const steps = Array.from({ length: 51 }, () => ({ wait: '1m' }));
    expect(mistakes('escalation-chain', withSteps(...steps))).toEqual(['steps: has more than 50 entries']);
  });
});

describe('an integration', () => {
  const grafana = { id: 'grafana', name: 'Grafana', type: 'grafana', token: 'demo-grafana-token' };

  it('asks for the token alone unless more is written', () => {
    expect(value('integration', grafana)).toEqual({
      ...grafana,
      auth: { basic: null, bearer: null, hmac: null },
      ratePerMinute: 6_000,
      labels: {},
    });
  });

  it('reads HMAC as Grafana signs by default', () => {
    expect(value('integration', { ...grafana, auth: { hmac: { secret: 'hmac-secret' } } }).auth.hmac).toEqual({
      secret: 'hmac-secret',
      header: 'X-Grafana-Alerting-Signature',
      timestampHeader: null,
      maxAgeMs: 300_000,
    });
  });

  it.each([
    [{ token: undefined }, 'token: is missing'],
    [{ token: 'with space' }, 'token: a token has 1 to 200 letters, digits and characters of -_.~'],
    [{ token: '$UNSET' }, 'token: a token has 1 to 200 letters, digits and characters of -_.~'],
    [{ auth: { bearer: '' } }, 'auth.bearer: is empty'],
    [{ auth: { basic: { username: 'a' } } }, 'auth.basic.password: is missing'],
    [{ auth: { hmac: { secret: 's', header: 'X Sig' } } }, 'auth.hmac.header: is not the name of a header'],
    [{ ratePerMinute: 0 }, 'ratePerMinute: must be at least 1'],
    [{ labels: { tier: 1 } }, 'labels.tier: expected text, not a number: put it in quotes'],
    [{ labels: { 'a b': 'x' } }, 'labels["a b"]: is not the name of a label'],
  ])('refuses %j', (field, sentence) => {
    expect(mistakes('integration', { ...grafana, ...field })).toEqual([sentence]);
  });

  it('never repeats a secret in a message', () => {
    const auth = {
      basic: { username: 'grafana', password: 4711 },
      bearer: ['sesame'],
      hmac: { secret: { a: 'opensesame' } },
    };
    const all = mistakes('integration', { ...grafana, token: 'open sesame', auth }).join('\n');
    expect(all).toContain('auth.basic.password: expected text, not a number: put it in quotes');
    expect(all).not.toMatch(/sesame|4711/);
  });
});

describe('settings', () => {
  it('never have an empty fallback', () => {
    expect(mistakes('settings', { fallback: [] })).toEqual([
      'fallback: must not be empty: somebody has to be paged when everything else reached nobody',
    ]);
    expect(mistakes('settings', {})).toEqual(['fallback: is missing']);
  });

  it('name people, schedules and teams, and addresses of nobody for the alarm', () => {
    const alarms = [{ channel: 'email', address: 'noc@example.org' }];
    expect(value('settings', { fallback: [{ person: 'ana' }, { schedule: 'all' }], alarms })).toEqual({
      fallback: [
        { kind: 'person', personId: 'ana' },
        { kind: 'schedule', scheduleId: 'all' },
      ],
      alarms,
    });
  });
});
