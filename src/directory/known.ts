import type { Directory } from '../../server/core/directory/directory.ts';
import { namesOf } from '../../server/core/directory/names.ts';
import type { Channels } from '../../server/core/directory/world.ts';
import type { Names } from '../../server/core/insights/describe.ts';
import { channelsOf, directoryOf } from './directory.ts';
import type { Documents } from './documents.ts';

/** Everything that a preview looks through. */
export interface Known {
  readonly documents: Documents;
  readonly directory: Directory;
  readonly channels: Channels;
  readonly names: Names;
}

export function knownOf(documents: Documents): Known {
  const directory = directoryOf(documents);
  return { documents, directory, channels: channelsOf(documents), names: namesOf(directory) };
}
