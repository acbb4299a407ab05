import { channelSettings } from '../channels/registry.ts';
import { readConfig } from '../runtime/config.ts';
import type { Config } from '../runtime/config.ts';
import type { EnvironmentSource } from '../runtime/environment/source.ts';
import { Refused } from './command.ts';

/** What the environment says; refused with everything that is wrong with it. */
export function configurationFrom(environment: EnvironmentSource): Config {
  const result = readConfig(environment, channelSettings);
  if (result.ok) return result.config;
  const count = result.errors.length;
  const first = `The environment has ${count === 1 ? 'a mistake' : `${count} mistakes`}:`;
  throw new Refused([first, ...result.errors.map((error) => `  ${error}`), 'tocsin --help lists every setting.']);
}
