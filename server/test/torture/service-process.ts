import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';

export interface ServiceSettings {
  /** The built service. */
  readonly entry: string;
  readonly port: number;
  readonly provisioning: string;
  readonly smtpUrl: string;
  readonly database:
    { readonly kind: 'sqlite'; readonly file: string } | { readonly kind: 'postgres'; readonly url: string };
  /** Arguments for Node itself. */
  readonly node?: readonly string[];
}

export const ADMIN_TOKEN = 'torture-admin-token-torture';

/** The real service in a process of its own. */
export interface ServiceProcess {
  readonly child: ChildProcess;
  /** Resolves to false when the process ended before it was ready. */
  readonly ready: Promise<boolean>;
  readonly exited: Promise<{ readonly code: number | null; readonly signal: NodeJS.Signals | null }>;
  /** Lines of its log at level error, and whatever it wrote to stderr. */
  readonly errors: readonly string[];
  end(signal: NodeJS.Signals): Promise<{ readonly code: number | null; readonly signal: NodeJS.Signals | null }>;
}

const running = new Set<ChildProcess>();
// However this process ends, it leaves no service behind.
process.on('exit', () => running.forEach((child) => child.kill('SIGKILL')));

function environmentOf({ port, provisioning, smtpUrl, database }: ServiceSettings): Record<string, string> {
  return {
    TOCSIN_PROVISIONING: provisioning,
    TOCSIN_PORT: String(port),
    TOCSIN_PUBLIC_URL: `http://127.0.0.1:${port}`,
    TOCSIN_SMTP_URL: smtpUrl,
    TOCSIN_MAIL_FROM: 'Tocsin <tocsin@example.test>',
    TOCSIN_ADMIN_TOKEN: ADMIN_TOKEN,
    ...(database.kind === 'sqlite' ? { TOCSIN_DATA: database.file } : { DATABASE_URL: database.url }),
  };
}

export function startProcess(settings: ServiceSettings): ServiceProcess {
  const child = spawn(process.execPath, [...(settings.node ?? []), settings.entry, 'serve'], {
    // Nothing of the caller's environment: a DATABASE_URL of the developer's own must not be tortured.
    env: environmentOf(settings),
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  running.add(child);
  const errors: string[] = [];
  const exited = new Promise<{ code: number | null; signal: NodeJS.Signals | null }>((resolve) => {
    child.once('close', (code, signal) => {
      running.delete(child);
      resolve({ code, signal });
    });
  });
  const ready = new Promise<boolean>((resolve) => {
    void exited.then(() => resolve(false));
    readLines(child, (line) => {
      if (line.includes('"msg":"ready"')) resolve(true);
      if (line.includes('"level":"error"')) errors.push(line);
    });
  });
  child.stderr?.setEncoding('utf8').on('data', (text: string) => errors.push(text.trimEnd()));
  return {
    child,
    ready,
    exited,
    errors,
    end(signal) {
      child.kill(signal);
      return exited;
    },
  };
}

function readLines(child: ChildProcess, take: (line: string) => void): void {
  if (child.stdout) createInterface({ input: child.stdout }).on('line', take);
}
