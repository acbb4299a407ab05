import { readDocument } from '../../contract/configuration/document.ts';
import type { Decoded, Reading } from '../../contract/configuration/document.ts';
import type { Mistake } from '../../contract/configuration/mistake.ts';
import type { Directory } from '../../core/directory/directory.ts';
import { emptyDirectory } from '../../core/directory/empty.ts';
import type { Kind } from '../../core/directory/kind.ts';
import { resolveSecrets } from '../../runtime/provisioning/secrets.ts';
import type { Lookup } from '../../runtime/provisioning/secrets.ts';
import type { Entry } from './entry.ts';

type Listed = Exclude<Kind, 'settings'>;

const FIELDS = {
  team: 'teams',
  person: 'people',
  service: 'services',
  schedule: 'schedules',
  'holiday-list': 'holidayLists',
  'escalation-chain': 'chains',
  integration: 'integrations',
} as const satisfies { readonly [K in Listed]: keyof Directory };

/** The next directory while it is made. A map is copied when it is first written to, so that readers keep theirs. */
export class DirectoryDraft {
  private directory: Directory;
  private readonly copied = new Set<Kind>();

  constructor(before: Directory) {
    this.directory = before;
  }

  remove(kind: Kind, id: string): void {
    if (kind === 'settings') this.setSettings(emptyDirectory.settings);
    else this.mapOf(kind).delete(id);
  }

  /** Adds the document, or answers why it cannot be read. */
  add({ kind, id, version, document, file }: Entry, lookup: Lookup): readonly Mistake[] {
    const resolved = file === null ? { document, missing: [] } : resolveSecrets(kind, document, lookup);
    if (resolved.missing.length > 0) {
      return resolved.missing.map(({ path, name }) => ({ path, message: `the variable ${name} is not set` }));
    }
    if (kind === 'settings') {
      return keep(readDocument(kind, resolved.document, version), (settings) => this.setSettings(settings));
    }
    return keep(readDocument(kind, resolved.document, version), (value) => void this.mapOf(kind).set(id, value));
  }

  finish(revision: number): Directory {
    return { ...this.directory, revision };
  }

  private setSettings(settings: Decoded['settings']): void {
    this.directory = { ...this.directory, settings };
  }

  private mapOf(kind: Listed): Map<string, unknown> {
    const field = FIELDS[kind];
    if (!this.copied.has(kind)) {
      this.copied.add(kind);
      this.directory = { ...this.directory, [field]: new Map<string, unknown>(this.directory[field]) };
    }
    // A Map since the line above, and ours; what goes in comes from the reader of this very kind.
    return this.directory[field] as Map<string, unknown>;
  }
}

function keep<T>(read: Reading<T>, take: (value: T) => void): readonly Mistake[] {
  if (!read.ok) return read.mistakes;
  take(read.value);
  return [];
}
