import { z } from 'zod';

/** What of the installation, beside its configuration, decides who can be reached and how. */
export const channelList = z
  .object({
    items: z.array(
      z.object({
        id: z.string().meta({ description: 'As contact methods name it: slack, email, sms, webhook.' }),
        kind: z.enum(['chat', 'mail', 'text', 'machine']),
        notifies: z.boolean().meta({ description: 'Whether news that need no answer are sent there as well.' }),
      }),
    ),
  })
  .meta({ id: 'ChannelList' });

/** How often the steps of a chain that take turns have taken one, by their position in the chain. */
export const turnList = z
  .object({ items: z.array(z.object({ step: z.int(), taken: z.int() })) })
  .meta({ id: 'TurnList' });
