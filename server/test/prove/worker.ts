import { walkZone } from './walk.ts';
import type { Task } from './walk.ts';

/** A process that walks one zone after the other, as its parent asks. */
process.on('message', (task: Task) => {
  process.send?.(walkZone(task));
});
process.on('disconnect', () => process.exit(0));
