import { userGroupsOf } from '../../core/directory/user-groups.ts';
import type { HttpDeps } from '../deps.ts';
import { userGroups } from '../../store/user-groups.ts';
import { listed } from './finding.ts';
import type { Finding, Look } from './finding.ts';

/** Whether the user groups in Slack are as the schedules say, and who on call is missing there. */
export function userGroupsLook(deps: Pick<HttpDeps, 'database' | 'clock' | 'known' | 'channels'>): Look {
  return { id: 'user-groups', find: () => find(deps) };
}

async function find({
  database,
  clock,
  known,
  channels,
}: Pick<HttpDeps, 'database' | 'clock' | 'known' | 'channels'>): Promise<Finding> {
  const wanted = userGroupsOf(known().directory, clock.now());
  if (wanted.length === 0) {
    const whatToDo = 'To have one, write slackUserGroup into a schedule.';
    return { state: 'skipped', why: 'No schedule has a user group in Slack.', whatToDo };
  }
  if (channels.get('slack')?.setUserGroup === undefined) {
    return {
      state: 'warning',
      why: `${listed(wanted.flatMap(({ schedules }) => schedules))} should keep a user group in Slack, which is not set up.`,
      whatToDo: 'Set SLACK_BOT_TOKEN and SLACK_SIGNING_SECRET for the service.',
    };
  }
  const rows = new Map((await database.read(userGroups)).map((row) => [row.id, row]));
  const broken = wanted.flatMap(({ id }) => {
    const problem = rows.get(id)?.problem ?? null;
    return problem === null ? [] : [`${id}: ${problem}`];
  });
  if (broken.length > 0) {
    return {
      state: 'failed',
      why: `Slack did not take who is on call. ${broken.join('; ')}.`,
      whatToDo:
        'Whoever writes to the user group reaches those who were on call before. Mend what Slack says; it is tried again.',
    };
  }
  const missing = [...new Set(wanted.flatMap(({ without }) => without))];
  const left = wanted.filter(({ members }) => members.length === 0).map(({ id }) => id);
  if (missing.length + left.length > 0) {
    const stays = left.length === 0 ? '' : ` ${listed(left)} stays as it was: nobody on call is in Slack.`;
    const without = missing.length === 0 ? '' : `${listed(missing)} on call without a contact method in Slack.`;
    const whatToDo = 'Give them a contact method of the channel slack, with their member ID.';
    return { state: 'warning', why: `${without}${stays}`.trim(), whatToDo };
  }
  return { state: 'ok', why: `${listed(wanted.map(({ id }) => id))}: whoever is on call.` };
}
