import type { GrafanaSettings } from '../../runtime/environment/grafana.ts';
import { namingOf } from '../api/naming.ts';
import type { Caller } from '../auth/caller.ts';
import type { Known } from '../../engine/known.ts';
import type { Finding, Look } from './finding.ts';

/** What is known of the very call that asks: that it came through Grafana, and from whom. */
export function callerLooks(caller: Caller, grafana: GrafanaSettings | null, known: Known): readonly Look[] {
  return [
    { id: 'grafana-call', find: () => callFinding(caller, grafana) },
    { id: 'identity', find: () => identityFinding(caller, grafana, known) },
  ];
}

function callFinding({ who }: Caller, grafana: GrafanaSettings | null): Finding {
  if (who.kind === 'grafana') {
    return { state: 'ok', why: 'The call came through Grafana and carried the secret of the app.' };
  }
  return {
    state: 'skipped',
    why: 'This call came with a personal access token, so it says nothing about the way through Grafana.',
    whatToDo: grafana === null ? 'Set TOCSIN_APP_SECRET to let the app inside Grafana in.' : null,
  };
}

function identityFinding(caller: Caller, grafana: GrafanaSettings | null, known: Known): Finding {
  const { who, personId, role } = caller;
  const acts = personId === null ? '' : ` You act as ${namingOf(known).person(personId).name}.`;
  if (who.kind === 'token') {
    return { state: 'skipped', why: `The token has the role ${role}.${acts}`, whatToDo: null };
  }
  const { login, email, isVerified } = who.identity;
  const orgs = grafana?.orgs.join(', ') ?? '';
  const said = `Grafana ${isVerified ? 'signed' : 'says, unsigned,'} that you are ${login}${email === null ? '' : ` (${email})`}`;
  const why = `${said} with the role ${role}, in an organisation that is let in (${orgs}).${acts}`;
  if (who.match.kind === 'nobody') return { state: 'warning', why, whatToDo: who.match.advice };
  if (!isVerified) {
    return {
      state: 'warning',
      why,
      whatToDo:
        'Whoever knows the secret of the app could claim to be anybody. Where Grafana publishes its signing keys, set ' +
        'TOCSIN_GRAFANA_URL and TOCSIN_GRAFANA_IDENTITY=verified.',
    };
  }
  return { state: 'ok', why };
}
