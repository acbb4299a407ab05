import { describe, expect, it } from 'vitest';
import { ROLES } from '../../contract/role.ts';
import type { Caller } from './caller.ts';
import { actorOf, mayAct } from './caller.ts';
import { hashOf, newSecret } from './secret.ts';

const caller = (role: Caller['role'], personId: string | null = null): Caller => ({
  name: 'token "x"',
  role,
  personId,
  who: { kind: 'token' },
});

describe('mayAct', () => {
  it.each(ROLES.flatMap((has) => ROLES.map((needs) => [has, needs] as const)))(
    '%s where %s is needed',
    (has, needs) => {
      expect(mayAct(caller(has), needs)).toBe(ROLES.indexOf(has) >= ROLES.indexOf(needs));
    },
  );
});

describe('actorOf', () => {
  it('is the person behind the token', () => {
    expect(actorOf(caller('viewer', 'ana'), undefined)).toEqual({ kind: 'person', personId: 'ana', via: 'api' });
  });

  it('is the token itself where nobody is behind it', () => {
    expect(actorOf(caller('admin'), undefined)).toEqual({ kind: 'source', integrationId: 'token "x"' });
  });

  it('is another person for editors only', () => {
    expect(actorOf(caller('editor'), 'ben')).toEqual({ kind: 'person', personId: 'ben', via: 'api' });
    expect(() => actorOf(caller('viewer', 'ana'), 'ben')).toThrow('Only an editor');
  });
});

describe('a secret', () => {
  it('is never the same twice, and its hash does not hold it', () => {
    const secrets = Array.from({ length: 100 }, newSecret);
    expect(new Set(secrets).size).toBe(100);
    expect(hashOf('toc_a')).toMatch(/^[a-f0-9]{64}$/);
    expect(hashOf('toc_a')).not.toBe(hashOf('toc_b'));
  });
});
