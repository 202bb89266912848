/** What a gate says besides the reasons of the policy: reports and answers on GitHub have 1,024 characters. */
import { expiresAt, type GateLife, type GatePerson } from '../../../domain/gate-life.ts';
import { toInstant } from '../../../domain/instant.ts';
import { inertMarkdown, plainLine } from '../../../domain/markdown.ts';
import type { KnownGate } from '../../ports.ts';

function sayGate({ life, question }: KnownGate): string {
  return `\`${life.sha.slice(0, 7)}\` (run ${question.runId}, deployment ${question.deploymentId})`;
}

export function saySuperseded(newer: KnownGate, environment: string): string {
  return [
    `**Held (\`superseded\`): a newer deployment takes the place of this one.** ${sayGate(newer)} waits for ${inertMarkdown(environment)}, too, and contains this commit, so this one is not opened while that one waits.`,
    '',
    'Cancel this run. If this commit has to go first, cancel the other run; this one is then judged again by itself.',
  ].join('\n');
}

export function sayUnderWay(other: KnownGate, environment: string): string {
  return [
    `**Held (\`lane-busy\`): another deployment is under way.** ${sayGate(other)} was let into ${inertMarkdown(environment)} and has not ended; one is let in at a time, so that it stays clear which one changed what.`,
    '',
    'Nothing to do: this one is judged again by itself when that one ends. If that one hangs, cancel its run.',
  ].join('\n');
}

export function sayAnotherCommit(environment: string): string {
  return [
    `**Held (\`another-commit\`): deployments of two commits wait for ${inertMarkdown(environment)} in this run.** GitHub answers them together, and a decision is for one commit.`,
    '',
    'Cancel this run and start one for each commit.',
  ].join('\n');
}

export function sayOthersFirst(what: string): string {
  return [
    `**Held (\`others-first\`): all that Tidegate asks for is met, and GitHub still waits for ${what}.** An approval cannot be taken back, and what is open now may be closed by then, so Tidegate answers last.`,
    '',
    'It is judged again by itself as soon as that is done.',
  ].join('\n');
}

/** The end of the reason may have to go: the warning is what people have to see. */
export function withWarning(comment: string, life: GateLife): string {
  return [
    `**This deployment has waited for 25 days.** If nothing opens it, Tidegate ends it at ${toInstant(expiresAt(life))}: GitHub fails it a day later in any case, without a reason. Open it until then, or cancel it and start it again when it can go.`,
    '',
    comment,
  ].join('\n');
}

export function sayExpired(summary: string): string {
  return [
    '**Expired: nobody could open this deployment for 29 days.** GitHub fails a job that waits for 30 days and does not say why, so Tidegate ended it a day before. Nobody said no to it.',
    '',
    `What it waited for at the end: ${inertMarkdown(plainLine(summary, 300))}`,
    '',
    'Start the workflow again when it can go; that is judged anew.',
  ].join('\n');
}

export function sayRejected(by: readonly GatePerson[]): string {
  const people = by.map(({ user, comment }) => {
    const why = comment === '' ? '' : `: ${inertMarkdown(plainLine(comment, 300))}`;
    return `- ${inertMarkdown(user)}${why}`;
  });
  return [
    '**Rejected by somebody whom the policy asks.** This run ends with it.',
    '',
    ...people.slice(0, 3),
    '',
    'Whoever said no can approve the commit when a new run waits for it.',
  ].join('\n');
}
