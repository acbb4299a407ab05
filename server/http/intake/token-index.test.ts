import { describe, expect, it } from 'vitest';
import type { Integration } from '../../core/directory/directory.ts';
import { emptyDirectory } from '../../core/directory/empty.ts';
import { TokenIndex } from './token-index.ts';

function directoryWith(...integrations: readonly (readonly [string, string])[]) {
  const all = integrations.map(([id, token]): [string, Integration] => [
    id,
    {
      ...{ id, name: id, type: 'grafana', token, ratePerMinute: 1, labels: {} },
      auth: { basic: null, bearer: null, hmac: null },
    },
  ]);
  return { ...emptyDirectory, integrations: new Map(all) };
}

describe('TokenIndex', () => {
  it('finds an integration by its whole token only', () => {
    const index = new TokenIndex();
    const directory = directoryWith(['grafana', 'grafana-token'], ['am', 'am-token']);
    expect(index.find(directory, 'grafana-token')?.id).toBe('grafana');
    for (const guess of ['', 'grafana-toke', 'grafana-token2', 'Grafana-token', 'constructor', '__proto__']) {
      expect(index.find(directory, guess), guess).toBeNull();
    }
  });

  it('follows the configuration: a new token works and the old one stops', () => {
    const index = new TokenIndex();
    const before = directoryWith(['grafana', 'grafana-token'], ['am', 'am-token']);
    index.find(before, 'grafana-token');
    const after = directoryWith(['grafana', 'rotated']);
    expect(index.find(after, 'rotated')?.id).toBe('grafana');
    expect(index.find(after, 'grafana-token')).toBeNull();
    expect(index.find(after, 'am-token')).toBeNull();
  });
});
