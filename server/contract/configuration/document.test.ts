import { describe, expect, it } from 'vitest';
import { formatPath, KINDS } from '../../core/directory/kind.ts';
import type { Kind } from '../../core/directory/kind.ts';
import { WEEKDAYS } from '../../core/time/calendar.ts';
import { readDocument } from './document.ts';

/** Everything that is wrong with a document, as `path: message`. */
function mistakes(kind: Kind, document: unknown): string[] {
  const read = readDocument(kind, document, 1);
  return read.ok ? [] : read.mistakes.map(({ path, message }) => `${formatPath(path)}: ${message}`);
}

function value<K extends Kind>(kind: K, document: unknown) {
  const read = readDocument(kind, document, 7);
  if (!read.ok) throw new Error(JSON.stringify(read.mistakes));
  return read.value;
}

describe('what every kind of document refuses', () => {
  it.each(KINDS)('%s: anything that is not a map', (kind) => {
    for (const document of [null, 5, 'shop', ['shop']]) expect(mistakes(kind, document)).toHaveLength(1);
    expect(mistakes(kind, [])).toEqual([': expected a map of keys and values, not a list']);
  });

  it.each(KINDS)('%s: a key that it does not know', (kind) => {
    expect(
      mistakes(kind, { zzzz: 1 }).filter((line) => line.startsWith('zzzz: unknown key; known here: ')),
    ).toHaveLength(1);
  });

  it('says every mistake at once, each with its own place', () => {
    expect(
      mistakes('team', { id: 'Shop!', nmae: 'Shop', members: ['ana', 5], leads: 'ana', fallback: [{ persn: 'ana' }] }),
    ).toEqual([
      'id: an id has 1 to 63 lower-case letters, digits and dashes, such as shop-primary',
      'name: is missing',
      'members[1]: expected text, not a number: put it in quotes',
      'leads: expected a list, not text',
      'fallback[0].persn: unknown key; did you mean "person"?',
      'nmae: unknown key; did you mean "name"?',
    ]);
  });

  it.each([
    [{ contact_methods: [] }, 'contact_methods: unknown key; did you mean "contactMethods"?'],
    [{ Zone: 'UTC' }, 'Zone: unknown key; did you mean "zone"?'],
    [{ emial: 'a@example.org' }, 'emial: unknown key; did you mean "email"?'],
    [
      { __proto__x: 1 },
      '__proto__x: unknown key; known here: id, name, email, zone, contactMethods, notificationRules, quietHours, shiftNotices',
    ],
  ])('knows what was meant by %j', (slip, sentence) => {
    expect(mistakes('person', { id: 'ana', name: 'Ana', ...slip })).toEqual([sentence]);
  });
});

describe('a team', () => {
  it('needs no more than an id and a name', () => {
    expect(value('team', { id: 'shop', name: 'Shop' })).toEqual({
      id: 'shop',
      name: 'Shop',
      members: [],
      leads: [],
      fallback: [],
    });
  });

  it('refuses a member twice, a blank name and a target of two kinds', () => {
    const fallback = [{ person: 'ana', team: 'shop' }, {}];
    expect(mistakes('team', { id: 'shop', name: ' ', members: ['ana', 'ben', 'ana'], fallback })).toEqual([
      'name: a name must not be blank',
      'members[2]: ana stands here twice',
      'fallback[0]: name exactly one: person, schedule or team',
      'fallback[1]: name exactly one: person, schedule or team',
    ]);
  });

  it('bounds what would fill a screen or a database', () => {
    const members = Array.from({ length: 1_001 }, (_, index) => `p${index}`);
    expect(mistakes('team', { id: 'a'.repeat(64), name: 'x'.repeat(201), members })).toEqual([
      'id: an id has 1 to 63 lower-case letters, digits and dashes, such as shop-primary',
      'name: a name has at most 200 characters',
      'members: has more than 1000 entries',
    ]);
  });
});

