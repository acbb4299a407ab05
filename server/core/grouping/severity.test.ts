import { describe, expect, it } from 'vitest';
import { highest, isWorse, SEVERITIES, severityOf, urgencyOf } from './severity.ts';

const URGENCIES = { critical: 'high', error: 'high', warning: 'low', info: 'low' } as const;

describe('severityOf', () => {
  it.each([
    [{ severity: 'critical' }, 'critical'],
    [{ severity: 'CRIT' }, 'critical'],
    [{ severity: ' page ' }, 'critical'],
    [{ severity: 'sev1' }, 'critical'],
    [{ priority: 'P1' }, 'critical'],
    [{ severity: 'high' }, 'error'],
    [{ severity: 'P2' }, 'error'],
    [{ level: 'warn' }, 'warning'],
    [{ severity: 'ticket' }, 'warning'],
    [{ severity: 'none' }, 'info'],
    [{ severity: 'low' }, 'info'],
    [{}, 'warning'],
    [{ severity: 'purple' }, 'warning'],
    [{ severity: 'purple', priority: 'p1' }, 'critical'],
    [{ severity: 'info', priority: 'p1' }, 'info'],
    [{ severity: 'constructor' }, 'warning'],
  ])('%j is %s', (labels, severity) => {
    expect(severityOf(labels)).toBe(severity);
  });
});

describe('urgencyOf', () => {
  it('follows the service', () => {
    expect(urgencyOf({ severity: 'critical' }, URGENCIES)).toBe('high');
    expect(urgencyOf({ severity: 'warning' }, URGENCIES)).toBe('low');
  });

  it('is high where no severity is stated, although that shows as a warning', () => {
    expect(urgencyOf({}, URGENCIES)).toBe('high');
    expect(urgencyOf({ severity: 'purple' }, URGENCIES)).toBe('high');
  });
});

describe('order', () => {
  it('a warning and its critical make a critical group', () => {
    expect(highest(['warning', 'critical', 'info'])).toBe('critical');
    expect(highest(['info', 'warning'])).toBe('warning');
    expect(highest([])).toBeNull();
  });

  it('runs from the worst', () => {
    expect(isWorse('critical', 'error')).toBe(true);
    expect(isWorse('error', 'error')).toBe(false);
    expect(isWorse('info', 'warning')).toBe(false);
    expect(highest(SEVERITIES)).toBe(SEVERITIES[0]);
  });
});
