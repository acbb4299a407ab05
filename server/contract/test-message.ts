import { z } from 'zod';

export const testMessageResult = z
  .object({ ok: z.boolean(), detail: z.string().meta({ description: "What the provider said, in a human's words." }) })
  .meta({ id: 'TestMessageResult' });
