/** Where it is written what to do, as the policy says: told wherever something is held, paged, rolled back or reviewed. */
import { inertMarkdown, plainLine } from '../../domain/markdown.ts';
import type { PolicyInForce } from '../../policy/decide.ts';
import { runbookOf } from '../../policy/release-owner.ts';

const LONGEST_PATH = 300;

/**
 * `issue`: in an issue or in a comment on one, which are pages of the repository, so the way to its files is the same
 * wherever GitHub runs. `report`: on a page from which no relative way leads there. `plain`: no Markdown.
 */
export type RunbookPlace = 'issue' | 'report' | 'plain';

/** Null: no policy names one for the environment. The repository's policy knows it better than its organisation's. */
export function runbookLine(
  policies: readonly PolicyInForce[],
  environment: string,
  place: RunbookPlace,
): string | null {
  const path = runbookOf(
    policies.map(({ policy }) => policy),
    environment,
  );
  if (path === undefined) return null;
  const shown = plainLine(path, LONGEST_PATH);
  switch (place) {
    case 'issue':
      return `Runbook: ${linkToRunbook(path, '..')}`;
    case 'report':
      return `Runbook: \`${shown.replaceAll('`', '')}\` on the default branch.`;
    case 'plain':
      return `Runbook: ${shown}`;
  }
}

/** @param repository the way to the pages of the repository that has the file, e.g. `..` from an issue of it */
export function linkToRunbook(path: string, repository: string, text = plainLine(path, LONGEST_PATH)): string {
  const shown = inertMarkdown(text);
  return `[${shown}](${repository}/blob/HEAD/${path.split('/').map(inAddress).join('/')})`;
}

/** Parentheses would end the destination of a link. */
function inAddress(segment: string): string {
  return encodeURIComponent(segment.toWellFormed()).replace(/[()]/g, (one) => `%${one.charCodeAt(0).toString(16)}`);
}
