import { createLog } from '../runtime/log.ts';
import { VERSION } from '../runtime/version.ts';
import type { Command } from './command.ts';
import { configurationFrom } from './configuration.ts';
import { untilStopped } from './running.ts';
import { start } from './starting.ts';
import { readWords } from './words.ts';

export const serve: Command = {
  name: 'serve',
  usage: 'serve',
  meaning: 'Run the service. SIGHUP reads the provisioning files again; SIGTERM and Ctrl-C stop it.',
  async run(words, surroundings) {
    readWords(words, this.usage, {});
    const config = configurationFrom(surroundings.environment);
    const log = createLog({ level: config.logLevel });
    const service = await start({ config, clock: surroundings.clock, log });
    // Before it says that it is ready, or a supervisor that is quick to stop it would cut it off.
    const stopped = untilStopped(service, service.shutdown, log, surroundings.signals);
    log.info({ version: VERSION, host: config.http.host, port: service.port, url: config.publicUrl }, 'ready');
    return await stopped;
  },
};
