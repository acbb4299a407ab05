import { describe, expect, it } from 'vitest';
import type { IntegrationRequest } from '../api/integrations.ts';
import { groupsOf, prettyBody, summaryOf } from './outcome.ts';

const alert = (became: 'opens' | 'repeats', id: string | null) => ({
  ...{ fingerprint: 'f', title: 'Disk full', became, reason: '' },
  alertGroup: id === null ? null : { id, number: 1, title: 'Disk full' },
});
const request = (more: Partial<IntegrationRequest>): IntegrationRequest => ({
  ...{ receivedAt: '2026-11-21T03:00:00.000Z', status: 200, code: 'accepted', detail: '', body: '', outcome: null },
  ...more,
});
const outcome = { alerts: [], rejected: [], truncated: 0, unreadable: null };

describe('what became of a request', () => {
  it('is counted, the most telling first', () => {
    const alerts = [alert('repeats', 'a'), alert('repeats', 'a'), alert('opens', 'b')];
    const rejected = [{ index: 3, reason: 'no title' }];
    expect(summaryOf(request({ outcome: { ...outcome, alerts, rejected, truncated: 4 } }))).toEqual({
      kind: 'placed',
      counts: [
        { became: 'opens', count: 1 },
        { became: 'repeats', count: 2 },
      ],
      ...{ rejected: 1, truncated: 4 },
    });
  });

  it('is not known while it waits, and nothing where it was refused or set aside', () => {
    expect(summaryOf(request({}))).toEqual({ kind: 'waiting' });
    expect(summaryOf(request({ code: 'broken-json', detail: 'No.' }))).toEqual({ kind: 'refused', detail: 'No.' });
    expect(summaryOf(request({ outcome: { ...outcome, unreadable: 'Why.' } }))).toEqual({
      ...{ kind: 'unreadable', detail: 'Why.' },
    });
  });

  it('names each alert group once', () => {
    const alerts = [alert('opens', 'a'), alert('repeats', null), alert('repeats', 'a'), alert('opens', 'b')];
    expect(groupsOf(request({ outcome: { ...outcome, alerts } })).map(({ id }) => id)).toEqual(['a', 'b']);
    expect(groupsOf(request({}))).toEqual([]);
  });

  it('shows a body in lines where it is JSON, and as it came where not', () => {
    expect(prettyBody('{"a":[1]}')).toBe('{\n  "a": [\n    1\n  ]\n}');
    expect(prettyBody('{"a":')).toBe('{"a":');
  });
});
