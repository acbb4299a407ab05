import { describe, expect, it } from 'vitest';
import { NOW, PEOPLE } from '../caught-town.fixture.ts';
import { QUIET } from '../service-group.fixture.ts';
import { SCENARIOS } from '../traffic/scenarios.ts';
import { livePart, wholePage } from './page.ts';
import type { View } from './page.ts';

const view = (over: Partial<View> = {}): View => ({
  scene: { now: NOW, zone: 'UTC' },
  items: [],
  people: PEOPLE,
  situation: QUIET,
  scenarios: SCENARIOS,
  chosen: null,
  said: '',
  ...over,
});

describe('the caught page', () => {
  it('says what will happen next while nothing has', () => {
    expect(livePart(view()).html).toContain('No message since the start.');
    expect(livePart(view({ chosen: 'ben' })).html).toContain('Nothing for Ben &lt;Okafor&gt; yet.');
  });

  it('has a button for each scenario, and one that ends them all', () => {
    const html = wholePage(view());
    for (const { id } of SCENARIOS) expect(html).toContain(`name="scenario" value="${id}"`);
    expect(html).toContain('action="/resolve-all"');
  });

  it('says what the last button did, as text', () => {
    expect(wholePage(view({ said: '<Fired>' }))).toContain('<p id="said" role="status">&lt;Fired&gt;</p>');
  });

  it('loads nothing from anywhere', () => {
    const html = wholePage(view());
    expect(html).not.toMatch(/<(link|img|script)[^>]+(src|href)="https?:/);
    expect(html).not.toMatch(/ style="| on[a-z]+="/);
  });
});
