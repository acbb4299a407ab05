import { columnList } from './columns.ts';
import type { Tx } from './database.ts';
import type { ReplyCodeRow } from './rows.ts';

const CODE = columnList('reply_codes');
/** Two digits at most, because they are typed at night, with thumbs. */
const HIGHEST_CODE = 99;

export type CodeWanted = Omit<ReplyCodeRow, 'code'>;

/**
 * The code by which this address answers for this group: the one it has, or else the smallest that no unresolved
 * group uses there. Null when all 99 are taken; then only "the last one" and the link are left. Each call also marks
 * the group as the one last paged at this address.
 */
export async function codeFor(tx: Tx, wanted: CodeWanted): Promise<number | null> {
  const { channel, address, group_id } = wanted;
  // Otherwise two replicas that page one phone at once would give it the same code.
  await tx.lock('reply-code', [`${channel}/${address}`]);
  const taken = await tx.all<{ code: number; group_id: string; open: number | null }>(
    `SELECT reply_codes.code, reply_codes.group_id, alert_groups.open
     FROM reply_codes LEFT JOIN alert_groups ON alert_groups.id = reply_codes.group_id
     WHERE channel = ? AND address = ?`,
    [channel, address],
  );
  const own = taken.find((row) => row.group_id === group_id);
  const inUse = new Set(taken.filter((row) => row.open === 1).map((row) => row.code));
  const code = own?.code ?? smallestFree(inUse);
  if (code === null) return null;
  // The row of a resolved group is taken over, so that one code never means two groups.
  const update = ['group_id', 'person_id', 'created_at'];
  await tx.insert('reply_codes', [{ ...wanted, code }], { keys: ['channel', 'address', 'code'], update });
  return code;
}

function smallestFree(inUse: ReadonlySet<number>): number | null {
  for (let code = 1; code <= HIGHEST_CODE; code += 1) if (!inUse.has(code)) return code;
  return null;
}

/** Even a resolved one: the caller says so to the human. */
export async function groupByCode(
  tx: Tx,
  channel: string,
  address: string,
  code: number,
): Promise<ReplyCodeRow | null> {
  const sql = `SELECT ${CODE} FROM reply_codes WHERE channel = ? AND address = ? AND code = ?`;
  const rows = await tx.all<ReplyCodeRow>(sql, [channel, address, code]);
  return rows[0] ?? null;
}

export async function lastPaged(tx: Tx, channel: string, address: string): Promise<ReplyCodeRow | null> {
  const rows = await tx.all<ReplyCodeRow>(
    `SELECT ${CODE} FROM reply_codes WHERE channel = ? AND address = ? ORDER BY created_at DESC, code DESC LIMIT 1`,
    [channel, address],
  );
  return rows[0] ?? null;
}
