import { pino } from 'pino';
import type { DestinationStream, Level, LogFn, Logger } from 'pino';
import { redact, scrub } from './redaction.ts';

export const LOG_LEVELS = ['debug', 'info', 'warn', 'error', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

type Line = (fields: Readonly<Record<string, unknown>>, message: string) => void;

/** As little as the rooms need, so that a test can pass four functions. */
export interface Log {
  readonly debug: Line;
  readonly info: Line;
  readonly warn: Line;
  readonly error: Line;
  child(fields: Readonly<Record<string, unknown>>): Log;
}

export interface LogSettings {
  readonly level: LogLevel;
  readonly destination?: DestinationStream;
}

const DEBUG: Level = 'debug';

/**
 * Lines of JSON on standard output. Every line is redacted on its way out rather than where it is written, because the
 * one place that forgets would be the leak. Addresses of people are masked from `info` upwards: whoever turns on
 * `debug` looks for a message that went to the wrong place and needs to see where.
 */
export function createLog(settings: LogSettings): Log {
  const debugLevel = pino.levels.values[DEBUG] ?? 20;
  const options = {
    level: settings.level,
    base: undefined,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
    hooks: {
      logMethod(this: Logger, inputs: Parameters<LogFn>, method: LogFn, level: number): void {
        const addresses = level > debugLevel;
        const clean = inputs.map((input: unknown) =>
          typeof input === 'string' ? scrub(input, addresses) : redact(input, addresses),
        );
        // The hook's inputs are a tuple by pino's types; cleaning must keep its length and order.
        method.apply(this, clean as unknown as Parameters<LogFn>);
      },
    },
  };
  return wrapped(settings.destination === undefined ? pino(options) : pino(options, settings.destination));
}

function wrapped(logger: Logger): Log {
  return {
    debug: (fields, message) => logger.debug(fields, message),
    info: (fields, message) => logger.info(fields, message),
    warn: (fields, message) => logger.warn(fields, message),
    error: (fields, message) => logger.error(fields, message),
    // What a child always carries never passes `logMethod`, so it is cleaned here.
    child: (fields) => wrapped(logger.child(Object.fromEntries(Object.entries(redact(fields, true) ?? {})))),
  };
}
