import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Storage } from './outage.ts';

export interface SmallDisk extends Storage {
  readonly folder: string;
  remove(): void;
}

const SIZE = '48m';

/** A disk of 48 MB in memory, which can be filled to the last byte; null where nobody may mount one. */
export function mountSmallDisk(): SmallDisk | null {
  const folder = mkdtempSync(path.join(tmpdir(), 'tocsin-disk-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${SIZE}`, 'tmpfs', folder], { stdio: 'pipe' });
  } catch {
    rmSync(folder, { recursive: true });
    return null;
  }
  const ballast = path.join(folder, 'ballast');
  return {
    folder,
    async take() {
      const { bavail, bsize } = await statfs(folder);
      try {
        writeFileSync(ballast, Buffer.alloc(bavail * bsize));
      } catch (error) {
        // The service wrote in between, so that the disk was full a little earlier: which is what was wanted.
        if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error;
      }
    },
    async give() {
      rmSync(ballast);
    },
    remove() {
      execFileSync('umount', ['--lazy', folder], { stdio: 'pipe' });
      rmSync(folder, { recursive: true });
    },
  };
}

/**
 * The operating system refuses every write to a file, as for a file system that has become read-only under a running
 * process. Needs `prlimit` of util-linux.
 */
export const refusedWrites: Storage = {
  take: async (pid) => limitFiles(pid, '0'),
  give: async (pid) => limitFiles(pid, 'unlimited'),
};

function limitFiles(pid: number, size: string): void {
  execFileSync('prlimit', ['--pid', String(pid), `--fsize=${size}:unlimited`], { stdio: 'pipe' });
}
