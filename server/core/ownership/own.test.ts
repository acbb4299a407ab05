import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Labels } from '../grouping/alert.ts';
import { formatMatchers, matchesAll, parseMatchers } from './matcher.ts';
import type { Matchers } from './matcher.ts';
import { describeOwnership, own } from './own.ts';
import { buildOwnership } from './ownership.ts';
import type { ServiceMatching } from './ownership.ts';

function matchers(text: string): Matchers {
  const result = parseMatchers(text);
  if (!result.ok) throw new Error(result.problem.message);
  return result.matchers;
}

function service(id: string, owns: string | string[], priority = 0): ServiceMatching {
  return { id, owns: [owns].flat().map(matchers), priority };
}

function owner(labels: Labels, ...services: ServiceMatching[]) {
  return own(labels, buildOwnership(services));
}

describe('own', () => {
  it('finds the only match and says which matchers won', () => {
    const result = owner(
      { service: 'cart' },
      service('cart', ['team="x"', 'service="cart"']),
      service('b', 'service="b"'),
    );
    expect(result).toMatchObject({ kind: 'owned', serviceId: 'cart', reason: 'only-match', runnersUp: [] });
    expect(result.kind === 'owned' && formatMatchers(result.claim.matchers)).toBe('{service="cart"}');
    expect(describeOwnership(result)).toBe(
      'cart owns this alert: {service="cart"} matches and no other service claims it.',
    );
  });

  it('asks the priority before precision', () => {
    const result = owner({ a: '1', b: '2' }, service('narrow', 'a="1",b="2"'), service('urgent', 'a="1"', 5));
    expect(result).toMatchObject({ kind: 'owned', serviceId: 'urgent', reason: 'higher-priority' });
    expect(describeOwnership(result)).toBe(
      'urgent owns this alert: {a="1"} matches, and its priority is higher than that of narrow.',
    );
  });

  it('says names where there are some, and ids where there are none', () => {
    const result = owner({ a: '1', b: '2' }, service('narrow', 'a="1",b="2"'), service('urgent', 'a="1"', 5));
    const names = new Map([['urgent', 'Night desk']]);
    expect(describeOwnership(result, (id) => names.get(id) ?? id)).toBe(
      'Night desk owns this alert: {a="1"} matches, and its priority is higher than that of narrow.',
    );
  });

  it('a negative priority makes a last resort', () => {
    const result = owner({ a: '1' }, service('rest', '{}', -1), service('one', 'a=~".+"'));
    expect(result).toMatchObject({ serviceId: 'one', runnersUp: [{ serviceId: 'rest' }] });
    expect(owner({}, service('rest', '{}', -1), service('one', 'a=~".+"'))).toMatchObject({ serviceId: 'rest' });
  });

  it('counts exact labels before any number of other matchers', () => {
    const result = owner({ a: '1', b: '2' }, service('loose', 'a=~"1",b!="x",c="",d!~"y"'), service('exact', 'a="1"'));
    expect(result).toMatchObject({ kind: 'owned', serviceId: 'exact', reason: 'more-exact-labels' });
    expect(describeOwnership(result)).toContain('fixes more labels exactly than loose does');
  });

  it('then counts the other matchers', () => {
    const result = owner({ a: '1' }, service('one', 'a="1"'), service('two', 'a="1",b=""'));
    expect(result).toMatchObject({ kind: 'owned', serviceId: 'two', reason: 'more-matchers' });
    expect(describeOwnership(result)).toContain('has more matchers than one has');
  });

  it('does not count a matcher twice', () => {
    expect(owner({ a: '1' }, service('b', 'a="1",a="1"'), service('a', 'a="1"'))).toMatchObject({ kind: 'ambiguous' });
  });

  it('calls equal claims ambiguous, lists them by id, and still chooses one', () => {
    const result = owner({ a: '1', b: '1' }, service('z', 'a="1"'), service('m', 'b="1"'), service('low', 'a=~"."'));
    expect(result).toMatchObject({
      kind: 'ambiguous',
      serviceId: 'm',
      candidates: [{ serviceId: 'm' }, { serviceId: 'z' }],
      runnersUp: [{ serviceId: 'low' }],
    });
    expect(describeOwnership(result)).toBe(
      'm and z claim this alert equally; m was chosen because its id sorts first. ' +
        'Raise the priority of one of them or make its matchers narrower.',
    );
  });

  it('is not ambiguous when two sets of one service match equally', () => {
    const result = owner({ a: '1', b: '1' }, service('s', ['b="1"', 'a="1"']));
    expect(result).toMatchObject({ kind: 'owned', reason: 'only-match' });
    expect(result.kind === 'owned' && formatMatchers(result.claim.matchers)).toBe('{a="1"}');
  });

  it('says why nobody owns an alert', () => {
    expect(describeOwnership(owner({}))).toBe('Nobody owns this alert: no service has been set up yet.');
    const one = service('a', 'a="1"');
    expect(describeOwnership(owner({}, one))).toMatch(/the only service do not match/);
    expect(describeOwnership(owner({}, one, service('b', [])))).toMatch(/all 2 services do not match/);
  });

  it('is not fooled by labels named like object members', () => {
    expect(owner({}, service('a', 'constructor=~".+"'), service('b', '__proto__!=""'))).toMatchObject({
      kind: 'orphan',
    });
    expect(owner({ constructor: 'x' }, service('a', 'constructor="x"'))).toMatchObject({ serviceId: 'a' });
  });
});

