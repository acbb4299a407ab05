import { z } from 'zod';
import { alertGroupDetail, alertGroupPage } from '../contract/alert-group.ts';
import { responseTimes } from '../contract/insights.ts';
import { onCallNow } from '../contract/on-call.ts';
import { API_PREFIX } from '../contract/routes.ts';
import type { Instant } from '../core/time/instant.ts';

export type GroupDetail = z.output<typeof alertGroupDetail>;
export type Group = z.output<typeof alertGroupPage>['items'][number];
export type OnCall = z.output<typeof onCallNow>;
export type TeamTimes = z.output<typeof responseTimes>['items'][number];

/** The part of the service's API that the demo uses, over HTTP like everybody else. Methods reject with a sentence. */
export interface ServiceApi {
  /** Newest first, with everything about each. */
  openGroups(): Promise<readonly GroupDetail[]>;
  resolvedGroups(most: number): Promise<readonly Group[]>;
  group(id: string): Promise<GroupDetail>;
  /** `as` is the person in whose name it is done. */
  resolve(id: string, as: string): Promise<void>;
  onCall(): Promise<readonly OnCall[]>;
  responseTimes(from: Instant, to: Instant): Promise<readonly TeamTimes[]>;
}

export interface ServiceApiOptions {
  readonly url: string;
  /** With the role admin. */
  readonly token: string;
}

const onCallList = z.object({ items: z.array(onCallNow) });

/** More than these open at once would be a disaster that no demo shows. */
const MOST_OPEN = 30;

export function serviceApi({ url, token }: ServiceApiOptions): ServiceApi {
  const ask = async (path: string, body?: object): Promise<unknown> => {
    const response = await fetch(url + API_PREFIX + path, {
      method: body === undefined ? 'GET' : 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`The service answered ${response.status} to ${path}: ${text.slice(0, 300)}`);
    return JSON.parse(text) as unknown;
  };
  const group = async (id: string): Promise<GroupDetail> =>
    alertGroupDetail.parse(await ask(`/alert-groups/${encodeURIComponent(id)}`));

  return {
    group,
    async openGroups() {
      const query = `status=firing&status=acknowledged&status=snoozed&limit=${MOST_OPEN}`;
      const page = alertGroupPage.parse(await ask(`/alert-groups?${query}`));
      return Promise.all(page.items.map(({ id }) => group(id)));
    },
    async resolvedGroups(most) {
      return alertGroupPage.parse(await ask(`/alert-groups?status=resolved&limit=${most}`)).items;
    },
    async resolve(id, as) {
      await ask(`/alert-groups/${encodeURIComponent(id)}/resolve`, { as });
    },
    async onCall() {
      return onCallList.parse(await ask('/on-call')).items;
    },
    async responseTimes(from, to) {
      const query = `by=team&from=${new Date(from).toISOString()}&to=${new Date(to).toISOString()}`;
      return responseTimes.parse(await ask(`/insights/response-times?${query}`)).items;
    },
  };
}
