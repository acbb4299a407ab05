import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { TOKEN } from './town.ts';
import type { Sent, Task } from './sender.ts';

/** A process of its own that sends, so that what it costs is not the service's. */
export interface Sender {
  send(task: Partial<Task> & Pick<Task, 'port' | 'from'>): Promise<Sent>;
  close(): void;
}

const USUAL: Omit<Task, 'port' | 'from'> = {
  path: `/integrations/v1/grafana/${TOKEN}/`,
  connections: 64,
  seconds: 10,
  warmUpSeconds: 0,
  alertsPerBody: 1,
  among: null,
  rate: null,
};

export function openSender(): Sender {
  const file = fileURLToPath(new URL('./sender.ts', import.meta.url));
  const child: ChildProcess = fork(file, { execArgv: ['--import', 'tsx'] });
  return {
    send: (task) =>
      new Promise((resolve, reject) => {
        const gone = (): void => reject(new Error('the sender ended before its task did'));
        child.once('exit', gone);
        // The sender answers each task with what it sent, and says nothing else.
        child.once('message', (sent) => {
          child.off('exit', gone);
          resolve(sent as Sent);
        });
        child.send({ ...USUAL, ...task } satisfies Task);
      }),
    close: () => void child.kill(),
  };
}
