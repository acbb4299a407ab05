import { connect } from 'node:net';
import type { Socket } from 'node:net';
import { grafanaBody } from './bodies.ts';
import { figuresOf } from './figures.ts';
import type { Figures } from './figures.ts';
import { now } from './pause.ts';

/** What a sender is told, over the pipe to its parent. */
export interface Task {
  readonly port: number;
  readonly path: string;
  readonly connections: number;
  readonly seconds: number;
  readonly warmUpSeconds: number;
  readonly alertsPerBody: number;
  /** Alerts are numbered from here on. */
  readonly from: number;
  /** How many alerts there are before numbers repeat; null for new ones for ever. */
  readonly among: number | null;
  /** Requests a second, evenly; null for as many as are answered. */
  readonly rate: number | null;
}

export interface Sent {
  /** Milliseconds from the request, or from when it was due where there is a rate, to the whole answer. */
  readonly latency: Figures;
  readonly seconds: number;
  /** Answers other than 200. */
  readonly refused: number;
  /** The first of them. */
  readonly firstRefusal: string;
  /** Requests in all, the warm-up included. */
  readonly total: number;
}

interface Line {
  readonly socket: Socket;
  send(dueAt: number): void;
}

const HEAD_END = Buffer.from('\r\n\r\n');

/**
 * Bare sockets, HTTP/1.1 with keep-alive, one request at a time on each: on a machine that sender and service share, a
 * real HTTP client would take more of it than the service does.
 */
class Run {
  readonly task: Task;
  private readonly done: (sent: Sent) => void;
  private readonly latencies: number[] = [];
  private readonly idle: Line[] = [];
  private readonly due: number[] = [];
  private readonly startedAt = now();
  private measureFrom: number;
  private endsAt: number;
  private next: number;
  private busy = 0;
  private finished = false;
  private total = 0;
  private refused = 0;
  private firstRefusal = '';
  private lines: Line[] = [];

  constructor(task: Task, done: (sent: Sent) => void) {
    this.task = task;
    this.done = done;
    this.next = task.from;
    this.measureFrom = this.startedAt + task.warmUpSeconds * 1_000;
    this.endsAt = this.measureFrom + task.seconds * 1_000;
  }

  async start(): Promise<void> {
    this.lines = await Promise.all(Array.from({ length: this.task.connections }, () => this.open()));
    if (this.task.rate === null) for (const line of this.lines) line.send(now());
    else {
      this.idle.push(...this.lines);
      this.pace(this.task.rate);
    }
  }

  /** Late requests keep their place in time: a service that stalls must not be asked less because of it. */
  private pace(rate: number): void {
    let released = 0;
    const beganAt = now();
    const timer = setInterval(() => {
      const until = Math.min(now(), this.endsAt);
      for (let at = beganAt + (released * 1_000) / rate; at <= until; at = beganAt + (released * 1_000) / rate) {
        this.due.push(at);
        released += 1;
      }
      this.assign();
      if (until >= this.endsAt && this.due.length === 0) {
        clearInterval(timer);
        this.finishIfDone();
      }
    }, 2);
  }

  private assign(): void {
    // The one that waited longest: a connection that is never used would be closed by the service.
    while (this.due.length > 0 && this.idle.length > 0) this.idle.shift()?.send(this.due.shift() ?? now());
  }

  private answered(line: Line, dueAt: number, ok: boolean, head: string): void {
    const at = now();
    this.busy -= 1;
    this.total += 1;
    if (!ok) {
      this.refused += 1;
      if (this.firstRefusal === '') this.firstRefusal = head;
    } else if (dueAt >= this.measureFrom && at <= this.endsAt + 5_000) this.latencies.push(at - dueAt);
    if (this.task.rate !== null) {
      this.idle.push(line);
      this.assign();
      if (at >= this.endsAt && this.due.length === 0) this.finishIfDone();
    } else if (at < this.endsAt) line.send(at);
    else this.finishIfDone();
  }

  private finishIfDone(): void {
    if (this.busy > 0 || this.finished) return;
    this.finished = true;
    for (const { socket } of this.lines) socket.destroy();
    const { refused, firstRefusal, total } = this;
    this.done({ latency: figuresOf(this.latencies), seconds: this.task.seconds, refused, firstRefusal, total });
  }

  private async open(): Promise<Line> {
    const { port, path, alertsPerBody, among, from } = this.task;
    const body = grafanaBody(alertsPerBody);
    const head = Buffer.from(
      `POST ${path} HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\nuser-agent: Grafana\r\ncontent-type: application/json\r\n` +
        `content-length: ${body.bytes.length}\r\naccept-encoding: gzip\r\n\r\n`,
    );
    const socket = connect({ port, host: '127.0.0.1', noDelay: true });
    await new Promise<void>((resolve, reject) => socket.once('connect', resolve).once('error', reject));
    let sentAt = 0;
    const line: Line = {
      socket,
      send: (dueAt) => {
        sentAt = dueAt;
        this.busy += 1;
        for (let index = 0; index < alertsPerBody; index += 1) {
          body.number(index, among === null ? this.next : from + (this.next % among));
          this.next += 1;
        }
        socket.cork();
        socket.write(head);
        socket.write(body.bytes);
        socket.uncork();
      },
    };
    let rest: Buffer = Buffer.alloc(0);
    socket.on('data', (chunk: Buffer) => {
      rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
      const end = rest.indexOf(HEAD_END);
      if (end < 0) return;
      const answer = rest.toString('latin1', 0, end);
      const length = Number(/^content-length: (\d+)/im.exec(answer)?.[1] ?? 0);
      if (rest.length < end + HEAD_END.length + length) return;
      const text = answer.startsWith('HTTP/1.1 200') ? '' : rest.toString('utf8');
      rest = Buffer.alloc(0);
      this.answered(line, sentAt, text === '', text);
    });
    socket.on('error', (error) => {
      throw error;
    });
    socket.on('close', () => {
      // What was asked on it will never be answered, and the run would wait for that for ever.
      if (!this.finished) throw new Error('the service closed a connection in the middle of a run');
    });
    return line;
  }
}

process.once('disconnect', () => process.exit());
process.on('message', (task: Task) => {
  const run = new Run(task, (sent) => process.send?.(sent));
  void run.start();
});
