import { describe, expect, it } from 'vitest';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../time/instant.ts';
import type { Problem, ScheduleNotice } from '../schedule/notices/notice.ts';
import { scheduleWords } from './shift-words.ts';
import type { ScheduleAbout } from './shift-words.ts';

/** Wednesday 2026-03-04, four in the morning in Berlin. */
const NOW = Date.UTC(2026, 2, 4, 3);
const MONDAY = Date.UTC(2026, 2, 9, 8);

const about: Omit<ScheduleAbout, 'notice'> = {
  schedule: { id: 'primary', name: 'Primary', zone: 'Europe/Berlin' },
  readerId: 'ben',
  nameOf: { ana: 'Ana Ünal', ben: 'Ben Okafor', cem: 'Cem Yılmaz' },
  ...{ open: [], link: null },
};

function words(notice: ScheduleNotice, over: Partial<ScheduleAbout> = {}, at = { now: NOW, zone: 'Europe/Berlin' }) {
  return scheduleWords({ ...about, notice, ...over }, at);
}

describe('before a shift', () => {
  const week = { start: MONDAY, end: MONDAY + 4 * DAY_MS, shifts: 5 };
  const before = { kind: 'before', personId: 'ben', instead: null, ...week } as const;

  it('the notice says when, until when, and in how many parts', () => {
    expect(words(before)).toEqual({
      title: 'Your shift in Primary begins in 5 days: Mon 9 Mar 09:00',
      lines: ['It begins Mon 9 Mar 09:00 Europe/Berlin.', 'Until Fri 13 Mar 09:00 Europe/Berlin, in 5 parts.'],
    });
  });

  it('the times are the reader’s, with those of the schedule where they differ', () => {
    const { title, lines } = words(before, {}, { now: NOW, zone: 'America/New_York' });
    expect(title).toContain('Mon 9 Mar 04:00');
    expect(lines[0]).toBe('It begins Mon 9 Mar 04:00 America/New_York (Mon 9 Mar 09:00 Europe/Berlin).');
    // Another name for the same time needs no second one.
    expect(words(before, {}, { now: NOW, zone: 'Europe/Paris' }).lines[0]).toBe(
      'It begins Mon 9 Mar 09:00 Europe/Paris.',
    );
  });

  it.each([
    [30_000, 'in 1 minute'],
    [45 * MINUTE_MS, 'in 45 minutes'],
    [HOUR_MS, 'in 1 hour'],
    [24 * HOUR_MS, 'in 24 hours'],
    [2 * DAY_MS, 'in 2 days'],
  ])('%d ms are %s', (ms, text) => {
    expect(words({ ...before, start: NOW + ms, end: null, shifts: 1 }).title).toContain(` ${text}: `);
  });

  it('one that was moved says what it was', () => {
    const moved = words({ ...before, instead: { start: MONDAY - HOUR_MS, end: MONDAY } });
    expect(moved.title).toContain('now begins');
    expect(moved.lines.at(-1)).toContain('You were told Mon 9 Mar 08:00 Europe/Berlin before');
    expect(words({ ...before, end: null }).lines).toContain('From then on, without an end in sight.');
  });

  it('one that is gone says when the next is', () => {
    const gone = { kind: 'gone', personId: 'ben', start: MONDAY, end: MONDAY + DAY_MS } as const;
    expect(words({ ...gone, next: MONDAY + 7 * DAY_MS })).toMatchObject({
      title: 'Your shift in Primary on Mon 9 Mar 09:00 is not yours any more',
      lines: [expect.any(String), 'Your next one begins Mon 16 Mar 09:00 Europe/Berlin.'],
    });
    expect(words({ ...gone, next: null }).lines[1]).toBe('No other shift of yours is in sight.');
  });
});

