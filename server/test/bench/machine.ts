import { readFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';

const GIB = 2 ** 30;
/** Clock ticks a second in /proc; the same on every Linux that Node runs on. */
const TICKS_PER_S = 100;
const MIB = 2 ** 20;

/** Figures without the machine say nothing. The load is that of others, taken before the first scenario. */
export function describeMachine(now: Date): string {
  const [first] = cpus();
  const load = loadavg().map((value) => value.toFixed(1));
  return [
    now.toISOString().slice(0, 16).replace('T', ' ') + ' UTC',
    `${cpus().length} × ${first?.model ?? 'unknown CPU'}`,
    `${(totalmem() / GIB).toFixed(1)} GiB`,
    `Node ${process.versions.node}`,
    `load ${load.join(' ')}`,
  ].join(' · ');
}

export interface Consumption {
  /** Processor time used so far, user and system. */
  readonly cpuMs: number;
  readonly rssMib: number;
}

/** What a process has used; zeros where there is no /proc. */
export function consumptionOf(pid: number): Consumption {
  try {
    // The name in brackets may hold blanks, so count from behind it: state is field 3, utime 14, stime 15.
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const ticks = Number(fields[11]) + Number(fields[12]);
    const resident = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? '0';
    return { cpuMs: (ticks * 1_000) / TICKS_PER_S, rssMib: (Number(resident) * 1_024) / MIB };
  } catch {
    return { cpuMs: 0, rssMib: 0 };
  }
}
