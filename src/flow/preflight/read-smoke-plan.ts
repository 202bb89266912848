/** A smoke file of the repository as a plan that the App may run, or why it may not. */
import { plainLine } from '../../domain/markdown.ts';
import { parseSmoke, parseWatched } from '../../smoke/parse.ts';
import type { SmokePlan } from '../../smoke/plan.ts';
import type { GitHub } from '../ports.ts';

export interface WantedPlan {
  readonly file: string;
  readonly environment: string;
  /** The effective commit: what `${sha}` stands for. */
  readonly sha: string;
  /** Its checks that are marked `watch: true`, and no others. Not said: all. */
  readonly isWatched?: boolean | undefined;
  /** Longest time that the run may take, whatever the file says. */
  readonly mostMs: number;
}

export type ReadSmokePlan =
  | { readonly kind: 'plan'; readonly plan: SmokePlan }
  /** Plain text, one line: which file, and its first problem. */
  | { readonly kind: 'unusable'; readonly because: string };

const LONGEST_SAID = 300;

/** From the default branch, as the policy is: what a release brings along does not decide whether it may go. */
export async function readSmokePlan(
  github: Pick<GitHub, 'repository' | 'file'>,
  { file, environment, sha, isWatched = false, mostMs }: WantedPlan,
): Promise<ReadSmokePlan> {
  const { sha: head } = await github.repository(file);
  const read = await github.file(file, head);
  if (read === null) {
    return unusable(`there is no ${file} on the default branch. Add it, or correct its name in the policy`);
  }
  const names = new Map([
    ['sha', sha],
    ['environment', environment],
  ]);
  const parsed = isWatched ? parseWatched(read.text, { file, names }) : parseSmoke(read.text, { file, names });
  if (parsed.kind === 'nothing-watched') {
    return unusable(`nothing is marked \`watch: true\` in ${file}, so nothing is probed`);
  }
  if (parsed.kind === 'invalid') {
    const [first] = parsed.problems;
    const place = first === undefined ? '' : `, line ${first.line}: ${first.message}`;
    return unusable(`${file} is not a smoke file that the App can run${place}`);
  }
  return { kind: 'plan', plan: bounded(parsed.plan, mostMs) };
}

/** Answers of what is probed are shown to nobody: the App may reach more than whoever reads its comments. */
function bounded(plan: SmokePlan, mostMs: number): SmokePlan {
  const { warmUp } = plan;
  return {
    ...plan,
    deadlineMs: Math.min(plan.deadlineMs, mostMs),
    warmUp: warmUp && { ...warmUp, maxMs: Math.min(warmUp.maxMs, mostMs) },
    checks: plan.checks.map((check) => ({ ...check, showsBodyOnFailure: false })),
  };
}

function unusable(text: string): ReadSmokePlan {
  return { kind: 'unusable', because: plainLine(text, LONGEST_SAID).replace(/\.$/, '') };
}
