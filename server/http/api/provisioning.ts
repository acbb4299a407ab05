import type { Api } from '../../contract/routes.ts';
import type { Provisioning, ProvisioningState } from '../../engine/configuration/provisioning.ts';
import type { Metrics } from '../../runtime/metrics.ts';
import type { FileMistake } from '../../runtime/provisioning/mistake.ts';
import { Refusal } from '../problem.ts';
import type { HandlersOf } from './handler.ts';
import { isoOrNull } from './naming.ts';

export function provisioningHandlers(
  provisioning: Provisioning,
  metrics: Pick<Metrics, 'configurationReloads'>,
): HandlersOf<Api['provisioning']> {
  return {
    status: () => ({ body: onWire(provisioning.state()) }),
    reload: async () => {
      const state = await provisioning.reload();
      metrics.configurationReloads.inc({ result: state.mistakes.length > 0 ? 'refused' : 'loaded' });
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

function onWire({ folder, loadedAt, documents, changed, mistakes, warnings }: ProvisioningState) {
  const counts = { folder, loadedAt: isoOrNull(loadedAt), documents, changed };
  return { ...counts, mistakes: mistakes.map(mistakeOf), warnings: warnings.map(mistakeOf) };
}

function mistakeOf({ file, line, field, message }: FileMistake) {
  return { file, line, field, detail: message };
}
