import { describe, expect, it } from 'vitest';
import { isIntake, parseAddress } from './address.ts';

describe('parseAddress', () => {
  it.each(['/integrations/v1/grafana/abc/', '/integrations/v1/grafana/abc', '/integrations/v1/grafana/abc/?x=1'])(
    '%s is read with or without the last slash',
    (url) => {
      expect(parseAddress(url)).toEqual({ type: 'grafana', token: 'abc' });
    },
  );

  it.each([
    '/integrations/v1/',
    '/integrations/v1/grafana',
    '/integrations/v1/grafana/',
    '/integrations/v1//abc/',
    '/integrations/v1/grafana/abc/more',
    '/integrations/v1/grafana/abc//',
  ])('%s is no address', (url) => {
    expect(parseAddress(url)).toBeNull();
  });
});

describe('isIntake', () => {
  it('keeps everything below its prefix from Express, and nothing else', () => {
    expect(isIntake('/integrations/v1/x')).toBe(true);
    expect(isIntake('/integrations/v2/x')).toBe(false);
    expect(isIntake('/api/v1/integrations')).toBe(false);
  });
});
