import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { TocsinDataSource } from './datasource.ts';
import { QueryEditor } from './query-editor.tsx';
import type { TocsinQuery } from './query.ts';

afterEach(cleanup);

// Only the lists behind the filters are asked of it here.
const datasource = { metricFindQuery: () => Promise.resolve([]) } as unknown as TocsinDataSource;

function edit(query: Partial<TocsinQuery>) {
  const onChange = vi.fn();
  const onRunQuery = vi.fn();
  // A new query has nothing but its letter, whatever its type says.
  const saved = { refId: 'A', ...query } as TocsinQuery;
  render(<QueryEditor {...{ datasource, onChange, onRunQuery }} query={saved} />);
  return { onChange, onRunQuery };
}

describe('the editor of a query', () => {
  it('begins with the time to acknowledge over time, for each service', () => {
    edit({});
    expect(screen.getByLabelText<HTMLInputElement>('Show').value).toBe('One figure over time');
    expect(screen.getByLabelText<HTMLInputElement>('Figure').value).toBe('Time to acknowledge (MTTA)');
    expect(screen.getByLabelText<HTMLInputElement>('One for each').value).toBe('Service');
  });

  it('asks for a target only where one is compared with', () => {
    edit({ show: 'over-time', metric: 'acknowledge' });
    expect(screen.queryByLabelText(/Target/)).toBeNull();
    cleanup();
    edit({ show: 'over-time', metric: 'acknowledged-within-target' });
    expect(screen.getByLabelText(/Target/)).toBeDefined();
    expect(screen.queryByLabelText('Statistic')).toBeNull();
  });

  it('counts of alert groups have no statistic', () => {
    edit({ show: 'over-time', metric: 'groups' });
    expect(screen.queryByLabelText('Statistic')).toBeNull();
  });

  it('a list of alert groups is not split, only filtered', () => {
    edit({ show: 'alert-groups' });
    expect(screen.queryByLabelText('One for each')).toBeNull();
    for (const filter of ['Services', 'Teams', 'Severities']) expect(screen.getByLabelText(filter)).toBeDefined();
  });

  it('runs with a target when the field is left, and not while it is typed', () => {
    const { onChange, onRunQuery } = edit({ show: 'figures', target: '5m' });
    const field = screen.getByLabelText(/Target/);
    fireEvent.change(field, { target: { value: '10m' } });
    expect(onRunQuery).not.toHaveBeenCalled();
    fireEvent.blur(field);
    expect(onChange).toHaveBeenCalledWith(expect.objectContaining({ refId: 'A', show: 'figures', target: '10m' }));
    expect(onRunQuery).toHaveBeenCalledOnce();
  });
});
