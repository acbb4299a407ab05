import { readDocument } from '../../server/contract/configuration/document.ts';
import { formatPath } from '../../server/core/directory/kind.ts';
import type { Service } from '../../server/core/ownership/service.ts';
import { serviceDocumentOf } from './service-draft.ts';
import type { ServiceDraft } from './service-draft.ts';

/** Stands in while a new service has no id yet; the service makes one from its name. */
export const NEW_ID = 'new-service';

export interface Checked {
  readonly service: Service | null;
  /** By path, such as `owns[0]`. Checked by the schema that the service itself checks with. */
  readonly mistakes: ReadonlyMap<string, string>;
}

export function checkService(id: string | null, draft: ServiceDraft): Checked {
  const reading = readDocument('service', serviceDocumentOf(id ?? NEW_ID, draft), 1);
  if (reading.ok) return { service: reading.value, mistakes: new Map() };
  return {
    service: null,
    mistakes: new Map(reading.mistakes.map(({ path, message }) => [formatPath(path), message])),
  };
}
