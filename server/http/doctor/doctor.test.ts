import { once } from 'node:events';
import { createServer } from 'node:http';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { Channel } from '../../channels/channel.ts';
import type { DoctorCheck } from '../../contract/doctor.ts';
import { insertGroups } from '../../store/alert-groups.ts';
import { addRefused, addRequests } from '../../store/inbox.ts';
import { addMessages } from '../../store/outbox.ts';
import { groupRow, messageRow } from '../../test/database/rows.ts';
import { latch } from '../../test/latch.ts';
import { expectShape } from '../test/conforming.ts';
import { fakeChannel } from '../test/fake-channel.ts';
import { contextOf, startGrafana } from '../test/grafana.ts';
import { NOW, startService } from '../test/service.ts';
import type { TestOptions, TestService } from '../test/service.ts';

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

async function start(options: TestOptions = {}): Promise<TestService> {
  // A name that is nowhere would be looked for outside of this machine.
  const service = await startService({
    ...options,
    settings: { publicUrl: 'http://127.0.0.1:9', ...options.settings },
  });
  closing.push(service.close);
  return service;
}

async function withGrafana() {
  const grafana = await startGrafana();
  closing.push(grafana.close);
  return grafana;
}

async function reportOf(service: TestService): Promise<Map<string, DoctorCheck>> {
  const admin = await service.as('admin');
  const report = expectShape('getDoctor', await admin('/doctor'));
  expect(report).toMatchObject({ version: '1.2.3', isComplete: true });
  return new Map((report['checks'] as DoctorCheck[]).map((check) => [check.id, check]));
}

const checking = (type: string, check: Channel['check']): Channel => ({ ...fakeChannel(type, 'mail'), check });

describe('the doctor', () => {
  it('looks at every hop, in the order of the way that a page takes', async () => {
    const report = await reportOf(await start());
    expect([...report.keys()]).toEqual([
      ...['grafana-call', 'identity', 'signing-keys', 'public-url', 'database', 'engine', 'inbox', 'integrations'],
      ...['provisioning', 'channel-slack', 'channel-email', 'channel-sms', 'channel-webhook'],
      ...['user-groups', 'calendars'],
    ]);
    for (const { state, whatToDo, why } of report.values()) {
      expect(why).toMatch(/[.)]$/);
      if (state === 'warning' || state === 'failed') expect(whatToDo).toMatch(/\.$/);
      if (state === 'ok') expect(whatToDo).toBeNull();
    }
  });

  it('shows whoever is no admin only how they are known', async () => {
    const service = await start({ channels: [checking('email', () => Promise.reject(new Error('was asked')))] });
    for (const role of ['viewer', 'editor'] as const) {
      const call = await service.as(role, 'ana');
      const report = expectShape('getDoctor', await call('/doctor'));
      expect(report['isComplete']).toBe(false);
      expect((report['checks'] as DoctorCheck[]).map(({ id }) => id)).toEqual(['grafana-call', 'identity']);
      expect(JSON.stringify(report)).toContain('Ana Ünal');
    }
  });

  it('asks providers again only after some seconds, whoever asks how often', async () => {
    let asked = 0;
    const service = await start({ channels: [checking('email', () => Promise.resolve((asked += 1) > 0 ? null : ''))] });
    await Promise.all([reportOf(service), reportOf(service)]);
    await reportOf(service);
    expect(asked).toBe(1);
    await service.clock.advance(10_000, () => Promise.resolve());
    await reportOf(service);
    expect(asked).toBe(2);
  });

  it('waits for no provider for ever, and none hides another', async () => {
    const begun = latch();
    const silent = checking('email', () => {
      begun.open();
      return new Promise(() => {});
    });
    const broken = checking('sms', () => Promise.reject(new Error('cannot be reached')));
    const service = await start({ channels: [silent, broken] });
    const asking = reportOf(service);
    await begun.opened;
    // Whatever has answered by then is heard before time moves on.
    await new Promise((resolve) => setImmediate(resolve));
    await service.clock.advance(6_000, () => Promise.resolve());
    const report = await asking;
    expect(report.get('channel-email')).toMatchObject({ state: 'failed', why: 'There was no answer within 6 s.' });
    expect(report.get('channel-sms')).toMatchObject({ state: 'failed' });
    expect(report.get('channel-sms')?.why).toContain('cannot be reached');
    expect(report.get('channel-slack')).toMatchObject({ state: 'skipped', why: 'Not set up.' });
  });
});

