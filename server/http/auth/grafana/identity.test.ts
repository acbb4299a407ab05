import { describe, expect, it } from 'vitest';
import { identityFromClaims, identityFromContext } from './identity.ts';

const claims = {
  sub: 'user:2',
  type: 'user',
  role: 'Viewer',
  username: 'ana',
  name: 'Ana Ünal',
  email: 'a@example.test',
};
const user = { UserID: 2, OrgID: 1, OrgRole: 'Editor', Login: 'ana', Name: 'Ana Ünal', Email: 'a@example.test' };
const context = (said: object): string => JSON.stringify({ ...user, ...said });

describe('claims', () => {
  it('say who it is', () => {
    expect(identityFromClaims(claims)).toEqual({
      kind: 'identified',
      identity: {
        ...{ userId: 2, login: 'ana', name: 'Ana Ünal', email: 'a@example.test', role: 'viewer', isVerified: true },
      },
    });
  });

  it.each([
    [{ sub: 'service-account:4', type: 'service-account' }, 'not-a-user'],
    [{ sub: 'user:2', type: 'service-account' }, 'not-a-user'],
    [{ sub: 'anonymous:0', type: 'anonymous' }, 'not-a-user'],
    [{ sub: 'render:0', type: 'render' }, 'not-a-user'],
    [{ sub: 'api-key:1' }, 'not-a-user'],
    [{ sub: 'user:0' }, 'not-a-user'],
    [{ sub: 'user:2 ' }, 'not-a-user'],
    [{ sub: 'user:' }, 'not-a-user'],
    [{ sub: 2 }, 'unreadable'],
    [{ role: ['Admin'] }, 'unreadable'],
    [{ role: 'None' }, 'no-role'],
    [{ role: 'admin' }, 'no-role'],
    [{ role: '' }, 'no-role'],
    [{ role: undefined }, 'no-role'],
    [{ role: 'constructor' }, 'no-role'],
  ])('%j: %s', (said, why) => {
    expect(identityFromClaims({ ...claims, ...said })).toEqual({ kind: 'refused', why });
  });

  it.each([null, undefined, 'user:2', 3, []])('%j are none', (payload) => {
    expect(identityFromClaims(payload)).toEqual({ kind: 'refused', why: 'unreadable' });
  });

  it('that were left empty are filled in from those that were not', () => {
    expect(identityFromClaims({ sub: 'user:7', role: 'Admin', name: ' ', username: '', email: '' })).toMatchObject({
      identity: { login: 'user-7', name: 'user-7', email: null, role: 'admin' },
    });
    expect(identityFromClaims({ ...claims, name: '' })).toMatchObject({ identity: { name: 'ana' } });
  });
});

describe('the unsigned context', () => {
  it('says the same, and that nobody signed it', () => {
    expect(identityFromContext(context({}), [1])).toMatchObject({
      identity: { userId: 2, login: 'ana', name: 'Ana Ünal', role: 'editor', isVerified: false },
    });
  });

  it.each([
    [{ UserID: 0, IsAnonymous: true }, 'not-a-user'],
    [{ UserID: 0 }, 'not-a-user'],
    [{ IsAnonymous: true }, 'not-a-user'],
    [{ IsServiceAccount: true }, 'not-a-user'],
    [{ IsDisabled: true }, 'not-a-user'],
    [{ ApiKeyID: 3 }, 'not-a-user'],
    [{ AuthenticatedBy: 'render' }, 'not-a-user'],
    [{ FallbackType: 'service-account' }, 'not-a-user'],
    [{ OrgID: 2 }, 'other-organisation'],
    [{ OrgRole: 'None' }, 'no-role'],
    [{ OrgRole: '', IsGrafanaAdmin: true }, 'no-role'],
    [{ OrgID: '1' }, 'unreadable'],
  ])('%j: %s', (said, why) => {
    expect(identityFromContext(context(said), [1])).toEqual({ kind: 'refused', why });
  });

  it.each(['', '{', 'null', '[]', `${context({})}, ${context({ OrgRole: 'Admin' })}`])('%j is none', (text) => {
    expect(identityFromContext(text, [1])).toEqual({ kind: 'refused', why: 'unreadable' });
  });
});
