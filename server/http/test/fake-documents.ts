import { readDocument } from '../../contract/configuration/document.ts';
import type { Kind } from '../../core/directory/kind.ts';
import type { Documents, PutRequest, PutResult, RemoveResult, StoredDocument } from '../api/documents.ts';
import { TOWN } from './town.ts';

const CHANGED_AT = Date.UTC(2026, 10, 20);

/** Documents in memory, with the versions, files and refusals of the real ones. */
export class FakeDocuments implements Documents {
  private readonly stored = new Map<string, StoredDocument[]>();
  /** What a test lets refer to everything that is deleted. */
  usedBy: readonly string[] = [];

  constructor() {
    for (const [kind, id, document] of TOWN) {
      const file = id === 'catch-all' ? 'town.yaml' : null;
      this.stored.set(`${kind}/${id}`, [this.version(id, document, 1, file, 'provisioning')]);
    }
  }

  async list(kind: Kind): Promise<readonly StoredDocument[]> {
    return [...this.stored]
      .filter(([key]) => key.startsWith(`${kind}/`))
      .flatMap(([, [newest]]) => (newest === undefined || newest.document === null ? [] : [newest]));
  }

  async versions(kind: Kind, id: string): Promise<readonly StoredDocument[]> {
    return this.stored.get(`${kind}/${id}`) ?? [];
  }

  async put({ kind, id, document, ifVersion, by }: PutRequest): Promise<PutResult> {
    const versions = this.stored.get(`${kind}/${id}`) ?? [];
    const refusal = this.refusal(versions[0], ifVersion);
    if (refusal !== null) return refusal;
    const read = readDocument(kind, document, 1);
    if (!read.ok) return { kind: 'invalid', mistakes: read.mistakes };
    const stored = this.version(id, document, (versions[0]?.version ?? 0) + 1, null, by);
    this.stored.set(`${kind}/${id}`, [stored, ...versions]);
    return { kind: 'stored', stored };
  }

  async remove({ kind, id, ifVersion, by }: Omit<PutRequest, 'document'>): Promise<RemoveResult> {
    const versions = this.stored.get(`${kind}/${id}`) ?? [];
    const [newest] = versions;
    if (newest === undefined || newest.document === null) return { kind: 'missing' };
    const refusal = this.refusal(newest, ifVersion);
    if (refusal !== null) return refusal;
    if (this.usedBy.length > 0) return { kind: 'used', by: this.usedBy };
    this.stored.set(`${kind}/${id}`, [this.version(id, null, newest.version + 1, null, by), ...versions]);
    return { kind: 'removed' };
  }

  private refusal(newest: StoredDocument | undefined, ifVersion: number | null) {
    if (newest !== undefined && newest.file !== null) return { kind: 'provisioned', file: newest.file } as const;
    const version = newest?.version ?? 0;
    return ifVersion !== null && ifVersion !== version ? ({ kind: 'changed', version } as const) : null;
  }

  private version(
    id: string,
    document: unknown,
    version: number,
    file: string | null,
    changedBy: string,
  ): StoredDocument {
    return { id, version, document, file, changedAt: CHANGED_AT, changedBy };
  }
}
