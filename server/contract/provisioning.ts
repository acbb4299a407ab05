import { z } from 'zod';
import { instant } from './wire.ts';

const mistake = z.object({ file: z.string(), line: z.int().nullable(), field: z.string(), detail: z.string() });

export const provisioningStatus = z
  .object({
    folder: z.string().nullable().meta({ description: 'Null: nothing is provisioned from files.' }),
    loadedAt: instant.nullable(),
    documents: z.int().meta({ description: 'Documents that files own.' }),
    changed: z.int().meta({ description: 'Documents that the last load changed.' }),
    mistakes: z.array(mistake).meta({ description: 'Of the last try; not empty: it changed nothing.' }),
    warnings: z.array(mistake).meta({ description: 'Of the last try: worth a look, and no reason to refuse.' }),
  })
  .meta({ id: 'ProvisioningStatus' });
