import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { ADMIN, allowed, answering, draw, item } from '../../test/page.tsx';
import { HolidayListsDrawer } from './holiday-lists-drawer.tsx';

afterEach(cleanup);

const day = (date: string, name: string) => ({ date, name });
const berlin = item({
  ...{ id: 'berlin', name: 'Berlin' },
  days: [day('2026-05-01', 'Labour Day'), day('2026-12-25', 'Christmas Day'), day('2027-01-01', "New Year's Day")],
});
const filed = item({ id: 'filed', name: 'From a file', days: [day('2026-12-24', 'Christmas Eve')] }, 'town.yaml');

async function open(shown: string, answers: Readonly<Record<string, unknown>> = {}, me: object = ADMIN) {
  const asked = answering({
    'GET /me': me,
    'GET /holiday-lists': { items: [berlin, filed] },
    'PUT /holiday-lists/berlin': berlin,
    'POST /holiday-lists': berlin,
    ...answers,
  });
  draw(<HolidayListsDrawer />, `/?holidays=${shown}`);
  await screen.findByRole('dialog');
  return asked;
}

const namesOf = () => screen.getAllByLabelText<HTMLInputElement>('Name of the day').map(({ value }) => value);
const sent = (asked: Awaited<ReturnType<typeof open>>) => asked.find(({ method }) => method !== 'GET');

describe('holiday lists', () => {
  it('are not there while the address does not ask for them', () => {
    answering({});
    draw(<HolidayListsDrawer />, '/');
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('show how many days they have, which one is next, and what a file owns', async () => {
    await open('-');
    const card = (await screen.findByText('Berlin')).closest('li') ?? document.body;
    expect(within(card).getByText(/3 days · next: Fri,? 25 Dec 2026, Christmas Day/)).toBeDefined();
    expect(screen.getAllByText('Provisioned')).toHaveLength(1);
  });

  it('say when the one that an address names is gone', async () => {
    await open('gone');
    expect(await screen.findByText('The list that this address names is not there.')).toBeDefined();
    expect(screen.getByText('Berlin')).toBeDefined();
  });

  it('show the days of this year, and send all of them back when one is changed', async () => {
    const asked = await open('berlin');
    await screen.findByText('Add day');
    expect(namesOf()).toEqual(['Labour Day', 'Christmas Day']);
    const [first] = screen.getAllByLabelText('Name of the day');
    if (first !== undefined) fireEvent.change(first, { target: { value: 'May Day' } });
    fireEvent.click(await allowed('Save'));
    await waitFor(() => expect(sent(asked)).toBeDefined());
    expect(sent(asked)).toMatchObject({
      ...{ method: 'PUT', path: '/holiday-lists/berlin' },
      body: {
        id: 'berlin',
        days: [day('2026-05-01', 'May Day'), day('2026-12-25', 'Christmas Day'), day('2027-01-01', "New Year's Day")],
      },
    });
  });

  it('take the text of a calendar along, and have no name before one is written', async () => {
    const asked = await open('-new');
    await screen.findByText('Add day');
    expect(screen.getByText('Save').closest('button')?.disabled).toBe(true);
    fireEvent.change(screen.getByLabelText('Name'), { target: { value: 'Shop closed' } });
    fireEvent.change(screen.getByLabelText('Or paste its text'), { target: { value: 'BEGIN:VCALENDAR' } });
    fireEvent.click(await allowed('Save'));
    await waitFor(() => expect(sent(asked)).toBeDefined());
    const body = { name: 'Shop closed', days: [], calendar: 'BEGIN:VCALENDAR' };
    expect(sent(asked)).toEqual({ method: 'POST', path: '/holiday-lists', body });
  });

  it('of a file are read and not changed', async () => {
    await open('filed');
    expect(await screen.findByText(/Change it in town\.yaml and reload/)).toBeDefined();
    expect(screen.getByText('Christmas Eve')).toBeDefined();
    expect(screen.queryByLabelText('Name of the day')).toBeNull();
    expect(screen.queryByText('From a calendar')).toBeNull();
  });

  it('are read and not changed by a viewer', async () => {
    await open('berlin', {}, { ...ADMIN, role: 'viewer' });
    expect(await screen.findByText('Labour Day')).toBeDefined();
    expect(screen.queryByText('Add day')).toBeNull();
  });
});
