import { cleanup, fireEvent, screen, within } from '@testing-library/react';
import { Route, Routes } from 'react-router-dom';
import { afterEach, describe, expect, it } from 'vitest';
import { places } from '../../app/places.ts';
import { ADMIN, allowed, answering, draw, item, NOTHING_BESIDE } from '../../test/page.tsx';
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
    'GET /holiday-lists': { items: [item({ id: 'de', name: 'Germany', days: [] })] },
    'GET /cover-requests': { items: [] },
    'GET /schedules/surroundings': NOTHING_BESIDE,
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
    const at = '2026-11-23T08:00:00.000Z';
    expect(asked.find(({ method }) => method === 'PUT')?.body).toMatchObject({
      layers: [
        {
          rotations: [
            { id: 'week-1', people: ['ana', 'ben'], until: at },
            { id: 'week-2', people: ['ben', 'ana'], visibleFrom: at, supersedes: 'week-1' },
          ],
        },
      ],
    });
  });

  it('asks from when on, with the instant that each answer means', async () => {
    const asked = await open();
    const [later] = screen.getAllByLabelText('A later turn');
    if (later !== undefined) fireEvent.click(later);
    const question = screen.getByText('From when on').closest('section') ?? document.body;
    expect(question.textContent).toContain('Mon 23 Nov, 09:00');
    expect(question.textContent).toContain('Mon 30 Nov, 09:00');
    fireEvent.click(within(question).getByText('Now'));
    fireEvent.click(await allowed(/^Save: changes \d+ hand-offs$/));
    await screen.findByText('Somewhere else');
    expect(asked.find(({ method }) => method === 'PUT')?.body).toMatchObject({
      layers: [{ rotations: [{ people: ['ben', 'ana'] }] }],
    });
  });

  it('R33 a new name asks nothing, and S16 nothing is sent before it is saved', async () => {
    const asked = await open();
    fireEvent.change(screen.getByLabelText('Name of the rotation'), { target: { value: 'Weeks' } });
    expect(screen.queryByText('From when on')).toBeNull();
    expect(screen.getByText('Save')).toBeDefined();
    expect(asked.every(({ method }) => method === 'GET')).toBe(true);
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
