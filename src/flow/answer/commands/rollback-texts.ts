/** Answers to `/tidegate rollback`. */
import { commandWord } from '../../../domain/command-word.ts';
import { inertMarkdown } from '../../../domain/markdown.ts';
import type { KeptRollback, ToldRollback } from '../../../domain/rollback.ts';
import type { SeenDeployment } from '../../ports.ts';
import { mention, type ReplyText } from '../reply-texts.ts';

interface Ordered {
  readonly user: string;
  readonly environment: string;
  readonly sha: string;
  readonly reason: string;
}

interface Way {
  readonly target: string;
  /** How many it takes away. */
  readonly changes: number;
  /** Who may lift it again, in words; empty: nobody is named. */
  readonly who: string;
}

const TOLD = 'How it goes on is told in an issue with the label `tidegate:review`.';

export function replyOrdered({ user, environment, sha, reason }: Ordered, way: Way): ReplyText {
  const name = inertMarkdown(environment);
  const bad = short(sha);
  return {
    summary: `Rollback of ${environment} from ${bad} by ${user}: ${reason}`,
    body: `**Ordered**: ${name} goes back from \`${bad}\` to \`${short(way.target)}\`, which takes away ${sayChanges(way)}, on the word of ${mention(user)}: ${inertMarkdown(reason)}. ${TOLD} Until somebody lifts it (\`${commandFor('lift', environment, sha)}\`${forWhom(way.who)}), ${name} refuses every commit that contains \`${bad}\`.`,
  };
}

/** What it is to go back from is still being deployed. */
export function replyKept({ user, environment, sha, reason }: Ordered, way: Way, runId: number | null): ReplyText {
  const name = inertMarkdown(environment);
  const bad = short(sha);
  const cancel = runId === null ? 'cancel its run' : `cancel [run ${runId}](../actions/runs/${runId})`;
  return {
    summary: `Rollback of ${environment} from ${bad}, when its deployment has ended, by ${user}: ${reason}`,
    body: [
      `**The order is kept**: \`${bad}\` is still being deployed to ${name}, and two deployments at once would race. As soon as that has ended, ${name} goes back to \`${short(way.target)}\`, which takes away ${sayChanges(way)}, on the word of ${mention(user)}: ${inertMarkdown(reason)}.`,
      '',
      `To have it sooner, ${cancel}: Tidegate stops no run. To call it off, \`${commandFor('lift', environment, sha)}\`${forWhom(way.who)}; until then ${name} refuses every other deployment that contains \`${bad}\`. ${TOLD}`,
    ].join('\n'),
  };
}

export function replyNotBack(environment: string, { headline, why, next }: ToldRollback): ReplyText {
  return {
    summary: `No rollback of ${environment}: ${headline}`,
    body: `**Nothing was done**: ${inertMarkdown(environment)} does not go back. ${inertMarkdown(headline)}. ${inertMarkdown(why)} What to do: ${inertMarkdown(next)}`,
  };
}

export function replyNothingRuns(environment: string): ReplyText {
  return {
    summary: `Nothing is known to run in ${environment}.`,
    body: `**Nothing was done**: no deployment to ${inertMarkdown(environment)} that went through its gate has begun, so there is nothing to go back from.`,
  };
}

export function replyGoingBack(
  environment: string,
  { failedSha, targetSha, orderedBy, told, runUrl }: KeptRollback,
  who: string,
): ReplyText {
  const name = inertMarkdown(environment);
  const by = orderedBy === null ? '' : `, as ${mention(orderedBy)} ordered`;
  const begun = runUrl === null ? '' : ` ([its run](${runUrl}))`;
  const when = told?.waits === true ? ', as soon as the deployment of that has ended' : begun;
  const off =
    told?.waits === true ? ` To call it off: \`${commandFor('lift', environment, failedSha)}\`${forWhom(who)}.` : '';
  return {
    summary: `${environment} goes back already.`,
    body: `**Nothing was done**: ${name} goes back from \`${short(failedSha)}\` to \`${short(targetSha)}\` already${by}${when}. ${TOLD}${off}`,
  };
}

interface Runs {
  readonly environment: string;
  /** The newest that was let in. */
  readonly newest: Pick<SeenDeployment, 'sha' | 'state'>;
  readonly runId: number | null;
  readonly who: string;
}

/** `named`: what the person wants to go back from, which is not what counts any more. */
export function replyOtherRuns({ environment, newest, runId, who }: Runs, named: string): ReplyText {
  const run = runId === null ? '' : ` ([run ${runId}](../actions/runs/${runId}))`;
  const what = {
    success: `runs \`${short(newest.sha)}\``,
    in_progress: `is being given \`${short(newest.sha)}\`${run}`,
    failure: `was last given \`${short(newest.sha)}\`${run}, which failed`,
  }[newest.state];
  return {
    summary: `${environment} does not run ${named}.`,
    body: `**Nothing was done**: ${inertMarkdown(environment)} ${what}, not \`${named}\`. To go back from \`${short(newest.sha)}\`, if that is what you want: \`${commandFor('rollback', environment, newest.sha)}\`${forWhom(who)}.`,
  };
}

function commandFor(verb: 'rollback' | 'lift', environment: string, sha: string): string {
  return `/tidegate ${verb} ${commandWord(environment, 'ENV')} @${short(sha)} REASON`;
}

function forWhom(who: string): string {
  return who === '' ? '' : `, which is for ${inertMarkdown(who)}`;
}

function sayChanges({ changes }: Way): string {
  return changes === 1 ? 'one change' : `${changes} changes`;
}

function short(sha: string): string {
  return sha.slice(0, 12);
}
