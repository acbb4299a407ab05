/** Somebody else changed it since it was read. Nothing of this transaction may be kept; trying again is right. */
export class VersionConflict extends Error {
  readonly kind = 'version-conflict';

  constructor(what: string) {
    super(`${what} changed since it was read`);
    this.name = 'VersionConflict';
  }
}
