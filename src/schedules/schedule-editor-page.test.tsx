import { cleanup, fireEvent, screen, within } from '@testing-library/react';
import { Route, Routes } from 'react-router-dom';
import { afterEach, describe, expect, it } from 'vitest';
import { places } from '../app/places.ts';
import { ADMIN, allowed, answering, draw, item } from '../test/page.tsx';
import { ScheduleEditorPage } from './schedule-editor-page.tsx';

afterEach(cleanup);

const weekly = item({
  ...{ id: 'primary', name: 'Shop primary', team: 'shop', zone: 'Europe/Paris' },
  layers: [
    {
      name: 'Week',
      rotations: [{ turn: 'weekly', start: '2026-11-16T09:00', people: ['ana', 'ben'] }],
    },
  ],
});

async function open(file: string | null = null, id = 'primary') {
  const asked = answering({
    'GET /me': ADMIN,
    'GET /schedules': { items: [{ ...weekly, file }] },
    'GET /people': { items: [item({ id: 'ana', name: 'Ana Ünal' }), item({ id: 'ben', name: 'Ben Okafor' })] },
    'GET /teams': { items: [item({ id: 'shop', name: 'Shop', members: ['ana', 'ben'] })] },
    'GET /overrides': { items: [] },
    'PUT /schedules/primary': weekly,
  });
  const pattern = `${places.schedules()}/:id/edit`;
  draw(
    <Routes>
      <Route path={pattern} element={<ScheduleEditorPage />} />
      <Route path="*" element={<p>Somewhere else</p>} />
    </Routes>,
    pattern.replace(':id', id),
  );
  await screen.findByText(id === 'primary' ? 'Layers' : /There is no schedule/);
  return asked;
}

const changes = () => screen.getByText(/^Who changes when/).closest('section') ?? document.body;

describe('the editor of a schedule', () => {
  it('reads the rotation back as a sentence, and lists its hand-offs in the zone of the schedule', async () => {
    await open();
    expect(screen.getByText(/take turns, a week each, handing over Mondays at 09:00 Europe\/Paris/)).toBeDefined();
    const handoffs = screen.getByText('The next hand-offs').closest('section');
    const [first] = within(handoffs ?? document.body).getAllByRole('listitem');
    expect(first?.textContent).toMatch(/Mon 23 Nov, 09:00.*Ben Okafor/);
  });

  it('changes nothing until something is changed', async () => {
    await open();
    expect(changes().textContent).toContain('the same people are on call as before');
    expect(screen.getByText('Save')).toBeDefined();
  });

  it('shows who changes when before it is saved, and counts it in the button', async () => {
    const asked = await open();
    // Ben first: from now on everybody has the other week.
    const [later] = screen.getAllByLabelText('A later turn');
    if (later !== undefined) fireEvent.click(later);
    expect(changes().textContent).toContain('Ana Ünal');
    expect(changes().textContent).toContain('Ben Okafor');
    fireEvent.click(await allowed(/^Save: changes \d+ hand-offs$/));
    await screen.findByText('Somewhere else');
    expect(asked.find(({ method }) => method === 'PUT')?.body).toMatchObject({
      layers: [{ rotations: [{ people: ['ben', 'ana'] }] }],
    });
  });

  it('does not save without a name, and says so only then', async () => {
    const asked = await open();
    fireEvent.change(screen.getByLabelText('Name'), { target: { value: '' } });
    expect(screen.queryByText('Before this can be saved')).toBeNull();
    fireEvent.click(await allowed(/^Save/));
    expect(screen.getByText('Before this can be saved')).toBeDefined();
    expect(asked.some(({ method }) => method === 'PUT')).toBe(false);
  });

  it('does not take a schedule that is gone for a new one', async () => {
    await open(null, 'gone');
    expect(screen.queryByLabelText('Name')).toBeNull();
  });

  it('what a file owns can be tried and not saved', async () => {
    await open('shop.yaml');
    expect(screen.getByText(/Change it in shop.yaml and reload/)).toBeDefined();
    expect(screen.getByText('Save').closest('button')?.getAttribute('aria-disabled')).toBe('true');
  });
});
