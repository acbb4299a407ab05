import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { verifySignature } from './signature.ts';

interface Recorded {
  readonly headers: Record<string, string>;
  readonly body: string;
}
const recorded = (name: string) =>
  JSON.parse(readFileSync(new URL(`grafana/recorded/${name}.json`, import.meta.url), 'utf8')) as Recorded; // the shape of these files

const hmac = {
  secret: 'hmac-secret',
  header: 'X-Grafana-Alerting-Signature',
  timestampHeader: 'X-Grafana-Alerting-Timestamp',
  maxAgeMs: 300_000,
};
const SIGNED_AT = 1_795_218_502_000;
const { headers, body } = recorded('grafana-signed-firing');
const raw = Buffer.from(body);

function codeOf(result: ReturnType<typeof verifySignature>): string {
  return result.ok ? 'ok' : result.code;
}

describe('what a real Grafana signed', () => {
  it.each(['grafana-signed-firing', 'grafana-signed-resolved'])('%s', (name) => {
    const request = recorded(name);
    const at = Number(request.headers['x-grafana-alerting-timestamp']) * 1_000;
    expect(verifySignature(request.headers, Buffer.from(request.body), hmac, at)).toEqual({ ok: true });
  });
});

describe('freshness', () => {
  it.each([
    [0, 'ok'],
    [300_000, 'ok'],
    [-300_000, 'ok'],
    [300_001, 'timestamp-outside-window'],
    [-300_001, 'timestamp-outside-window'],
  ])('%i ms after signing: %s', (laterMs, code) => {
    expect(codeOf(verifySignature(headers, raw, hmac, SIGNED_AT + laterMs))).toBe(code);
  });

  it('says how far off the clocks are', () => {
    const result = verifySignature(headers, raw, hmac, SIGNED_AT + 400_000);
    expect(result.ok ? '' : result.detail).toContain('400 s away from now; 300 s are allowed');
  });

  it.each(['', 'soon', '1e9', '-5', undefined, ['1', '2']])('timestamp %j is none', (value) => {
    const result = verifySignature({ ...headers, 'x-grafana-alerting-timestamp': value }, raw, hmac, SIGNED_AT);
    expect(codeOf(result)).toBe('timestamp-missing');
  });
});

describe('the signature', () => {
  const check = (change: object, bytes = raw, secret = 'hmac-secret') =>
    codeOf(verifySignature({ ...headers, ...change }, bytes, { ...hmac, secret }, SIGNED_AT));
  const name = 'x-grafana-alerting-signature';

  it('covers every byte of the body, and the timestamp', () => {
    expect(check({}, Buffer.from(`${body} `))).toBe('signature-wrong');
    expect(check({ 'x-grafana-alerting-timestamp': '1795218503' })).toBe('signature-wrong');
    expect(check({}, raw, 'another')).toBe('signature-wrong');
  });

  it('may be upper case, but not missing, double, short or foreign', () => {
    expect(check({ [name]: headers[name]?.toUpperCase() })).toBe('ok');
    expect(check({ [name]: undefined })).toBe('signature-missing');
    expect(check({ [name]: [headers[name], headers[name]] })).toBe('signature-missing');
    expect(check({ [name]: headers[name]?.slice(1) })).toBe('signature-wrong');
    expect(check({ [name]: 'ü' })).toBe('signature-wrong');
  });

  it('covers the body alone where no timestamp header is named, and then never ages', () => {
    const plain = { ...hmac, header: '', timestampHeader: null, secret: 'k' };
    // echo -n '{}' | openssl dgst -sha256 -hmac k
    const signature = 'add853b103fbcc936a194f9eb15e29c4ff08af6e47d5d1bca4f20218e31e4fff';
    expect(codeOf(verifySignature({ [name]: signature }, Buffer.from('{ }'), plain, 0))).toBe('signature-wrong');
    expect(codeOf(verifySignature({ [name]: signature }, Buffer.from('{}'), plain, 0))).toBe('ok');
  });
});
