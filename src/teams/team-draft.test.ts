import { describe, expect, it } from 'vitest';
import { NEW_TEAM, teamDraft, textOf } from './team-draft.ts';
import type { TeamAction } from './team-draft.ts';

const shop = { id: 'shop', name: 'Shop', members: ['ana', 'ben', 'cem'], leads: ['ben'] };
const after = (...actions: readonly TeamAction[]) => actions.reduce(teamDraft, shop);

describe('a team that is being edited', () => {
  it('begins without anybody', () => {
    expect(teamDraft(NEW_TEAM, { type: 'name it', name: 'Data' })).toMatchObject({
      name: 'Data',
      members: [],
      leads: [],
    });
  });

  it('takes everybody once, at the end', () => {
    const added = after({ type: 'add member', person: 'dee' }, { type: 'add member', person: 'ana' });
    expect(added.members).toEqual(['ana', 'ben', 'cem', 'dee']);
  });

  it('lets nobody lead who is no member any more', () => {
    expect(after({ type: 'remove member', person: 'ben' })).toMatchObject({ members: ['ana', 'cem'], leads: [] });
  });

  it('moves members past each other, and not beyond the ends', () => {
    expect(after({ type: 'move member', person: 'cem', by: -1 }).members).toEqual(['ana', 'cem', 'ben']);
    expect(after({ type: 'move member', person: 'ana', by: -1 }).members).toEqual(['ana', 'ben', 'cem']);
    expect(after({ type: 'move member', person: 'cem', by: 1 }).members).toEqual(['ana', 'ben', 'cem']);
    expect(after({ type: 'move member', person: 'nobody', by: 1 }).members).toEqual(['ana', 'ben', 'cem']);
  });

  it('lets somebody lead, once, and stop', () => {
    const lead = (person: string, isLead: boolean): TeamAction => ({ type: 'let lead', person, isLead });
    expect(after(lead('ana', true), lead('ana', true)).leads).toEqual(['ben', 'ana']);
    expect(after(lead('ben', false)).leads).toEqual([]);
  });

  it('falls back to what was chosen, whatever kind it is', () => {
    const { fallback } = after({ type: 'fall back to', targets: ['person:ana', 'schedule:day', 'team:data'] });
    expect(fallback).toEqual([{ person: 'ana' }, { schedule: 'day' }, { team: 'data' }]);
    expect((fallback ?? []).map(textOf)).toEqual(['person:ana', 'schedule:day', 'team:data']);
  });

  it('keeps what it does not know about', () => {
    const noted = { ...shop, fallback: [{ person: 'ana' }] };
    expect(teamDraft(noted, { type: 'name it', name: 'Shops' })).toEqual({ ...noted, name: 'Shops' });
  });
});
