import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const folder = join(import.meta.dirname, '../../../integrations');

/** What real senders sent: the best place to start damaging from. */
export interface RecordedBody {
  readonly type: string;
  readonly text: string;
  readonly json: unknown;
}

export const recordedBodies: readonly RecordedBody[] = ['grafana', 'alertmanager'].flatMap((type) =>
  readdirSync(join(folder, type, 'recorded')).map((name) => {
    // A request as the recording server wrote it.
    const { body } = JSON.parse(readFileSync(join(folder, type, 'recorded', name), 'utf8')) as { body: string };
    return { type, text: body, json: JSON.parse(body) as unknown };
  }),
);
