import { z } from 'zod';
import type { Settings } from '../../core/directory/directory.ts';
import { id } from './scalars.ts';
import { shape } from './shape.ts';
import { decodeTarget, encodeTarget, targets } from './target.ts';

const alarm = shape({ channel: id, address: z.string().min(1, 'write the address').max(500) });

export const settingsSchema = shape({
  fallback: targets
    .min(1, 'must not be empty: somebody has to be paged when everything else reached nobody')
    .describe('Paged when neither a chain nor the fallback of its team reached anybody.'),
  alarms: z
    .array(alarm)
    .max(50)
    .prefault([])
    .describe('Where "nobody can be reached" is said as well: addresses that belong to no person.'),
}).meta({ id: 'Settings' });

export type SettingsDocument = z.input<typeof settingsSchema>;

export function decodeSettings(document: z.output<typeof settingsSchema>): Settings {
  return { fallback: document.fallback.map(decodeTarget), alarms: document.alarms };
}

export function encodeSettings(settings: Settings): SettingsDocument {
  return z.encode(settingsSchema, { fallback: settings.fallback.map(encodeTarget), alarms: [...settings.alarms] });
}
