/** `tidegate demo`: a release day against a GitHub on loopback, told as it happens. */
import { Command } from 'commander';
import { NotAsTold } from './demo/expect.ts';
import { createNarrator } from './demo/narrator.ts';
import { type Stage, setStage } from './demo/stage.ts';
import { tellReleaseDay } from './demo/story.ts';

export function demoCommand(): Command {
  return new Command('demo')
    .description('tell a release day: the real App against a GitHub on loopback, nothing leaves this machine')
    .option('--fast', 'on a virtual clock, in seconds; without it the day takes one to two minutes')
    .action(async (options: { readonly fast?: boolean }) => {
      process.exitCode = await demo(options.fast === true);
    });
}

/** Exit code: 0 only if every step came out as told. */
async function demo(isFast: boolean): Promise<number> {
  const stage = await setStage({ isFast, entry: process.argv[1] ?? '' });
  const hasColour = process.stdout.isTTY && !process.env['NO_COLOR'];
  const narrator = createNarrator((line) => process.stdout.write(`${line}\n`), stage.day.zone, hasColour);
  try {
    await tellReleaseDay(stage, narrator);
    await stage.github.settled();
    stage.github.assertClean();
    process.stdout.write('\nEvery step came out as told, and GitHub’s API description had nothing to object to.\n');
    return 0;
  } catch (error) {
    reportFailure(stage, error);
    return 1;
  } finally {
    await stage.close();
  }
}

function reportFailure(stage: Stage, error: unknown): void {
  const what = error instanceof NotAsTold ? error.message : String(error instanceof Error ? error.stack : error);
  process.stderr.write(`\nThe day did not go as told: ${what}\n\nThe App's last lines:\n`);
  for (const line of stage.app.logTail()) process.stderr.write(`  ${line}\n`);
}
