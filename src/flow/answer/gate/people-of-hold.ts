/** Whom to ask about a hold, and where it is written what to do: in what is said on GitHub of any hold. */
import { inertMarkdown } from '../../../domain/markdown.ts';
import type { PolicyInForce } from '../../../policy/decide.ts';
import { releaseManagerOf, sayReleaseManager } from '../../../policy/release-owner.ts';
import { runbookLine } from '../../owner/runbook-line.ts';
import type { Hold } from './held-gate.ts';

/** For a hold that the policy does not explain: the release manager is named in its first line, and nobody is notified. */
export function withPeople(hold: Hold, environment: string, policies: readonly PolicyInForce[]): Hold {
  const manager = releaseManagerOf(
    policies.map(({ policy }) => policy),
    environment,
  );
  if (hold.comment === null) return hold;
  const [first = '', ...rest] = hold.comment.split('\n');
  const named =
    manager === undefined ? first : `${first} Release manager: ${inertMarkdown(sayReleaseManager(manager))}.`;
  return { ...hold, comment: withRunbook([named, ...rest].join('\n'), environment, policies) };
}

/** After the first paragraph: GitHub takes 1,024 characters, and the end of a long text goes. */
export function withRunbook(comment: string, environment: string, policies: readonly PolicyInForce[]): string {
  const runbook = runbookLine(policies, environment, 'report');
  if (runbook === null) return comment;
  const [first = '', ...rest] = comment.split('\n\n');
  return [first, runbook, ...rest].join('\n\n');
}
