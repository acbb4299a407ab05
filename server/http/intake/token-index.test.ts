import { describe, expect, it } from 'vitest';
import { townDirectory } from '../test/town.ts';
import { TokenIndex } from './token-index.ts';

describe('TokenIndex', () => {
  it('finds an integration by its whole token only', () => {
    const index = new TokenIndex();
    const directory = townDirectory();
    expect(index.find(directory, 'grafana-token')?.id).toBe('grafana');
    for (const guess of ['', 'grafana-toke', 'grafana-token2', 'Grafana-token', 'constructor', '__proto__']) {
      expect(index.find(directory, guess), guess).toBeNull();
    }
  });

  it('follows the configuration: a new token works and the old one stops', () => {
    const index = new TokenIndex();
    const before = townDirectory();
    const grafana = before.integrations.get('grafana');
    if (grafana === undefined) throw new Error('the town has a grafana');
    index.find(before, 'grafana-token');
    const after = { ...before, integrations: new Map([['grafana', { ...grafana, token: 'rotated' }]]) };
    expect(index.find(after, 'rotated')?.id).toBe('grafana');
    expect(index.find(after, 'grafana-token')).toBeNull();
    expect(index.find(after, 'am-token')).toBeNull();
  });
});
