import { existsSync, readFileSync, statSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { demoEnvironment, keptToken, logFileIn, openLogFile } from './demo-folder.ts';
import { someProcess } from './surroundings.fixture.ts';
import type { SomeProcess } from './surroundings.fixture.ts';

let shell: SomeProcess;
beforeEach(() => void (shell = someProcess()));
afterEach(() => shell.remove());

describe('the environment of the demo', () => {
  const from = (variables: Record<string, string>) =>
    demoEnvironment({ variables, readFile: () => '' }, { SLACK_BOT_TOKEN: 'xoxb-caught' }, '/town');

  it('never pages real people, whatever is set', () => {
    const environment = from({
      SLACK_BOT_TOKEN: 'xoxb-real',
      SLACK_SIGNING_SECRET_FILE: '/run/secret',
      SMTP_URL: 'smtp://real',
      TWILIO_MESSAGING_SERVICE_SID: 'MG1',
      TOCSIN_WEBHOOK_SECRET: 'real',
    });
    expect(environment).toEqual({ SLACK_BOT_TOKEN: 'xoxb-caught', TOCSIN_PROVISIONING: '/town' });
  });

  it('keeps what has nothing to do with ways out, and files of one’s own', () => {
    expect(from({ TOCSIN_PORT: '9000', PATH: '/bin', TOCSIN_PROVISIONING: '/mine' })).toMatchObject({
      TOCSIN_PORT: '9000',
      PATH: '/bin',
      TOCSIN_PROVISIONING: '/mine',
    });
  });
});

describe('the folder of the demo', () => {
  it('keeps one token for all starts, readable by nobody else', () => {
    const folder = shell.file('data');
    const made = keptToken(folder);
    expect(made).toMatch(/^toc_demo_[\w-]{43}$/);
    expect(keptToken(folder)).toBe(made);
    expect(statSync(`${folder}/demo-admin-token`).mode & 0o077).toBe(0);
  });

  it('keeps the log of this run and of the one before', () => {
    const folder = shell.file('data');
    openLogFile(folder).write('first\n');
    const second = openLogFile(folder);
    second.write('second\n');
    second.write('third\n');
    expect(readFileSync(logFileIn(folder), 'utf8')).toBe('second\nthird\n');
    expect(readFileSync(`${logFileIn(folder)}.1`, 'utf8')).toBe('first\n');
  });

  it('leaves the log of a running demo alone as long as it has nothing to say', () => {
    const folder = shell.file('data');
    openLogFile(folder).write('running\n');
    openLogFile(folder);
    expect(readFileSync(logFileIn(folder), 'utf8')).toBe('running\n');
    expect(existsSync(`${logFileIn(folder)}.1`)).toBe(false);
  });
});