describe('channels', () => {
  it('are well, refused by their provider, or failing lately', async () => {
    const service = await start({
      channels: [
        checking('email', () => Promise.resolve(null)),
        checking('sms', () => Promise.resolve('Twilio refuses smtp://user:hunter2@mail.test')),
        fakeChannel('webhook', 'machine'),
      ],
    });
    const failed = { state: 'failed', channel: 'email', created_at: NOW - 1_000, result: 'mailbox full.' } as const;
    await service.database.write((tx) => addMessages(tx, [messageRow('a', failed), messageRow('b', failed)]));
    const report = await reportOf(service);
    expect(report.get('channel-email')).toMatchObject({ state: 'warning' });
    expect(report.get('channel-email')?.why).toContain(
      '2 messages were given up within the last hour; the last: mailbox',
    );
    expect(report.get('channel-sms')).toMatchObject({ state: 'failed' });
    expect(report.get('channel-sms')?.why).not.toContain('hunter2');
    expect(report.get('channel-webhook')).toMatchObject({ state: 'ok' });
  });
});

describe('Grafana', () => {
  it('is known by its signature, and its clock by what it answers', async () => {
    const grafana = await withGrafana();
    // Its clock is the real one.
    const service = await start({ settings: { grafana: grafana.settings }, now: Date.now() });
    const headers = await grafana.headers(service.clock.now(), { role: 'Admin' });
    const answer = await service.send('/api/v1/doctor', { headers });
    const checks = new Map(
      (expectShape('getDoctor', answer)['checks'] as DoctorCheck[]).map((check) => [check.id, check]),
    );
    expect(checks.get('grafana-call')).toMatchObject({ state: 'ok' });
    expect(checks.get('identity')).toMatchObject({ state: 'ok' });
    expect(checks.get('identity')?.why).toContain('ana (ana@example.test) with the role admin');
    expect(checks.get('signing-keys')).toMatchObject({ state: 'ok' });
    expect(checks.get('clock')).toMatchObject({ state: 'ok' });
  });

  it.each([
    [20_000, 'warning', 'ahead of'],
    [-20_000, 'warning', 'behind'],
    [90_000, 'failed', 'ahead of'],
  ] as const)('with a clock %i ms off is noticed', async (offMs, state, words) => {
    const grafana = await withGrafana();
    const service = await start({ settings: { grafana: grafana.settings }, now: Date.now() - offMs });
    const clock = (await reportOf(service)).get('clock');
    expect(clock?.state).toBe(state);
    expect(clock?.why).toContain(words);
  });

  it.each([
    ['publishes none', { keys: null }, 200, /publishes no signing keys/, /context/],
    ['is something else', '<html>', 200, /is not Grafana/, /TOCSIN_GRAFANA_URL/],
    ['refuses', {}, 500, /answered 500/, /TOCSIN_GRAFANA_URL/],
  ] as const)('that %s is named', async (_, body, status, why, whatToDo) => {
    const grafana = await withGrafana();
    grafana.answer = body;
    grafana.status = status;
    const check = (await reportOf(await start({ settings: { grafana: grafana.settings } }))).get('signing-keys');
    expect(check?.state).toBe('failed');
    expect(check?.why).toMatch(why);
    expect(check?.whatToDo).toMatch(whatToDo);
  });

  it('that does not answer is named, and says no time', async () => {
    const grafana = await withGrafana();
    const service = await start({ settings: { grafana: grafana.settings } });
    await grafana.close();
    const report = await reportOf(service);
    expect(report.get('signing-keys')?.why).toMatch(/does not answer at http:.*ECONNREFUSED/);
    expect(report.get('clock')).toMatchObject({ state: 'skipped' });
  });

  it('that is believed without a signature is a warning to whoever calls', async () => {
    const grafana = await withGrafana();
    const settings = { ...grafana.settings, identity: { kind: 'context' } as const };
    const service = await start({ settings: { grafana: settings } });
    const send = (said: Readonly<Record<string, unknown>>) =>
      service.send('/api/v1/doctor', {
        headers: { 'x-tocsin-secret': grafana.settings.secret, 'x-grafana-context': contextOf(said) },
      });
    const [known, stranger] = [await send({}), await send({ Email: 'new@example.test' })];
    const identity = (answer: typeof known) => (answer.json?.['checks'] as DoctorCheck[])[1];
    expect(identity(known)).toMatchObject({ id: 'identity', state: 'warning' });
    expect(identity(known)?.whatToDo).toContain('TOCSIN_GRAFANA_IDENTITY=verified');
    expect(identity(stranger)?.whatToDo).toContain('An editor can add you');
  });
});

