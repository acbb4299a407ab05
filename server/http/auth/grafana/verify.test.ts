import { SignJWT, UnsecuredJWT } from 'jose';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DAY_MS, MINUTE_MS, SECOND_MS } from '../../../core/time/instant.ts';
import { virtualClock } from '../../../runtime/virtual-clock.ts';
import type { VirtualClock } from '../../../runtime/virtual-clock.ts';
import { newKey, startGrafana } from '../../test/grafana.ts';
import type { FakeGrafana, Said } from '../../test/grafana.ts';
import { keysOfGrafana } from './fetch-keys.ts';
import { createSigningKeys } from './signing-keys.ts';
import { createVerify } from './verify.ts';

const START = Date.UTC(2026, 10, 21, 3);

let grafana: FakeGrafana;
let clock: VirtualClock;
let verify: ReturnType<typeof createVerify>;

beforeEach(async () => {
  grafana = await startGrafana();
  clock = virtualClock(START);
  const keys = createSigningKeys(keysOfGrafana(grafana.url, new AbortController().signal), clock);
  verify = createVerify(keys, clock, [1, 4]);
});

afterEach(() => grafana.close());

const wait = (ms: number): Promise<void> => clock.advance(ms, () => Promise.resolve());
const said = async (claims: Said = {}) => await outcome(await grafana.token(clock.now(), claims));

async function outcome(token: string): Promise<string> {
  const result = await verify(token);
  return result.kind === 'refused' ? result.why : `${result.identity.login} ${result.identity.role}`;
}

describe('a signed identity', () => {
  it.each([
    ['of a user', {}, 'ana viewer'],
    ['of an admin', { role: 'Admin', username: 'ben' }, 'ben admin'],
    ['for another organisation that may', { aud: ['org:4'] }, 'ana viewer'],
    ['for several, one of which may', { aud: ['org:9', 'org:4'] }, 'ana viewer'],
    ['for one that may not', { aud: 'org:2' }, 'other-organisation'],
    ['for one whose id begins alike', { aud: 'org:11' }, 'other-organisation'],
    ['for none', { aud: [] }, 'other-organisation'],
    ['of a service account', { sub: 'service-account:4', type: 'service-account' }, 'not-a-user'],
    ['of a guest', { sub: 'anonymous:0', type: 'anonymous' }, 'not-a-user'],
    ['of the image renderer', { sub: 'render:0', type: 'render' }, 'not-a-user'],
    ['without a role', { role: 'None' }, 'no-role'],
  ] satisfies [string, Said, string][])('%s', async (_, claims, expected) => {
    expect(await said(claims)).toBe(expected);
  });

  it('ends when it says, and half a minute later where clocks differ', async () => {
    const token = await grafana.token(START);
    await wait(10 * MINUTE_MS + 29 * SECOND_MS);
    expect(await outcome(token)).toBe('ana viewer');
    await wait(SECOND_MS);
    expect(await outcome(token)).toBe('expired');
  });

  it('of a Grafana whose clock is ahead is taken; of one that is far behind it has expired', async () => {
    expect(await said({ issuedAt: START + 5 * MINUTE_MS })).toBe('ana viewer');
    expect(await said({ issuedAt: START - 10 * MINUTE_MS - 20 * SECOND_MS })).toBe('ana viewer');
    expect(await said({ issuedAt: START - 11 * MINUTE_MS })).toBe('expired');
  });

  it('that begins later has not begun', async () => {
    const payload = { role: 'Viewer', nbf: START / 1_000 + 120, exp: START / 1_000 + 600, sub: 'user:2', aud: 'org:1' };
    const token = await new SignJWT(payload).setProtectedHeader({ alg: 'ES256' }).sign(grafana.key.privateKey);
    expect(await outcome(token)).toBe('expired');
  });

  it.each(['exp', 'sub'])('without %s is none, however well signed', async (name) => {
    const payload = { role: 'Admin', exp: START / 1_000 + 600, sub: 'user:2', aud: 'org:1', [name]: undefined };
    const token = await new SignJWT(payload).setProtectedHeader({ alg: 'ES256' }).sign(grafana.key.privateKey);
    expect(await outcome(token)).toBe('unreadable');
  });
});

