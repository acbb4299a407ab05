import { describe, expect, it } from 'vitest';
import { readViews, withoutView, withView } from './saved-views.ts';

const night = { name: 'Night', search: 'state=firing' };
const mine = { name: 'Mine', search: 'mine=true' };

describe('saved views', () => {
  it('survive being written down, and anything else that stands there', () => {
    expect(readViews(JSON.stringify([night, mine]))).toEqual([night, mine]);
    for (const broken of [null, '', '{', '{}', 'null']) expect(readViews(broken)).toEqual([]);
    expect(readViews(JSON.stringify([night, { name: 1 }, null, 'x']))).toEqual([night]);
  });

  it('have one meaning for each name, in their order', () => {
    const views = withView(withView([], night), mine);
    expect(views).toEqual([mine, night]);
    expect(withView(views, { ...night, search: 'state=all' })).toEqual([mine, { ...night, search: 'state=all' }]);
    expect(withoutView(views, 'Mine')).toEqual([night]);
  });
});
