import type { ReactNode } from 'react';
import { setBackendSrv } from '@grafana/runtime';
import type { BackendSrv, BackendSrvRequest, FetchResponse } from '@grafana/runtime';
import { QueryClientProvider } from '@tanstack/react-query';
import { render, screen, waitFor } from '@testing-library/react';
import { MemoryRouter } from 'react-router-dom';
import { defer } from 'rxjs';
import { API_ROOT } from '../api/client.ts';
import { ClockProvider } from '../app/clock.tsx';
import type { Clock } from '../app/clock.tsx';
import { createQueryClient } from '../app/query.ts';

/** A Saturday, in the second of the two weeks that a schedule of the tests has. */
const NOW = Date.parse('2026-11-21T15:00:00.000Z');

const stopped: Clock = { now: () => NOW, every: () => () => undefined };

export interface Asked {
  readonly method: string;
  /** Of the service without the way through Grafana, and without what is asked behind a question mark. */
  readonly path: string;
  readonly body: unknown;
}

/** What is answered to `GET /teams`. What is not named is not found. */
export type Answers = Readonly<Record<string, unknown>>;

/** As Grafana's backend rejects: with the status and what came with it. */
class Refusal extends Error {
  readonly status: number;
  readonly data: unknown;

  constructor(status: number, data: unknown) {
    super(`Status ${status}`);
    this.status = status;
    this.data = data;
  }
}

/** Stands in for Grafana's backend: answers from a table, and keeps what it was asked. */
export function answering(answers: Answers): readonly Asked[] {
  const asked: Asked[] = [];
  const fetch = (request: BackendSrvRequest) =>
    // Asked on subscribing, as Grafana's own does it.
    defer(async () => {
      const method = request.method ?? 'GET';
      const path = request.url.replace(API_ROOT, '').replace(/\?.*$/, '');
      const one: Asked = { method, path, body: request.data };
      asked.push(one);
      const answer = answers[`${method} ${path}`];
      await Promise.resolve();
      if (answer === undefined) throw new Refusal(404, { title: `${method} ${path} is not in the table` });
      // The rest of an answer is headers and the like, which nobody looks at.
      return { status: 200, data: answer } as FetchResponse;
    });
  // Of everything that it can do the app uses only this.
  setBackendSrv({ fetch } as unknown as BackendSrv);
  return asked;
}

/** Draws a piece of a page as the app does: with its clock stopped, its queries, and an address. */
export function draw(piece: ReactNode, address = '/') {
  return render(
    <ClockProvider clock={stopped}>
      <QueryClientProvider client={createQueryClient()}>
        <MemoryRouter initialEntries={[address]}>{piece}</MemoryRouter>
      </QueryClientProvider>
    </ClockProvider>,
  );
}

/** How every document is wrapped on the wire. */
export function item<D extends { readonly id: string }>(document: D, file: string | null = null) {
  return { id: document.id, version: 1, file, changedAt: '2026-11-01T00:00:00.000Z', changedBy: 'ana', document };
}

/** What is asked for with schedules, where nothing was arranged. */
export const NOTHING_BESIDE = { covers: [], absences: [], holidayLists: [], imports: [], editions: [] };

export const ADMIN = { role: 'admin', leads: [], person: { id: 'ana', name: 'Ana Ünal' } };

/** The button with this text, as soon as the answer is there that says who may press it. */
export function allowed(text: string | RegExp): Promise<HTMLElement> {
  return waitFor(() => {
    // By its text: to look for roles in a whole editor takes seconds in jsdom.
    const button = screen.getByText(text).closest('button');
    if (button === null || button.getAttribute('aria-disabled') === 'true')
      throw new Error(`${text} may not be pressed`);
    return button;
  });
}
