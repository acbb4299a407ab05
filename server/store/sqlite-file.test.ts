import { describe, expect, it } from 'vitest';
import { hasQuietSqlite } from './sqlite-file.ts';

describe('which SQLite is used', () => {
  it('is Node’s own only where Node does not warn about it', () => {
    const quiet = ['24.15.0', '24.21.0', '25.7.0', '26.0.0'];
    const loud = ['20.20.2', '22.22.0', '24.0.0', '24.14.1', '25.0.0', '25.6.1'];
    expect(quiet.filter(hasQuietSqlite)).toEqual(quiet);
    expect(loud.filter(hasQuietSqlite)).toEqual([]);
  });
});
