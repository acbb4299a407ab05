import type { TeamDocument } from '../../server/contract/configuration/team.ts';
import type { Target } from './target-name.ts';

export type TeamAction =
  | { readonly type: 'name it'; readonly name: string }
  | { readonly type: 'add member'; readonly person: string }
  | { readonly type: 'remove member'; readonly person: string }
  /** Steps that page the team reach its members in their order. */
  | { readonly type: 'move member'; readonly person: string; readonly by: 1 | -1 }
  | { readonly type: 'let lead'; readonly person: string; readonly isLead: boolean }
  | { readonly type: 'fall back to'; readonly targets: readonly string[] };

export const NEW_TEAM: TeamDocument = { id: '', name: '', members: [], leads: [] };

/** A team that is being edited: its document, so that what it says besides is kept. */
export function teamDraft(draft: TeamDocument, action: TeamAction): TeamDocument {
  const members = draft.members ?? [];
  const leads = draft.leads ?? [];
  switch (action.type) {
    case 'name it':
      return { ...draft, name: action.name };
    case 'add member':
      return members.includes(action.person) ? draft : { ...draft, members: [...members, action.person] };
    case 'remove member':
      return {
        ...draft,
        members: members.filter((person) => person !== action.person),
        leads: leads.filter((person) => person !== action.person),
      };
    case 'move member':
      return { ...draft, members: moved(members, action.person, action.by) };
    case 'let lead': {
      const others = leads.filter((person) => person !== action.person);
      return { ...draft, leads: action.isLead ? [...others, action.person] : others };
    }
    case 'fall back to':
      return { ...draft, fallback: action.targets.map(targetOf) };
  }
}

/** `person:ana`, as a list of choices holds it. */
export function textOf(target: Target): string {
  const [entry] = Object.entries(target).filter(([, id]) => id !== undefined);
  return entry === undefined ? '' : `${entry[0]}:${String(entry[1])}`;
}

function targetOf(text: string): Target {
  const colon = text.indexOf(':');
  return { [text.slice(0, colon)]: text.slice(colon + 1) };
}

function moved(members: readonly string[], person: string, by: 1 | -1): string[] {
  const next = [...members];
  const from = next.indexOf(person);
  const other = next[from + by];
  if (from === -1 || other === undefined) return next;
  next[from] = other;
  next[from + by] = person;
  return next;
}
