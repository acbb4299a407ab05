import { expect } from 'vitest';
import { everyRoute } from '../../contract/routes.ts';
import type { Answer } from './service.ts';

/** The answer has the status and exactly the shape that the route table promises. */
export function expectShape(operationId: string, answer: Answer | undefined): Record<string, unknown> {
  const route = everyRoute.find((one) => one.operationId === operationId);
  if (route === undefined) throw new Error(`no route is called ${operationId}`);
  expect(answer?.status, answer?.text).toBe(route.status);
  if (route.response === null) {
    expect(answer?.text).toBe('');
    return {};
  }
  const parsed = route.response.safeParse(answer?.json);
  expect(parsed.error?.issues ?? [], `${operationId}: ${answer?.text}`).toEqual([]);
  return answer?.json ?? {};
}