describe('a forged identity', () => {
  it('with a key of the forger is found out, under our id and under none', async () => {
    expect(await said({ key: await newKey() })).toBe('forged');
    expect(await said({ key: await newKey('another') })).toBe('forged');
  });

  it('with a claim changed after signing is found out', async () => {
    const [header, payload, signature] = (await grafana.token(START)).split('.');
    const claims = JSON.parse(Buffer.from(payload ?? '', 'base64url').toString()) as object;
    const changed = Buffer.from(JSON.stringify({ ...claims, role: 'Admin' })).toString('base64url');
    expect(await outcome(`${header}.${changed}.${signature}`)).toBe('forged');
  });

  it('is not believed for saying that it needs no signature', async () => {
    const token = new UnsecuredJWT({ sub: 'user:2', role: 'Admin', aud: 'org:1' }).setExpirationTime('1h').encode();
    expect(await outcome(token)).toBe('forged');
    const [, payload] = (await grafana.token(START)).split('.');
    for (const alg of ['none', 'None', 'nOnE', 'ES384', 'RS256']) {
      const header = Buffer.from(JSON.stringify({ alg, kid: grafana.key.kid })).toString('base64url');
      expect(await outcome(`${header}.${payload}.AAAA`)).toBe('forged');
    }
  });

  it('is not believed for being signed with the public key as a password', async () => {
    const password = new TextEncoder().encode(JSON.stringify(grafana.key.publicJwk));
    const token = await new SignJWT({ role: 'Admin' })
      .setProtectedHeader({ alg: 'HS256', kid: grafana.key.kid })
      .setSubject('user:2')
      .setAudience('org:1')
      .setExpirationTime(START / 1_000 + 600)
      .sign(password);
    expect(await outcome(token)).toBe('forged');
  });

  it('is not believed for bringing its own key, or the address of one', async () => {
    const { privateKey, publicJwk } = await newKey('mine');
    for (const more of [{ jwk: publicJwk }, { jku: 'http://127.0.0.1:1/keys' }, { x5u: 'http://127.0.0.1:1/cert' }]) {
      const token = await new SignJWT({ role: 'Admin' })
        .setProtectedHeader({ alg: 'ES256', kid: grafana.key.kid, ...more })
        .setSubject('user:2')
        .setAudience('org:1')
        .setExpirationTime(START / 1_000 + 600)
        .sign(privateKey);
      expect(await outcome(token)).toBe('forged');
    }
  });

  it.each(['x', 'a.b', 'a.b.c', '..', 'null', '{}', `${'A'.repeat(9_000)}.A.A`])('%.20s is no token', async (token) => {
    expect(['unreadable', 'forged']).toContain(await outcome(token));
  });

  it('costs Grafana one request in ten seconds, not one for each', async () => {
    const key = await newKey();
    await said();
    for (let i = 0; i < 20; i += 1) await said({ key });
    expect(grafana.asked).toBe(1);
    await wait(10 * SECOND_MS);
    for (let i = 0; i < 20; i += 1) await said({ key });
    expect(grafana.asked).toBe(2);
  });
});

describe('when Grafana changes its keys', () => {
  it('a new one under the same id is believed, and the old one no longer', async () => {
    expect(await said()).toBe('ana viewer');
    await wait(31 * DAY_MS);
    // Within the ten minutes in which the keys are not looked at again by themselves.
    expect(await said()).toBe('ana viewer');
    const old = await grafana.token(clock.now());
    await wait(MINUTE_MS);
    await grafana.rotate();
    expect(await said()).toBe('ana viewer');
    expect(await outcome(old)).toBe('forged');
  });

  it('a new one under another id is believed at once', async () => {
    await said();
    await wait(MINUTE_MS);
    await grafana.rotate('id-2026-12-es256');
    const before = grafana.asked;
    expect(await said()).toBe('ana viewer');
    expect(grafana.asked).toBe(before + 1);
  });

  it('both are believed while both are published, even under one id', async () => {
    const { key: old } = grafana;
    const fresh = await grafana.rotate();
    grafana.answer = { keys: [old.publicJwk, fresh.publicJwk] };
    expect(await said({ key: old })).toBe('ana viewer');
    expect(await said({ key: fresh, role: 'Admin' })).toBe('ana admin');
    expect(await said({ key: fresh, issuedAt: START - DAY_MS })).toBe('expired');
    expect(await said({ key: await newKey() })).toBe('forged');
  });

  it('one that no token can be checked with hides no other', async () => {
    const broken = { kty: 'EC', crv: 'P-256', kid: 'broken', alg: 'ES256', use: 'sig', x: '!', y: '!' };
    grafana.answer = { keys: [{ kty: 'RSA', kid: 'rsa' }, broken, grafana.key.publicJwk] };
    expect(await said()).toBe('ana viewer');
    expect(await said({ key: await newKey('broken') })).toBe('forged');
  });
});

describe('when Grafana is away', () => {
  it('its last keys are good', async () => {
    const token = await grafana.token(START);
    await outcome(token);
    await grafana.close();
    await wait(5 * MINUTE_MS);
    expect(await outcome(token)).toBe('ana viewer');
    expect(await said()).toBe('ana viewer');
    await wait(DAY_MS);
    expect(await said()).toBe('ana viewer');
  });

  it.each([
    ['not there', 503, {}],
    ['a page to log in', 302, {}],
    ['something else', 200, { keys: 'none' }],
  ])('%s, nobody is let in before it was there once', async (_, status, answer) => {
    const { answer: keys } = grafana;
    Object.assign(grafana, { status, answer });
    expect(await said()).toBe('keys-away');
    Object.assign(grafana, { status: 200, answer: keys });
    await wait(10 * SECOND_MS);
    expect(await said()).toBe('ana viewer');
  });

  it('and where it publishes no keys, it says that', async () => {
    grafana.answer = { keys: null };
    expect(await said()).toBe('no-keys');
  });
});
