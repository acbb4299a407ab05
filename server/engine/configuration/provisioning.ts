import type { Abilities } from '../../core/directory/abilities.ts';
import type { Instant } from '../../core/time/instant.ts';
import type { Clock } from '../../runtime/clock.ts';
import type { FileMistake } from '../../runtime/provisioning/mistake.ts';
import { readProvisioning } from '../../runtime/provisioning/provisioning.ts';
import type { Lookup } from '../../runtime/provisioning/secrets.ts';
import type { Live } from './live.ts';
import { planProvisioning, planRelease } from './provisioning-plan.ts';

export interface ProvisioningState {
  readonly folder: string | null;
  readonly loadedAt: Instant | null;
  readonly documents: number;
  readonly changed: number;
  /** Of the last try; not empty: it changed nothing. */
  readonly mistakes: readonly FileMistake[];
  readonly warnings: readonly FileMistake[];
}

export interface Provisioning {
  state(): ProvisioningState;
  /** Reads the files and makes the store say the same: everything, or with any mistake nothing. */
  reload(): Promise<ProvisioningState>;
}

interface Options {
  readonly folder: string | null;
  readonly abilities: Abilities;
  readonly lookup: Lookup;
  readonly clock: Clock;
}

const BY = 'provisioning';

export function createProvisioning(live: Live, { folder, abilities, lookup, clock }: Options): Provisioning {
  let state: ProvisioningState = { folder, loadedAt: null, documents: 0, changed: 0, mistakes: [], warnings: [] };
  let last: Promise<unknown> = Promise.resolve();

  const load = async (): Promise<ProvisioningState> => {
    if (folder === null) {
      await live.commit((before) => ({ edits: planRelease(before, lookup), result: null }), BY);
      return state;
    }
    const files = await readProvisioning(folder, lookup);
    const plan = await live.commit((before) => {
      const planned = planProvisioning(before, files, folder, abilities, lookup);
      return { edits: planned.mistakes.length > 0 ? [] : planned.edits, result: planned };
    }, BY);
    const { mistakes, warnings, edits } = plan;
    state =
      mistakes.length > 0
        ? { ...state, mistakes, warnings }
        : {
            folder,
            loadedAt: clock.now(),
            documents: files.documents.length,
            changed: edits.length,
            mistakes,
            warnings,
          };
    return state;
  };

  return {
    state: () => state,
    reload() {
      // One after the other, or files that were read earlier could be written later.
      const next = last.then(load, load);
      last = next;
      return next;
    },
  };
}
