/** Waits until something is so on GitHub. The demo fails when it does not become so. */
import type { Issue, PullRequest, Run } from '../../../standin/start.ts';
import type { Stage } from './stage.ts';

/** On a busy machine, too. */
const WITHIN_MS = 30_000;
const LOOK_EVERY_MS = 50;

export class NotAsTold extends Error {
  override readonly name = 'NotAsTold';
}

/** The value as soon as there is one. Undefined and null are "not yet". */
export async function until<T>(what: string, look: () => T | undefined | null): Promise<T> {
  const end = Date.now() + WITHIN_MS;
  for (;;) {
    const value = look();
    if (value !== undefined && value !== null) return value;
    if (Date.now() > end) throw new NotAsTold(`This did not happen within ${WITHIN_MS / 1000} s: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
}

/** The newest status report on a run's gate that says `phrase`. */
export function untilReport(run: Run, phrase: RegExp): Promise<string> {
  return until(`a report on the deployment that says ${phrase}`, () => {
    const newest = run.reviews.filter((review) => review.state === 'pending').at(-1);
    return newest && phrase.test(newest.comment) ? newest.comment : null;
  });
}

export function untilApproved(run: Run): Promise<string> {
  return until('the deployment is let through', () => {
    return run.reviews.find((review) => review.state === 'approved' && review.attempt === run.attempt)?.comment;
  });
}

/** Fails when our App let the run through although it must be held. */
export function assertHeld(run: Run): void {
  if (run.reviews.some((review) => review.state === 'approved') || run.status !== 'waiting') {
    throw new NotAsTold('The deployment was let through although it has to be held.');
  }
}

export function untilCheck(
  stage: Stage,
  pull: PullRequest,
  phrase: RegExp,
): Promise<{ title: string; summary: string }> {
  return until(`a check on #${pull.number} that says ${phrase}`, () => {
    const check = stage.shop.checks(pull.headSha).find((each) => each.name === 'tidegate');
    const title = check?.title ?? '';
    const summary = check?.summary ?? '';
    return phrase.test(`${title}\n${summary}`) ? { title, summary } : null;
  });
}

export function untilReply(pull: Pick<Issue, 'number' | 'comments'>, after: number, phrase: RegExp): Promise<string> {
  return until(`an answer on #${pull.number} that says ${phrase}`, () => {
    const answers = pull.comments.slice(after).filter((comment) => comment.user === 'tidegate[bot]');
    return answers.find((comment) => phrase.test(comment.body))?.body;
  });
}