describe('the public URL', () => {
  async function somewhere(body: string, status = 200): Promise<string> {
    const server = createServer((_request, response) => void response.writeHead(status).end(body));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    closing.push(async () => void server.close());
    const address = server.address();
    return `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;
  }

  it.each([
    ['that nobody has set', false, null, /is not set/],
    ['where nobody listens', true, null, /does not find itself at http:\/\/127.0.0.1:9: .*(ECONNREFUSED|bad port)/],
    ['that leads here, on this machine only', true, '{"status":"alive"}', /on this machine only/],
    ['that leads elsewhere', true, 'Welcome to nginx', /something else answers/],
  ] as const)('%s is a warning', async (_, isPublic, body, why) => {
    const publicUrl = body === null ? 'http://127.0.0.1:9' : await somewhere(body);
    const check = (await reportOf(await start({ settings: { isPublic, publicUrl } }))).get('public-url');
    expect(check?.state).toBe('warning');
    expect(check?.why).toMatch(why);
  });
});

describe('the work', () => {
  it('that is late is named, with how late', async () => {
    const service = await start();
    await service.database.write(async (tx) => {
      await insertGroups(tx, [groupRow(1, { wake_at: NOW - 5 * 60_000 }), groupRow(2, { wake_at: NOW - 1_000 })]);
      await addRequests(tx, [{ integration_id: 'hook', received_at: NOW - 3 * 60_000, body: '{}' }]);
    });
    const report = await reportOf(service);
    expect(report.get('engine')).toMatchObject({ state: 'failed' });
    expect(report.get('engine')?.why).toContain('an alert group is late, by up to 5 min');
    expect(report.get('inbox')).toMatchObject({ state: 'failed' });
    expect(report.get('inbox')?.why).toContain('the oldest for 3 min');
  });

  it('that cannot be done says what the service says', async () => {
    const service = await start();
    service.notReady = ['The engine does not run.'];
    expect((await reportOf(service)).get('engine')).toMatchObject({ state: 'failed', why: 'The engine does not run.' });
  });

  it('of integrations is silent, refused or fine', async () => {
    const service = await start();
    const integrations = async () => {
      await service.clock.advance(10_000, () => Promise.resolve());
      return (await reportOf(service)).get('integrations');
    };
    expect((await integrations())?.why).toContain('Nothing has ever come in over');
    const ids = ['grafana', 'am', 'hook', 'signed', 'basic', 'bearer'];
    const at = (integration_id: string, received_at: number) => ({ integration_id, received_at, body: '{}' });
    await service.database.write((tx) =>
      addRequests(
        tx,
        ids.map((id) => at(id, NOW)),
      ),
    );
    expect(await integrations()).toMatchObject({ state: 'ok' });
    const refusal = { ...at('hook', NOW + 1), status: 403, code: 'wrong-signature', detail: '' };
    await service.database.write((tx) => addRefused(tx, [refusal]));
    expect(await integrations()).toMatchObject({ state: 'warning', why: 'The last request of Webhook was refused.' });
  });

  it('of files is named with their mistakes', async () => {
    const service = await start();
    expect((await reportOf(service)).get('provisioning')).toMatchObject({ state: 'warning' });
    await writeFile(join(service.folder, 'broken.yaml'), 'services:\n  - id: x\n    team: nowhere\n');
    await service.configuration.provisioning.reload();
    await service.clock.advance(10_000, () => Promise.resolve());
    const check = (await reportOf(service)).get('provisioning');
    expect(check).toMatchObject({ state: 'failed' });
    expect(check?.why).toContain('broken.yaml');
  });
});
