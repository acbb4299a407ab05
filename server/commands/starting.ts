import { BrokenProvisioning, startService } from '../main.ts';
import type { Service, ServiceOptions } from '../main.ts';
import { Refused } from './command.ts';

/** Starts the service, or refuses with what has to be put right first. */
export async function start(options: ServiceOptions): Promise<Service> {
  try {
    return await startService(options);
  } catch (error) {
    throw refusalOf(error, options) ?? error;
  }
}

function refusalOf(error: unknown, { config }: ServiceOptions): Refused | null {
  if (error instanceof BrokenProvisioning) return new Refused(error.message.split('\n'));
  if (!(error instanceof Error)) return null;
  const { host, port } = config.http;
  switch ('syscall' in error && error.syscall === 'listen' && 'code' in error ? error.code : null) {
    case 'EADDRINUSE':
      return new Refused([`Port ${port} on ${host} is in use. Stop what listens there, or set TOCSIN_PORT.`]);
    case 'EACCES':
      return new Refused([`Port ${port} on ${host} needs more rights. Set TOCSIN_PORT to one above 1023.`]);
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return new Refused([`This machine has no address ${host}. Set TOCSIN_HOST to one that it has, or to 0.0.0.0.`]);
    default:
      // The store explains in a sentence of its own what it could not open, and keeps the error behind it as its cause.
      return error.cause === undefined ? null : new Refused([error.message]);
  }
}
