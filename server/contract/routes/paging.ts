import { channelList, turnList } from '../channel.ts';
import { route } from '../route.ts';
import { byId, nothing } from '../wire.ts';

export const channelRoutes = {
  list: route({
    operationId: 'listChannels',
    method: 'GET',
    path: '/channels',
    summary: 'The channels that are set up in this installation.',
    role: 'viewer',
    params: nothing,
    query: nothing,
    body: null,
    response: channelList,
    status: 200,
    problems: [],
  }),
};

export const turnRoutes = {
  ofChain: route({
    operationId: 'listChainTurns',
    method: 'GET',
    path: '/escalation-chains/{id}/turns',
    summary: 'How often the steps that page one of several in turn have done so: it says whose turn is next.',
    role: 'viewer',
    params: byId,
    query: nothing,
    body: null,
    response: turnList,
    status: 200,
    problems: ['not-found'],
  }),
};
