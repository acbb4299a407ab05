import { describe, expect, it } from 'vitest';
import { createLog, LOG_LEVELS } from './log.ts';
import type { Log, LogLevel } from './log.ts';

function logAt(level: LogLevel): { readonly log: Log; readonly lines: Record<string, unknown>[] } {
  const lines: Record<string, unknown>[] = [];
  const write = (line: string): void => void lines.push(JSON.parse(line) as Record<string, unknown>);
  return { log: createLog({ level, destination: { write } }), lines };
}

describe('the log', () => {
  it('is one line of JSON with level, time, fields and a sentence', () => {
    const { log, lines } = logAt('info');
    log.info({ groupId: 'g1' }, 'alert group opened');
    expect(lines).toEqual([
      { level: 'info', time: expect.any(String) as string, groupId: 'g1', msg: 'alert group opened' },
    ]);
    expect(Number.isNaN(Date.parse(String(lines[0]?.['time'])))).toBe(false);
  });

  it.each(LOG_LEVELS)('at %s shows that level and what is worse', (level) => {
    const { log, lines } = logAt(level);
    log.debug({}, 'd');
    log.info({}, 'i');
    log.warn({}, 'w');
    log.error({}, 'e');
    const from = LOG_LEVELS.indexOf(level);
    expect(lines.map((line) => line['level'])).toEqual(['debug', 'info', 'warn', 'error'].slice(from));
  });

  it('holds no secret, in fields, in sentences or in what a child carries', () => {
    const { log, lines } = logAt('debug');
    log.error({ url: '/integrations/v1/grafana/abc123/', token: 'abc123' }, 'refused /a/abc123abc123');
    log.child({ authorization: 'Bearer abc123', url: '/integrations/v1/grafana/abc123/' }).warn({}, 'Bearer abc123');
    expect(JSON.stringify(lines)).not.toContain('abc123');
    expect(lines).toHaveLength(2);
  });

  it('holds addresses of people at debug only', () => {
    const { log, lines } = logAt('debug');
    log.debug({ to: '+4915112345678' }, 'ana@example.org');
    log.info({ to: '+4915112345678' }, 'ana@example.org');
    expect(lines.map(({ to, msg }) => [to, msg])).toEqual([
      ['+4915112345678', 'ana@example.org'],
      ['+***78', 'a***@example.org'],
    ]);
  });

  it('says what an error is, wherever it stands', () => {
    const { log, lines } = logAt('info');
    log.error({ error: new TypeError('no') }, 'failed');
    expect(lines[0]?.['error']).toMatchObject({ type: 'TypeError', message: 'no' });
  });
});
