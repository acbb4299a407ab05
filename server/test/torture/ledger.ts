import { startSmtpCatcher, type SmtpCatcher } from '../../demo/catchers/smtp-catcher.ts';

/** What was promised and what came of it, kept outside of the process that is killed. */
export interface Ledger {
  readonly smtp: SmtpCatcher;
  /** Alerts whose request was answered with 2xx. */
  readonly accepted: ReadonlySet<string>;
  readonly resolved: ReadonlySet<string>;
  /** Accepted and not paged. */
  unpaged(): string[];
  /** Resolved and its person not told. */
  untold(): string[];
  accept(keys: readonly string[]): void;
  resolve(keys: readonly string[]): void;
  /** Paged, still firing, and not handed out before: the next ones to resolve. */
  takePaged(most: number): string[];
  /** From now on mails come from the next process. */
  nextLife(): void;
  /** By life, the mails of that life which came again in a later one. */
  duplicates(): ReadonlyMap<number, number>;
  /** Mails that one process sent twice: that no kill excuses. */
  doubledInOneLife(): string[];
  readonly mails: number;
  close(): Promise<void>;
}

const KEY = /torture-(\d+)/;
const RESOLVED = /resolved/;

export async function openLedger(): Promise<Ledger> {
  const smtp = await startSmtpCatcher({ now: () => 0, keep: 1 });
  const accepted = new Set<string>();
  const resolved = new Set<string>();
  const paged = new Set<string>();
  const told = new Set<string>();
  const toResolve: string[] = [];
  /** Lives in which each mail came, by its Message-ID: the same message always has the same. */
  const lives = new Map<string, number[]>();
  let life = 0;
  let mails = 0;
  smtp.onMessage(({ subject, headers }) => {
    mails += 1;
    const id = headers['message-id'] ?? '';
    const seen = lives.get(id);
    if (seen) seen.push(life);
    else lives.set(id, [life]);
    const key = KEY.exec(subject)?.[1];
    if (key === undefined) return;
    if (RESOLVED.test(subject)) told.add(key);
    else if (!paged.has(key)) {
      paged.add(key);
      toResolve.push(key);
    }
  });
  return {
    smtp,
    accepted,
    resolved,
    unpaged: () => [...accepted].filter((key) => !paged.has(key)),
    untold: () => [...resolved].filter((key) => !told.has(key)),
    accept: (keys) => keys.forEach((key) => accepted.add(key)),
    resolve: (keys) => keys.forEach((key) => resolved.add(key)),
    takePaged: (most) => toResolve.splice(0, most),
    nextLife: () => void (life += 1),
    duplicates() {
      const counts = new Map<number, number>();
      for (const seen of lives.values())
        for (const before of seen.slice(0, -1)) counts.set(before, (counts.get(before) ?? 0) + 1);
      return counts;
    },
    doubledInOneLife: () => [...lives].filter(([, seen]) => new Set(seen).size < seen.length).map(([id]) => id),
    get mails() {
      return mails;
    },
    close: () => smtp.close(),
  };
}
