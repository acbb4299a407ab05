import { createHash, timingSafeEqual } from 'node:crypto';
import type { Directory, Integration } from '../../core/directory/directory.ts';

interface Entry {
  readonly digest: Buffer;
  readonly integration: Integration;
}

/**
 * Finds integrations by the token in the URL without telling by its timing how much of a guess was right. Both sides are
 * hashed first: what the map compares early-out is a SHA-256 digest, of which a guesser controls no prefix, and the last
 * comparison takes the same time for every digest.
 */
export class TokenIndex {
  private directory: Directory | null = null;
  private entries = new Map<string, Entry>();

  find(directory: Directory, token: string): Integration | null {
    if (directory !== this.directory) this.rebuild(directory);
    const digest = createHash('sha256').update(token).digest();
    const entry = this.entries.get(digest.toString('base64'));
    return entry !== undefined && timingSafeEqual(entry.digest, digest) ? entry.integration : null;
  }

  /** A directory is one immutable snapshot, so its identity is enough to know that nothing changed. */
  private rebuild(directory: Directory): void {
    this.entries = new Map();
    for (const integration of directory.integrations.values()) {
      const digest = createHash('sha256').update(integration.token).digest();
      this.entries.set(digest.toString('base64'), { digest, integration });
    }
    this.directory = directory;
  }
}
