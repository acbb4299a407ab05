import { describe, expect, it } from 'vitest';
import { Play, by } from './test/play.ts';
import { method, page, person, rule, textable, wait } from './test/town.ts';
import type { Person } from '../notifying/person.ts';

const long = [page(['a']), wait(600)];

/** One number for each delay, so that a rule can be told by its method. */
function withRules(minutes: readonly number[], known: readonly number[]): Person {
  const contactMethods = known.map((after) => method(`a-${after}`, 'sms'));
  const rules = minutes.map((after) => rule(`a-${after}`, after));
  return person('a', { contactMethods, rules: { high: rules, low: rules } });
}

describe('notification rules', () => {
  it('by default: chat at once, mail after 2 minutes, SMS after 5', () => {
    expect(new Play({ steps: long }).until(60).pages()).toEqual(['0 a-chat', '2 a-mail', '5 a-sms']);
  });

  it('1 a rule added when its delay has passed never fires in this cycle, a later one does', () => {
    const all = [0, 30, 60, 90];
    const play = new Play({ people: [withRules([0, 60], all)], steps: long }).until(65);
    play
      .changes({ people: [withRules([0, 30, 60, 90], all)] })
      .happens({ kind: 'wake' })
      .until(100);
    expect(play.pages()).toEqual(['0 a-0', '60 a-60', '90 a-90']);
  });

  it('1 after a manual escalate a fresh cycle runs all of them again', () => {
    const all = [0, 30];
    const play = new Play({ people: [withRules(all, all)], steps: [page(['a']), wait(600), page(['a'])] }).until(65);
    play.happens({ kind: 'escalate', by: by('b') }).until(100);
    expect(play.pages()).toEqual(['0 a-0', '30 a-30', '65 a-0', '95 a-30']);
  });

  it('2 the last rule has fired; of two added now, the one for now is silent and the one for later fires', () => {
    const all = [0, 1, 30];
    const play = new Play({ people: [withRules([1], all)], steps: long }).until(10);
    play
      .changes({ people: [withRules([0, 1, 30], all)] })
      .happens({ kind: 'wake' })
      .until(60);
    expect(play.pages()).toEqual(['1 a-1', '30 a-30']);
  });

  it('2 a rule added between two others fires in its turn', () => {
    const all = [0, 20, 60];
    const play = new Play({ people: [withRules([0, 60], all)], steps: long }).until(10);
    play
      .changes({ people: [withRules(all, all)] })
      .happens({ kind: 'wake' })
      .until(61);
    expect(play.pages()).toEqual(['0 a-0', '20 a-20', '60 a-60']);
  });

  it('a rule that is taken away does not fire', () => {
    const all = [0, 20, 60];
    const play = new Play({ people: [withRules(all, all)], steps: long }).until(10);
    play.changes({ people: [withRules([0, 60], all)] }).until(61);
    expect(play.pages()).toEqual(['0 a-0', '60 a-60']);
  });

  const twice = [rule('a-0', 0), rule('a-0', 30)];
  const onePhone = person('a', { contactMethods: [method('a-0', 'sms')], rules: { high: twice, low: twice } });

  it('two rules that name one method use it twice, each at its own time', () => {
    const play = new Play({ people: [onePhone], steps: long }).until(60);
    expect(play.pages()).toEqual(['0 a-0', '30 a-0']);
  });

  it('two rules of one method that come due together use it once, and the timeline says so', () => {
    const both = [rule('a-0', 0), rule('a-0', 0)];
    const people = [person('a', { contactMethods: [method('a-0', 'sms')], rules: { high: both, low: both } })];
    const play = new Play({ people, steps: long }).until(60);
    expect(play.pages()).toEqual(['0 a-0']);
    expect(play.told()).toContain('Did not page A over SMS: just used');
  });

  it('a phone that failed at once is tried again when its next rule is due', () => {
    const play = new Play({ people: [onePhone], steps: long });
    play.happens({
      kind: 'page-failed',
      personId: 'a',
      methodId: 'a-0',
      channel: 'sms',
      engagement: 1,
      detail: 'busy',
    });
    expect(play.until(60).pages()).toEqual(['0 a-0', '30 a-0']);
  });

  it('says so where the first rule is not for now', () => {
    const play = new Play({ people: [textable('a', [10])], steps: long });
    expect(play.pages()).toEqual([]);
    expect(play.told()).toContain('Skipped: A has no immediate notification rule, the first one is due after 10m');
    expect(play.until(10).pages()).toEqual(['10 a-10']);
  });
});

describe('ways that cannot be used', () => {
  it('a disabled, a missing and an unknown one hand their turn to the next rule at once', () => {
    const contactMethods = [
      method('off', 'slack', { enabled: false }),
      method('odd', 'pigeon'),
      method('mail', 'email'),
      method('sms', 'sms'),
    ];
    const rules = [rule('off', 0), rule('gone', 1), rule('odd', 2), rule('mail', 3), rule('sms', 9)];
    const people = [person('a', { contactMethods, rules: { high: rules, low: null } })];
    const play = new Play({ people, steps: long }).until(10);
    expect(play.pages()).toEqual(['0 mail', '9 sms']);
    expect(play.told().filter((sentence) => sentence.startsWith('Did not'))).toEqual([
      'Did not page A over Slack: the contact method is disabled',
      'Did not page A: the contact method no longer exists',
      'Did not page A over pigeon: the channel pigeon is not set up here',
    ]);
  });

  it('somebody deleted in the middle of it is left, and the chain goes on at the next wake', () => {
    const play = new Play({
      people: [textable('a', [0, 3]), textable('b', [0])],
      steps: [page(['a']), wait(60), page(['b'])],
    });
    play.changes({ people: [textable('b', [0])] }).until(4);
    expect(play.pages()).toEqual(['0 a-0', '3 b-0']);
  });
});

describe('a second page for the same person', () => {
  it('4 merges: a rule of both fires once', () => {
    const play = new Play({ people: [textable('a', [0, 30])], steps: [page(['a']), wait(10), page(['a']), wait(60)] });
    expect(play.until(50).pages()).toEqual(['0 a-0', '30 a-30']);
  });

  it('takes the more urgent of the two: what should have been used by now is used now, nothing starts over', () => {
    const rules = {
      high: [rule('a-chat', 0), rule('a-sms', 5), rule('a-call', 20)],
      low: [rule('a-chat', 0), rule('a-mail', 30)],
    };
    const contactMethods = [
      method('a-chat', 'slack'),
      method('a-mail', 'email'),
      method('a-sms', 'sms'),
      method('a-call', 'sms'),
    ];
    const quiet = { ...page(['a']), urgency: 'low' as const };
    const play = new Play({
      people: [person('a', { contactMethods, rules })],
      steps: [quiet, wait(10), page(['a']), wait(99)],
    });
    expect(play.until(60).pages()).toEqual(['0 a-chat', '10 a-sms', '20 a-call']);
  });

  it('begins anew where the first one is over', () => {
    const play = new Play({ people: [textable('a', [0, 2])], steps: [page(['a']), wait(10), page(['a'])] }).until(12);
    expect(play.pages()).toEqual(['0 a-0', '2 a-2', '10 a-0', '12 a-2']);
  });
});