describe('the index', () => {
  it('hangs a claim under its rarest pair', () => {
    const services = Array.from({ length: 50 }, (_, index) => service(`s${index}`, `env="prod",service="s${index}"`));
    const { byPair, unindexed } = buildOwnership(services);
    expect([...byPair.keys()]).toEqual(['service']);
    expect(unindexed).toEqual([]);
  });

  it('treats a list of names like several exact labels, unless the label may be missing', () => {
    const { byPair, unindexed } = buildOwnership([service('a', 'team=~"x|y"'), service('b', 'team=~"x|"')]);
    expect([...(byPair.get('team')?.keys() ?? [])]).toEqual(['x', 'y']);
    expect(unindexed.map(({ serviceId }) => serviceId)).toEqual(['b']);
  });

  it('meets few of 10,000 services', () => {
    const services = Array.from({ length: 10_000 }, (_, index) =>
      service(`s${index}`, `env="prod",service="s${index}"`),
    );
    const ownership = buildOwnership(services);
    expect(ownership.byPair.get('service')?.get('s77')).toHaveLength(1);
    expect(own({ env: 'prod', service: 's77' }, ownership)).toMatchObject({ serviceId: 's77' });
  });
});

const piece = fc.constantFrom(
  ...[
    'a="1"',
    'a="2"',
    'b="1"',
    'b="2"',
    'c="1"',
    'a=""',
    'a!=""',
    'b!="1"',
    'a=~"1|2"',
    'b=~"1|"',
    'c=~".+"',
    'c!~"1"',
  ],
);
const someService = fc.record({
  id: fc.constantFrom('p', 'q', 'r', 's', 't'),
  owns: fc.array(
    fc.array(piece, { maxLength: 3 }).map((parts) => matchers(`{${parts.join()}}`)),
    { maxLength: 3 },
  ),
  priority: fc.constantFrom(0, 0, 0, 1, -1),
});
const services = fc.uniqueArray(someService, { selector: ({ id }) => id, maxLength: 5 });
const someLabels: fc.Arbitrary<Labels> = fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.constantFrom('', '1', '2'));

/** The rule as words say it, without an index. */
function byTheBook(labels: Labels, all: readonly ServiceMatching[]): string {
  const ranks = all.flatMap(({ id, owns, priority }) =>
    owns
      .filter((set) => matchesAll(set, labels))
      .map((set) => {
        const different = new Set(set.map((matcher) => formatMatchers([matcher])));
        const exact = [...different].filter((text) => /^\{\w="."\}$/.test(text)).length;
        return { id, rank: priority * 10_000 + exact * 100 + (different.size - exact) };
      }),
  );
  const top = Math.max(...ranks.map(({ rank }) => rank));
  const ids = [...new Set(ranks.filter(({ rank }) => rank === top).map(({ id }) => id))].sort();
  return ids.length === 0 ? 'orphan' : `${ids.length === 1 ? 'owned' : 'ambiguous'} ${ids[0] ?? ''}`;
}

describe('properties', () => {
  it('the indexed answer is the answer by the book', () => {
    fc.assert(
      fc.property(someLabels, services, (labels, all) => {
        const result = own(labels, buildOwnership(all));
        const answer = result.kind === 'orphan' ? 'orphan' : `${result.kind} ${result.serviceId}`;
        expect(answer).toBe(byTheBook(labels, all));
      }),
      { numRuns: 3_000 },
    );
  });

  it('neither the order of services nor that of their sets matters', () => {
    fc.assert(
      fc.property(someLabels, services, (labels, all) => {
        const turned = all.map((one) => ({ ...one, owns: [...one.owns].reverse() })).reverse();
        const texts = [all, turned].map((some) => describeOwnership(own(labels, buildOwnership(some))));
        expect(texts[0]).toBe(texts[1]);
      }),
      { numRuns: 1_000 },
    );
  });
});
