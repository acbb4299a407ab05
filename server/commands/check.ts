import { planProvisioning } from '../engine/configuration/provisioning-plan.ts';
import { emptySnapshot } from '../engine/configuration/snapshot.ts';
import { abilities } from '../main.ts';
import { lookupIn } from '../runtime/environment/source.ts';
import { formatMistake } from '../runtime/provisioning/mistake.ts';
import { readProvisioning } from '../runtime/provisioning/provisioning.ts';
import { EXIT, Refused } from './command.ts';
import type { Command } from './command.ts';
import { configurationFrom } from './configuration.ts';
import { readWords } from './words.ts';

export const check: Command = {
  name: 'check',
  usage: 'check [folder]',
  meaning: 'Read a folder of provisioning files and name every mistake, without starting anything.',
  async run(words, { environment, print, complain }) {
    const [named] = readWords(words, this.usage, { positionals: ['folder?'] }).positionals;
    const folder = named ?? configurationFrom(environment).provisioning;
    if (folder === null) throw new Refused(['TOCSIN_PROVISIONING is "none": name a folder, tocsin check <folder>.']);
    const lookup = lookupIn(environment);
    const files = await readProvisioning(folder, lookup);
    const { mistakes, warnings } = planProvisioning(emptySnapshot, files, folder, abilities, lookup);
    for (const warning of warnings) complain(`Worth a look: ${formatMistake(warning)}`);
    if (mistakes.length > 0) throw new Refused([`${folder} cannot be used:`, ...mistakes.map(formatMistake)]);
    print(`${folder} is fine: ${files.documents.length} documents.\n`);
    return EXIT.fine;
  },
};
