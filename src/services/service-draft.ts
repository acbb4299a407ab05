import type { ServiceDocument } from '../../server/contract/configuration/service.ts';
import type { Severity } from '../../server/core/grouping/severity.ts';
import type { Urgency } from '../../server/core/notifying/person.ts';

/** One of several lines that are typed; the key tells them apart while others come and go. */
export interface MatcherLine {
  readonly key: number;
  readonly text: string;
}
export interface LinkLine {
  readonly key: number;
  readonly title: string;
  readonly url: string;
}

/** A service as it stands on the screen; numbers and durations stay text until they are saved. */
export interface ServiceDraft {
  readonly name: string;
  readonly teamId: string | null;
  readonly chainId: string | null;
  readonly owns: readonly MatcherLine[];
  readonly priority: string;
  readonly groupBy: readonly string[] | null;
  readonly urgency: Readonly<Record<Severity, Urgency>>;
  readonly acknowledgeTimeout: string;
  readonly reopenWithin: string;
  readonly pageAgainOn: readonly Severity[];
  readonly links: readonly LinkLine[];
  readonly nextKey: number;
}

type TextField = 'name' | 'priority' | 'acknowledgeTimeout' | 'reopenWithin';

export type ServiceAction =
  | { readonly type: 'written'; readonly field: TextField; readonly text: string }
  | { readonly type: 'given-to-team'; readonly teamId: string | null }
  | { readonly type: 'chain-chosen'; readonly chainId: string | null }
  | { readonly type: 'matchers-added' }
  | { readonly type: 'matchers-written'; readonly key: number; readonly text: string }
  | { readonly type: 'matchers-removed'; readonly key: number }
  | { readonly type: 'grouped-by'; readonly labels: readonly string[] | null }
  | { readonly type: 'urgency-chosen'; readonly severity: Severity; readonly urgency: Urgency }
  | { readonly type: 'page-again-chosen'; readonly severities: readonly Severity[] }
  | { readonly type: 'link-added' }
  | { readonly type: 'link-written'; readonly link: LinkLine }
  | { readonly type: 'link-removed'; readonly key: number };

const DEFAULTS = {
  priority: 0,
  urgency: { critical: 'high', error: 'high', warning: 'low', info: 'low' },
  acknowledgeTimeout: '30m',
  reopenWithin: '0s',
  pageAgainOn: ['critical'],
} as const;

export const EMPTY_SERVICE: ServiceDraft = serviceDraftOf({ name: '', team: '', owns: [''] });

export function reduceService(draft: ServiceDraft, action: ServiceAction): ServiceDraft {
  switch (action.type) {
    case 'written':
      return { ...draft, [action.field]: action.text };
    case 'given-to-team':
      return { ...draft, teamId: action.teamId };
    case 'chain-chosen':
      return { ...draft, chainId: action.chainId };
    case 'matchers-added':
      return { ...draft, owns: [...draft.owns, { key: draft.nextKey, text: '' }], nextKey: draft.nextKey + 1 };
    case 'matchers-written':
      return {
        ...draft,
        owns: draft.owns.map((line) => (line.key === action.key ? { ...line, text: action.text } : line)),
      };
    case 'matchers-removed':
      return { ...draft, owns: draft.owns.filter(({ key }) => key !== action.key) };
    case 'grouped-by':
      return { ...draft, groupBy: action.labels };
    case 'urgency-chosen':
      return { ...draft, urgency: { ...draft.urgency, [action.severity]: action.urgency } };
    case 'page-again-chosen':
      return { ...draft, pageAgainOn: action.severities };
    case 'link-added':
      return {
        ...draft,
        links: [...draft.links, { key: draft.nextKey, title: '', url: '' }],
        nextKey: draft.nextKey + 1,
      };
    case 'link-written':
      return { ...draft, links: draft.links.map((link) => (link.key === action.link.key ? action.link : link)) };
    case 'link-removed':
      return { ...draft, links: draft.links.filter(({ key }) => key !== action.key) };
  }
}

export function serviceDraftOf(document: Omit<ServiceDocument, 'id'>): ServiceDraft {
  const { owns = [], links = [] } = document;
  return {
    name: document.name,
    teamId: document.team === '' ? null : document.team,
    chainId: document.chain ?? null,
    owns: owns.map((text, key) => ({ key, text })),
    priority: String(document.priority ?? DEFAULTS.priority),
    groupBy: document.groupBy ?? null,
    urgency: { ...DEFAULTS.urgency, ...document.urgency },
    acknowledgeTimeout: document.acknowledgeTimeout ?? DEFAULTS.acknowledgeTimeout,
    reopenWithin: document.reopenWithin ?? DEFAULTS.reopenWithin,
    pageAgainOn: document.pageAgainOn ?? DEFAULTS.pageAgainOn,
    links: links.map((link, index) => ({ key: owns.length + index, ...link })),
    nextKey: owns.length + links.length,
  };
}

/** As somebody would have written it: what is as usual is left out, and so are lines that nothing was typed into. */
export function serviceDocumentOf(id: string, draft: ServiceDraft): ServiceDocument {
  const { teamId, chainId, groupBy, urgency, acknowledgeTimeout, reopenWithin, pageAgainOn } = draft;
  const owns = draft.owns.map(({ text }) => text.trim()).filter((text) => text !== '');
  const links = draft.links.filter(({ title, url }) => title.trim() !== '' || url.trim() !== '');
  const priority = Number(draft.priority.trim() === '' ? NaN : draft.priority);
  const urgent = Object.entries(urgency).filter(([severity, one]) => DEFAULTS.urgency[severity as Severity] !== one);
  return {
    ...{ id, name: draft.name.trim(), team: teamId ?? '' },
    ...(chainId === null ? {} : { chain: chainId }),
    ...(owns.length === 0 ? {} : { owns }),
    ...(priority === DEFAULTS.priority ? {} : { priority }),
    ...(groupBy === null ? {} : { groupBy: [...groupBy] }),
    ...(urgent.length === 0 ? {} : { urgency: Object.fromEntries(urgent) }),
    ...(acknowledgeTimeout.trim() === DEFAULTS.acknowledgeTimeout
      ? {}
      : { acknowledgeTimeout: acknowledgeTimeout.trim() }),
    ...(reopenWithin.trim() === DEFAULTS.reopenWithin ? {} : { reopenWithin: reopenWithin.trim() }),
    ...(pageAgainOn.join() === DEFAULTS.pageAgainOn.join() ? {} : { pageAgainOn: [...pageAgainOn] }),
    ...(links.length === 0 ? {} : { links: links.map(({ title, url }) => ({ title: title.trim(), url: url.trim() })) }),
  };
}
