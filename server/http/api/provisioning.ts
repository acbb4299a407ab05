import type { Api } from '../../contract/routes.ts';
import type { Instant } from '../../core/time/instant.ts';
import type { FileMistake } from '../../runtime/provisioning/mistake.ts';
import { Refusal } from '../problem.ts';
import type { HandlersOf } from './handler.ts';
import { isoOrNull } from './naming.ts';

export interface ProvisioningState {
  /** Null: nothing is provisioned from files. */
  readonly folder: string | null;
  readonly loadedAt: Instant | null;
  /** Documents that files own, and how many of them the last load changed. */
  readonly documents: number;
  readonly changed: number;
  /** Of the last try. */
  readonly mistakes: readonly FileMistake[];
}

/** What the API asks of the provisioning folder. */
export interface Provisioning {
  state(): ProvisioningState;
  /** Reads the files again; with any mistake in them nothing has changed. */
  reload(): Promise<ProvisioningState>;
}

export function provisioningHandlers(provisioning: Provisioning): HandlersOf<Api['provisioning']> {
  return {
    status: () => ({ body: onWire(provisioning.state()) }),
    reload: async () => {
      const state = await provisioning.reload();
      if (state.mistakes.length === 0) return { body: onWire(state) };
      const errors = state.mistakes.map(({ file, line, column, field, message }) => ({
        path: line === null ? file : `${file}:${line}:${column ?? 1}`,
        detail: field === '' ? message : `${field}: ${message}`,
      }));
      const count = errors.length === 1 ? 'a mistake' : `${errors.length} mistakes`;
      throw new Refusal('broken-configuration', `The files have ${count}, so nothing changed.`, { errors });
    },
  };
}

function onWire({ folder, loadedAt, documents, changed, mistakes }: ProvisioningState) {
  const named = mistakes.map(({ file, line, field, message }) => ({ file, line, field, detail: message }));
  return { folder, loadedAt: isoOrNull(loadedAt), documents, changed, mistakes: named };
}
