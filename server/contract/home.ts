import { z } from 'zod';
import { alertGroup } from './alert-group.ts';
import { finding } from './readiness.ts';
import { instant, named } from './wire.ts';

/** In the order in which an installation is set up. */
export const SET_UP_STEPS = [
  'service',
  'team',
  'person',
  'schedule',
  'chain',
  'owner',
  'integration',
  'alert',
  'answer',
] as const;

const duty = z
  .object({
    schedule: named,
    until: instant.nullable().meta({ description: 'Null: nothing changes within the horizon.' }),
    next: z.array(named).meta({ description: 'Who is on call from then on.' }),
  })
  .meta({ id: 'Duty' });

const onCall = z.object({
  now: z.array(duty).meta({ description: 'Schedules in which I am on call.' }),
  next: z
    .object({ schedule: named, start: instant, end: instant })
    .nullable()
    .meta({ description: 'My next shift, wherever it is.' }),
});

const wanting = z.object({
  items: z.array(alertGroup).meta({ description: 'The newest of them.' }),
  total: z.int(),
});

const myTeam = z
  .object({
    team: named,
    isLead: z.boolean(),
    schedules: z.array(duty.extend({ people: z.array(named).meta({ description: 'Empty: nobody is on call.' }) })),
  })
  .meta({ id: 'MyTeam' });

const warning = z
  .object({
    person: named,
    schedule: named,
    from: instant.nullable().meta({ description: 'When they go on call; null: they are.' }),
    finding,
  })
  .meta({ id: 'ReadinessWarning' });

/** Everything that the first screen shows, in one answer. */
export const home = z
  .object({
    at: instant,
    person: named.nullable().meta({ description: 'Null: nobody here is the caller, and so never on call.' }),
    onCall,
    mine: wanting.meta({ description: 'Alert groups that page me now.' }),
    ofMyTeams: wanting.meta({ description: 'Firing alert groups of my teams that page somebody else.' }),
    teams: z.array(myTeam),
    warnings: z.array(warning).meta({ description: 'On call now or next, and something is amiss with reaching them.' }),
    staleCalendars: z
      .array(
        z.object({
          schedule: named,
          layer: z.string(),
          since: instant.meta({ description: 'When it was last known to be as it is in force.' }),
          problem: z.string().nullable(),
        }),
      )
      .meta({ description: 'Imported calendars that could not be read for an hour or longer.' }),
    steps: z
      .array(
        z.object({
          step: z.enum(SET_UP_STEPS),
          isDone: z.boolean(),
          id: z.string().nullable().meta({ description: 'What the step is best done with, where there is one.' }),
        }),
      )
      .meta({ description: 'What is left to set up, until the first page was answered.' }),
    answers: z.object({
      days: z.int().meta({ description: 'How far back it looks.' }),
      n: z.int().meta({ description: 'Answered alert groups; of the newest hundred at most.' }),
      medianMs: z.number().nullable(),
      last: z.object({ id: z.string(), number: z.int(), at: instant, ms: z.number() }).nullable(),
    }),
  })
  .meta({ id: 'Home' });