describe('a hand-off', () => {
  const handoff = { kind: 'handoff', at: NOW, from: ['ana'], to: ['ben', 'cem'], until: MONDAY } as const;
  const open = [
    { number: 7, title: 'Checkout is slow', serviceName: 'Checkout', status: 'acknowledged by Ana Ünal' },
    { number: 9, title: 'Disk full', serviceName: 'Data', status: 'firing' },
  ];

  it('says to who comes with whom, until when, after whom, and what is open', () => {
    expect(words(handoff, { open })).toEqual({
      title: 'You are on call now in Primary',
      lines: [
        'You are on call until Mon 9 Mar 09:00 Europe/Berlin, with Cem Yılmaz.',
        'Before: Ana Ünal.',
        '2 alert groups are open:',
        '#7 Checkout is slow (Checkout): acknowledged by Ana Ünal',
        '#9 Disk full (Data): firing',
      ],
    });
  });

  it('says to who leaves who has it now', () => {
    expect(words(handoff, { readerId: 'ana' })).toEqual({
      title: 'Your shift in Primary is over',
      lines: ['On call now until Mon 9 Mar 09:00 Europe/Berlin: Ben Okafor and Cem Yılmaz.', 'Nothing is open.'],
    });
    expect(words({ ...handoff, to: [], until: null }, { readerId: 'ana', open: open.slice(0, 1) }).lines).toEqual([
      'Nobody is on call now.',
      'One alert group is open:',
      '#7 Checkout is slow (Checkout): acknowledged by Ana Ünal',
    ]);
  });

  it('calls nobody "you" in a channel', () => {
    expect(words(handoff, { readerId: '' }).title).toBe('Primary: Ben Okafor and Cem Yılmaz are on call now');
    expect(words({ ...handoff, to: [] }, { readerId: '' })).toMatchObject({
      title: 'Primary: nobody is on call now',
      lines: ['Nobody is on call now, until Mon 9 Mar 09:00 Europe/Berlin.', 'Before: Ana Ünal.', 'Nothing is open.'],
    });
  });

  it('shows only so many of what is open', () => {
    const many = Array.from({ length: 12 }, (_, number) => {
      return { number, title: 'Disk full', serviceName: 'Data', status: 'firing' };
    });
    expect(words(handoff, { open: many }).lines.slice(-2)).toEqual(['#7 Disk full (Data): firing', 'and 4 more']);
  });
});

describe('a cover', () => {
  const cover = { kind: 'cover', coverId: 'c', from: 'ana', to: 'ben', start: NOW, end: MONDAY } as const;

  it.each([
    ['ben', 'You have taken a shift of Ana Ünal in Primary'],
    ['ana', 'Ben Okafor has taken your shift in Primary'],
    ['', 'Ben Okafor has taken a shift of Ana Ünal in Primary'],
  ])('is told to "%s"', (readerId, title) => {
    expect(words(cover, { readerId })).toEqual({
      title,
      lines: ['From Wed 4 Mar 04:00 Europe/Berlin to Mon 9 Mar 09:00 Europe/Berlin.'],
    });
  });
});

describe('problems', () => {
  const gap: Problem = {
    ...{ kind: 'gap', start: MONDAY, end: MONDAY + HOUR_MS, named: [], everyWeek: false, times: 1, subject: '' },
  };
  const say = (...problems: Problem[]) => words({ kind: 'problems', problems });

  it('one says in its title when nobody is on call', () => {
    expect(say(gap)).toEqual({
      title: 'Primary: nobody is on call from Mon 9 Mar 09:00 on',
      lines: ['Nobody from Mon 9 Mar 09:00 Europe/Berlin to Mon 9 Mar 10:00 Europe/Berlin.'],
    });
    expect(say({ ...gap, start: NOW - 1, end: null })).toMatchObject({
      title: 'Primary: nobody is on call now',
      lines: [expect.stringContaining('on, without an end in sight') as string],
    });
  });

  it('several are counted and listed, up to eight', () => {
    const { title, lines } = say(...Array.from({ length: 10 }, () => gap));
    expect(title).toBe('Primary: 10 stretches without anybody on call');
    expect(lines).toHaveLength(9);
    expect(lines.at(-1)).toBe('and 2 more');
  });

  it('those of every week, and those of people who are not there, say so', () => {
    expect(say({ ...gap, everyWeek: true, times: 5 })).toMatchObject({
      title: 'Primary: a stretch without anybody on call',
      lines: [expect.stringMatching(/^Nobody, every week: next from Mon/) as string],
    });
    expect(say({ ...gap, kind: 'empty', named: ['ana', 'zoe'], times: 3 }).lines[0]).toMatch(
      /^Only Ana Ünal and zoe, not there, from .*, and 2 more of the kind\.$/,
    );
  });
});
