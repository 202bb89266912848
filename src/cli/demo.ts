/** `tidegate demo`: release days against a GitHub on loopback, told as they happen. */
import { Command, Option } from 'commander';
import { NotAsTold } from './demo/expect.ts';
import { createNarrator, type Narrator } from './demo/narrator.ts';
import { ZONE } from './demo/second-day/calendar.ts';
import { setSecondStage } from './demo/second-day/stage.ts';
import { tellSecondDay } from './demo/second-day/story.ts';
import { type Stage, setStage } from './demo/stage.ts';
import { tellReleaseDay } from './demo/story.ts';

interface Options {
  readonly fast?: boolean;
  readonly day: 'one' | 'two';
}

export function demoCommand(): Command {
  return new Command('demo')
    .description('tell a release day: the real App against a GitHub on loopback, nothing leaves this machine')
    .addOption(
      new Option(
        '--day <day>',
        'one: changes, a rollback, an emergency. two: a planned release of two services, and after',
      )
        .choices(['one', 'two'])
        .default('one'),
    )
    .option('--fast', 'on a virtual clock, in seconds; without it the first day takes one to two minutes')
    .action(async ({ day, fast = false }: Options) => {
      const entry = process.argv[1] ?? '';
      process.exitCode = await (day === 'two' ? tellTwo(entry) : tellOne(entry, fast));
    });
}

async function tellOne(entry: string, isFast: boolean): Promise<number> {
  const stage = await setStage({ isFast, entry });
  return await tell(stage, stage.day.zone, (narrator) => tellReleaseDay(stage, narrator));
}

/** Weeks pass in it, so it is on a virtual clock in any case. */
async function tellTwo(entry: string): Promise<number> {
  const stage = await setSecondStage(entry);
  return await tell(stage, ZONE, (narrator) => tellSecondDay(stage, narrator));
}

type AnyStage = Pick<Stage, 'github' | 'app' | 'close'>;

/** Exit code: 0 only if every step came out as told. */
async function tell(stage: AnyStage, zone: string, story: (narrator: Narrator) => Promise<void>): Promise<number> {
  const hasColour = process.stdout.isTTY && !process.env['NO_COLOR'];
  const narrator = createNarrator((line) => process.stdout.write(`${line}\n`), zone, hasColour);
  try {
    await story(narrator);
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

function reportFailure(stage: AnyStage, error: unknown): void {
  const what = error instanceof NotAsTold ? error.message : String(error instanceof Error ? error.stack : error);
  process.stderr.write(`\nThe day did not go as told: ${what}\n\nThe App's last lines:\n`);
  for (const line of stage.app.logTail()) process.stderr.write(`  ${line}\n`);
}
