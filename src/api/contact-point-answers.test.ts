import { describe, expect, it } from 'vitest';
import { createdOf, testedOf } from './contact-point-answers.ts';

describe('what Grafana says to a new contact point', () => {
  it.each([
    [201, { metadata: { name: 'VG9jc2lu' } }, { kind: 'created', name: 'VG9jc2lu' }],
    [200, null, { kind: 'created', name: '' }],
    [409, { message: 'exists' }, { kind: 'exists' }],
    [403, { message: 'forbidden' }, { kind: 'not-allowed' }],
    [400, { message: 'no url' }, { kind: 'refused', detail: 'no url' }],
    [500, '', { kind: 'refused', detail: '' }],
  ] as const)('is understood: %i', (status, data, result) => {
    expect(createdOf({ status, data })).toEqual(result);
  });
});

describe('what Grafana says to a test of one', () => {
  const tested = (error?: string) => ({
    receivers: [{ name: 'x', grafana_managed_receiver_configs: [{ status: error ? 'failed' : 'ok', error }] }],
  });

  it.each([
    [200, tested(), { kind: 'sent' }],
    [207, tested('connection refused'), { kind: 'failed', detail: 'connection refused' }],
    [408, tested('timeout'), { kind: 'failed', detail: 'timeout' }],
    [404, { message: 'Not found' }, { kind: 'elsewhere' }],
    [403, null, { kind: 'elsewhere' }],
  ] as const)('is understood: %i', (status, data, result) => {
    expect(testedOf({ status, data })).toEqual(result);
  });
});