describe('a person', () => {
  it('names a contact method after its channel, and keeps the default rules apart from empty ones', () => {
    const ana = value('person', {
      id: 'ana',
      name: 'Ana Ünal',
      contactMethods: [{ channel: 'slack', address: 'U1' }],
      notificationRules: { low: [] },
    });
    expect(ana).toEqual({
      id: 'ana',
      name: 'Ana Ünal',
      email: null,
      zone: 'UTC',
      contactMethods: [{ id: 'slack', channel: 'slack', address: 'U1', enabled: true, provenAt: null }],
      rules: { high: null, low: [] },
      quietHours: [],
      shiftNotices: { beforeMs: [86_400_000, 3_600_000], handoff: true, methodId: null },
    });
  });

  it('says how it is told about shifts: how long before, at hand-off, over what', () => {
    const of = (shiftNotices: unknown) => ({ id: 'ana', name: 'Ana', shiftNotices });
    expect(value('person', of({ before: ['2d'], handoff: false, via: 'sms' })).shiftNotices).toEqual({
      ...{ beforeMs: [172_800_000], handoff: false, methodId: 'sms' },
    });
    expect(value('person', of({ before: [] })).shiftNotices).toEqual({ beforeMs: [], handoff: true, methodId: null });
    expect(mistakes('person', of({ before: ['0s', '1h', '60m', '15d'], via: 'S M S' }))).toEqual([
      'shiftNotices.before[0]: write a duration from 1m to 2w',
      'shiftNotices.before[3]: write a duration from 1m to 2w',
      'shiftNotices.via: an id has 1 to 63 lower-case letters, digits and dashes, such as shop-primary',
    ]);
    expect(mistakes('person', of({ before: ['1h', '60m'] }))).toEqual(['shiftNotices.before[1]: 1h stands here twice']);
  });

  it('reads quiet hours, for every day where none is named, and refuses those that never end', () => {
    const of = (quietHours: unknown) => ({ id: 'ana', name: 'Ana', quietHours });
    const weekend = { days: ['sat', 'sun'], from: '00:00', to: '24:00' };
    expect(value('person', of([{ from: '22:00', to: '07:00' }, weekend])).quietHours).toEqual([
      { days: WEEKDAYS, from: 22 * 60, to: 7 * 60 },
      { days: ['sat', 'sun'], from: 0, to: 24 * 60 },
    ]);
    expect(mistakes('person', of([{ from: '08:00', to: '08:00' }]))).toEqual([
      'quietHours: leave no time of the week: write "low: []" to be paged for nothing low',
    ]);
    expect(mistakes('person', of([{ days: [], from: '24:00', to: '7' }]))).toEqual([
      'quietHours[0].days: name at least one weekday, or leave this out for every day',
      'quietHours[0].from: write 00:00 for midnight',
      'quietHours[0].to: "7" is not a time of day: write hours and minutes as HH:MM, such as 09:00',
    ]);
  });

  it('reads delays of rules, with at once as the default', () => {
    const high = [{ use: 'chat' }, { use: 'mail', after: '2m' }];
    expect(value('person', { id: 'ana', name: 'Ana', notificationRules: { high } }).rules.high).toEqual([
      { methodId: 'chat', afterMs: 0 },
      { methodId: 'mail', afterMs: 120_000 },
    ]);
  });

  it.each([
    [{ zone: 'Berlin' }, 'zone: is not a time zone: write an IANA name, such as Europe/Berlin or UTC'],
    [{ zone: '+02:00' }, 'zone: is not a time zone: write an IANA name, such as Europe/Berlin or UTC'],
    [{ email: 'ana' }, 'email: is not a mail address'],
    [{ email: null }, 'email: is empty: write a value or remove the line'],
    [
      { contactMethods: [{ channel: 'sms', address: 15550100 }] },
      'contactMethods[0].address: expected text, not a number: put it in quotes',
    ],
    [{ contactMethods: [{ channel: 'sms', address: '' }] }, 'contactMethods[0].address: write the address'],
    [
      { notificationRules: { high: [{ use: 'chat', after: '2 minutes' }] } },
      'notificationRules.high[0].after: "2 minutes" is not a duration: write a number and a unit, such as 90s, 5m, 1h30m or 7d',
    ],
    [
      { notificationRules: { high: [{ use: 'chat', after: 120 }] } },
      'notificationRules.high[0].after: expected text, not a number: put it in quotes',
    ],
    [
      { notificationRules: { high: [{ use: 'chat', after: '31d' }] } },
      'notificationRules.high[0].after: write a duration from 0s to 30d',
    ],
    [{ notificationRules: { hgh: [] } }, 'notificationRules.hgh: unknown key; did you mean "high"?'],
  ])('refuses %j', (field, sentence) => {
    expect(mistakes('person', { id: 'ana', name: 'Ana', ...field })).toEqual([sentence]);
  });
});

describe('a service', () => {
  const checkout = { id: 'checkout', name: 'Checkout', team: 'shop' };

  it('has the defaults that its docstrings promise', () => {
    expect(value('service', { ...checkout, owns: ['service="checkout"'] })).toEqual({
      id: 'checkout',
      name: 'Checkout',
      teamId: 'shop',
      chainId: null,
      owns: [[{ operator: '=', name: 'service', value: 'checkout' }]],
      priority: 0,
      groupBy: null,
      urgency: { critical: 'high', error: 'high', warning: 'low', info: 'low' },
      acknowledgeTimeoutMs: 30 * 60_000,
      reopenWithinMs: 0,
      pageAgainOn: ['critical'],
      links: [],
    });
  });

  it('changes the urgency of one severity and keeps the others', () => {
    const urgency = value('service', { ...checkout, urgency: { warning: 'high' } }).urgency;
    expect(urgency).toEqual({ critical: 'high', error: 'high', warning: 'high', info: 'low' });
  });

  it('takes 0 as "never"', () => {
    expect(value('service', { ...checkout, acknowledgeTimeout: '0' }).acknowledgeTimeoutMs).toBe(0);
  });

  it.each([
    [
      { owns: [{ service: 'checkout' }] },
      "owns[0]: expected text, not a map of keys and values: text that begins with { needs quotes '…'",
    ],
    [{ owns: ['service=~"("'] }, /^owns\[0\]: the regular expression of service: .* \(at character \d+\)$/],
    [{ owns: [''] }, 'owns[0]: there is no matcher here; write {} to match every alert (at character 1)'],
    [{ owns: 'service="checkout"' }, 'owns: expected a list, not text'],
    [{ priority: 1.5 }, 'priority: must be a whole number'],
    [{ priority: 5_000 }, 'priority: must be at most 1000'],
    [{ urgency: { critical: 'medium' } }, 'urgency.critical: write one of high, low'],
    [{ pageAgainOn: ['critical', 'critical'] }, 'pageAgainOn[1]: critical stands here twice'],
    [{ pageAgainOn: ['fatal'] }, 'pageAgainOn[0]: write one of critical, error, warning, info'],
    [{ groupBy: ['alert name'] }, 'groupBy[0]: is not the name of a label'],
    [
      { links: [{ title: 'Runbook', url: 'javascript:alert(1)' }] },
      'links[0].url: is not a URL that begins with http:// or https://',
    ],
  ])('refuses %j', (field, sentence) => {
    const expected: unknown = typeof sentence === 'string' ? sentence : expect.stringMatching(sentence);
    expect(mistakes('service', { ...checkout, ...field })).toEqual([expected]);
  });
});
