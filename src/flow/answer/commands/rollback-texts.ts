/** Answers to `/tidegate rollback`. */
import { inertMarkdown } from '../../../domain/markdown.ts';
import type { ToldRollback } from '../../../domain/rollback.ts';
import { mention, type ReplyText } from '../reply-texts.ts';

interface Ordered {
  readonly user: string;
  readonly environment: string;
  readonly sha: string;
  readonly reason: string;
}

export function replyOrdered({ user, environment, sha, reason }: Ordered, target: string, changes: number): ReplyText {
  const name = inertMarkdown(environment);
  const bad = sha.slice(0, 12);
  const takesAway = changes === 1 ? 'one change' : `${changes} changes`;
  return {
    summary: `Rollback of ${environment} from ${bad} by ${user}: ${reason}`,
    body: `**Ordered**: ${name} goes back from \`${bad}\` to \`${target.slice(0, 12)}\`, which takes away ${takesAway}, on the word of ${mention(user)}: ${inertMarkdown(reason)}. How it goes on is told in an issue with the label \`tidegate:review\`. Until somebody lifts it (\`/tidegate lift ENV @${bad} REASON\`), ${name} refuses every commit that contains \`${bad}\`.`,
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
    body: `**Nothing was done**: no deployment to ${inertMarkdown(environment)} that went through its gate has ended well, so there is nothing to go back from.`,
  };
}

/** `named`: what the person wants to go back from, which is not there any more. */
export function replyOtherRuns(environment: string, runs: string, named: string): ReplyText {
  const name = inertMarkdown(environment);
  return {
    summary: `${environment} does not run ${named}.`,
    body: `**Nothing was done**: ${name} runs \`${runs.slice(0, 12)}\`, not \`${named}\`. To go back from that one: \`/tidegate rollback ENV @${runs.slice(0, 12)} REASON\`.`,
  };
}
