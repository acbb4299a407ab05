import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { formatMistake } from './mistake.ts';
import { readProvisioning } from './provisioning.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'tocsin-calendars-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(name: string, content: string | Uint8Array): void {
  mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
  writeFileSync(path.join(folder, name), content);
}

const CALENDAR = [
  'BEGIN:VCALENDAR',
  ...['BEGIN:VEVENT', 'UID:1', 'SUMMARY:Christmas Day', 'DTSTART;VALUE=DATE:20261225', 'END:VEVENT'],
  'END:VCALENDAR',
  '',
].join('\r\n');

const listWith = (calendar: string): string =>
  `holidayLists:\n  - id: berlin\n    name: Berlin\n    calendar: ${calendar}\n`;

async function read() {
  const { documents, mistakes } = await readProvisioning(folder, () => undefined);
  return { documents: documents.map(({ document }) => document), mistakes: mistakes.map(formatMistake) };
}

const christmas = { id: 'berlin', name: 'Berlin', days: [{ date: '2026-12-25', name: 'Christmas Day' }] };

describe('the calendar of a holiday list in a file', () => {
  it.each([
    ['town.yaml', 'berlin.ics', 'berlin.ics'],
    ['shop/town.yaml', 'days/berlin.ics', 'shop/days/berlin.ics'],
    ['shop/town.yaml', '../berlin.ics', 'berlin.ics'],
  ])('is found from %s as %s', async (file, calendar, at) => {
    write(file, listWith(calendar));
    write(at, CALENDAR);
    expect(await read()).toEqual({ documents: [christmas], mistakes: [] });
  });

  it('may stand in the file itself', async () => {
    write('town.yaml', listWith(`|\n${CALENDAR.replace(/^(?=.)/gm, '      ')}`));
    expect(await read()).toEqual({ documents: [christmas], mistakes: [] });
  });

  it('is no YAML, and nothing is read from it where no list names it', async () => {
    write('town.yaml', 'holidayLists:\n  - { id: berlin, name: Berlin }\n');
    write('berlin.ics', CALENDAR);
    expect(await read()).toEqual({ documents: [{ id: 'berlin', name: 'Berlin' }], mistakes: [] });
  });

  it.each([
    ['gone.ics', 'gone.ics cannot be read: there is nothing at this path'],
    ['/etc/passwd', '"/etc/passwd" leads out of the folder: put the calendar beside the file'],
    ['../outside.ics', '"../outside.ics" leads out of the folder: put the calendar beside the file'],
    ['broken.ics', /^broken\.ics: This is no iCalendar file/],
    ['large.ics', /^large\.ics cannot be read: the file is larger than 2 MiB/],
    ['below', 'below cannot be read: it is a folder'],
    ["''", 'is empty: write a path or the text of a calendar'],
    ['5', 'expected text, not a number: put it in quotes'],
  ])('that is %s is named with its place', async (calendar, message) => {
    write('broken.ics', 'not a calendar');
    write('large.ics', 'x'.repeat(2 * 1_024 ** 2 + 1));
    write('below/other.ics', CALENDAR);
    write('town.yaml', listWith(calendar));
    const { documents, mistakes } = await read();
    const [place, sentence, ...more] = mistakes.flatMap((one) => one.split(/(?<=holidayLists\[berlin\]\.calendar): /));
    expect([documents, more]).toEqual([[], []]);
    expect(place).toMatch(/^town\.yaml:4:\d+ {2}holidayLists\[berlin\]\.calendar$/);
    if (typeof message === 'string') expect(sentence).toBe(message);
    else expect(sentence).toMatch(message);
  });
});
