import { describe, expect, it } from 'vitest';
import { readDocument } from '../../server/contract/configuration/document.ts';
import { EMPTY_SERVICE, reduceService, serviceDocumentOf, serviceDraftOf } from './service-draft.ts';
import type { ServiceAction, ServiceDraft } from './service-draft.ts';

const reduce = (draft: ServiceDraft, ...actions: readonly ServiceAction[]): ServiceDraft =>
  actions.reduce(reduceService, draft);

const full = {
  ...{ id: 'checkout', name: 'Checkout', team: 'shop', chain: 'shop', owns: ['service="checkout"', 'team="x"'] },
  ...{ priority: -3, groupBy: ['region'], urgency: { warning: 'high' as const }, acknowledgeTimeout: '1h' },
  ...{ reopenWithin: '10m', pageAgainOn: [], links: [{ title: 'Runbook', url: 'https://x.example' }] },
};

describe('a service that is edited', () => {
  it('is written as it was when nothing changed', () => {
    expect(serviceDocumentOf('checkout', serviceDraftOf(full))).toEqual(full);
  });

  it('leaves out what is as usual', () => {
    const { acknowledgeTimeout: _, ...rest } = full;
    const draft = reduce(serviceDraftOf(full), { type: 'written', field: 'acknowledgeTimeout', text: ' 30m ' });
    expect(serviceDocumentOf('checkout', draft)).toEqual(rest);
    expect(serviceDocumentOf('x', serviceDraftOf({ name: 'X', team: 'shop' }))).toEqual({
      ...{ id: 'x', name: 'X', team: 'shop' },
    });
  });

  it('begins with one empty line of matchers, which counts for nothing until something is typed', () => {
    expect(EMPTY_SERVICE.owns).toHaveLength(1);
    const draft = reduce(
      EMPTY_SERVICE,
      { type: 'written', field: 'name', text: 'Basket' },
      { type: 'given-to-team', teamId: 'shop' },
    );
    expect(serviceDocumentOf('basket', draft)).toEqual({ id: 'basket', name: 'Basket', team: 'shop' });
    const typed = reduce(draft, { type: 'matchers-written', key: 0, text: 'service="basket"' });
    expect(serviceDocumentOf('basket', typed).owns).toEqual(['service="basket"']);
  });

  it('keeps the other lines when one is removed or another one comes', () => {
    const draft = reduce(
      serviceDraftOf(full),
      { type: 'matchers-removed', key: 0 },
      { type: 'matchers-added' },
      { type: 'link-added' },
    );
    expect(draft.owns.map(({ key }) => key)).toEqual([1, 3]);
    expect(draft.links.map(({ key }) => key)).toEqual([2, 4]);
    const written = reduce(draft, { type: 'link-written', link: { key: 4, title: 'Board', url: 'https://y.example' } });
    expect(serviceDocumentOf('checkout', written)).toMatchObject({
      owns: ['team="x"'],
      links: [full.links[0], { title: 'Board', url: 'https://y.example' }],
    });
  });

  it('a priority that is no number is refused where it stands', () => {
    const draft = reduce(serviceDraftOf(full), { type: 'written', field: 'priority', text: 'high' });
    const reading = readDocument('service', serviceDocumentOf('checkout', draft), 1);
    expect(reading).toMatchObject({ ok: false, mistakes: [{ path: ['priority'] }] });
    const none = reduce(draft, { type: 'written', field: 'priority', text: '' });
    expect(readDocument('service', serviceDocumentOf('checkout', none), 1)).toMatchObject({ ok: false });
  });

  it('is told which severities disturb, and which page again', () => {
    const draft = reduce(
      serviceDraftOf({ name: 'X', team: 'shop' }),
      { type: 'urgency-chosen', severity: 'info', urgency: 'high' },
      { type: 'page-again-chosen', severities: ['critical', 'error'] },
      { type: 'grouped-by', labels: [] },
      { type: 'chain-chosen', chainId: 'shop' },
    );
    expect(serviceDocumentOf('x', draft)).toEqual({
      ...{ id: 'x', name: 'X', team: 'shop', chain: 'shop', groupBy: [], urgency: { info: 'high' } },
      pageAgainOn: ['critical', 'error'],
    });
  });
});
