import type { Scenario } from './bench.ts';
import { describeMachine } from './machine.ts';
import { readOptions, USAGE } from './options.ts';
import { openPlaces } from './place.ts';
import { openReceiver } from './receiver.ts';
import { burst } from './scenarios/burst.ts';
import { core } from './scenarios/core.ts';
import { endToEnd } from './scenarios/end-to-end.ts';
import { firstCall } from './scenarios/first-call.ts';
import { idle } from './scenarios/idle.ts';
import { intake } from './scenarios/intake.ts';
import { lateness } from './scenarios/lateness.ts';
import { pages } from './scenarios/pages.ts';
import { ready } from './scenarios/ready.ts';
import { openSender } from './senders.ts';

/** Those that need a database, in this order on each. */
const SCENARIOS: readonly Scenario[] = [intake, endToEnd, firstCall, lateness, burst, idle, ready, pages];

async function run(args: readonly string[]): Promise<void> {
  const options = readOptions(args, [...SCENARIOS.map((scenario) => scenario.name), core.name]);
  const isWanted = ({ name }: { readonly name: string }): boolean =>
    options.only.length === 0 || options.only.includes(name);
  console.log(describeMachine(new Date()));
  if (isWanted(core)) core.run();
  const wanted = SCENARIOS.filter(isWanted);
  if (wanted.length === 0) return;
  const sender = openSender();
  const receiver = await openReceiver();
  try {
    for (const name of options.databases) {
      const places = await openPlaces(name);
      try {
        for (const scenario of wanted) await scenario.run({ options, places, sender, receiver });
      } finally {
        await places.close();
      }
    }
  } finally {
    sender.close();
    await receiver.close();
  }
}

// An exit runs what ends the sender and the services; a signal alone would leave them behind.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(1));

run(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error instanceof Error ? (error.stack ?? error.message) : String(error), `\n${USAGE}`);
  process.exitCode = 1;
});
