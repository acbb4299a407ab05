import { columnList } from './columns.ts';
import type { Tx } from './database.ts';
import type { ProofRow, VerificationRow } from './rows.ts';

const PROOF = columnList('proofs');
const VERIFICATION = columnList('verifications');
const KEYS = ['person_id', 'method_id'];

export async function prove(tx: Tx, row: ProofRow): Promise<void> {
  await tx.insert('proofs', [row], { keys: KEYS, update: ['channel', 'address', 'proven_at'] });
}

/** Of one person, or of everybody. A row about an earlier address is for the reader to leave aside. */
export async function proofsOf(tx: Tx, personId: string | null = null): Promise<ProofRow[]> {
  if (personId === null) return await tx.all(`SELECT ${PROOF} FROM proofs`);
  return await tx.all(`SELECT ${PROOF} FROM proofs WHERE person_id = ?`, [personId]);
}

/** In the place of an earlier code, which no longer counts then. */
export async function startVerification(tx: Tx, row: VerificationRow): Promise<void> {
  const update = ['channel', 'address', 'code_hash', 'sent_at', 'expires_at', 'tries'];
  await tx.insert('verifications', [row], { keys: KEYS, update });
}

/** Held until the end of the transaction, so that tries at the same time are all counted. */
export async function verificationOf(tx: Tx, personId: string, methodId: string): Promise<VerificationRow | null> {
  const sql = `SELECT ${VERIFICATION} FROM verifications WHERE person_id = ? AND method_id = ? ${tx.forUpdate}`;
  const rows = await tx.all<VerificationRow>(sql, [personId, methodId]);
  return rows[0] ?? null;
}

export async function verificationsOf(tx: Tx, personId: string): Promise<VerificationRow[]> {
  return await tx.all(`SELECT ${VERIFICATION} FROM verifications WHERE person_id = ?`, [personId]);
}

export async function countTry(tx: Tx, personId: string, methodId: string): Promise<void> {
  const sql = 'UPDATE verifications SET tries = tries + 1 WHERE person_id = ? AND method_id = ?';
  await tx.run(sql, [personId, methodId]);
}

export async function endVerification(tx: Tx, personId: string, methodId: string): Promise<void> {
  await tx.run('DELETE FROM verifications WHERE person_id = ? AND method_id = ?', [personId, methodId]);
}

/** To which addresses pages of this group went out to this person over this channel. */
export async function addressesPaged(
  tx: Tx,
  groupId: string,
  personId: string,
  channel: string,
): Promise<readonly string[]> {
  const rows = await tx.all<{ address: string }>(
    `SELECT DISTINCT address FROM outbox
     WHERE group_id = ? AND person_id = ? AND channel = ? AND kind = 'page' AND state = 'sent'`,
    [groupId, personId, channel],
  );
  return rows.map(({ address }) => address);
}
