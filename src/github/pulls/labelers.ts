/** Who set the labels of a pull request. */
import { type Connection, listAll, once } from '../client.ts';

/** Whom GitHub shows in the place of accounts that are gone. Nobody signs in as it, and it has no permission anywhere. */
export const NOBODY_KNOWN = 'ghost';

/**
 * Who set each label last. Labels decide about tiers and emergencies, and triage may set them. Each label has a setter:
 * one that nobody is known to have set must not count as one that anybody may have set.
 *
 * @param events oldest first; null for an account that is gone.
 */
export function labelersOf(
  labels: readonly string[],
  events: readonly { readonly label: string; readonly by: string | null }[],
): Readonly<Record<string, string>> {
  const labelers = new Map(labels.map((label) => [label, NOBODY_KNOWN]));
  for (const { label, by } of events) {
    if (labelers.has(label)) labelers.set(label, by ?? NOBODY_KNOWN);
  }
  return Object.fromEntries(labelers);
}

export async function readLabelers(
  { octokit, owner, repo }: Connection,
  number: number,
  labels: readonly string[],
): Promise<Readonly<Record<string, string>>> {
  const { items } = await listAll(`Reading the events of #${number}`, (page) =>
    octokit.request('GET /repos/{owner}/{repo}/issues/{issue_number}/events', {
      owner,
      repo,
      issue_number: number,
      ...page,
      request: once(),
    }),
  );
  const events = items.flatMap((event) => {
    const label = 'label' in event ? event.label?.name?.toWellFormed() : undefined;
    return event.event === 'labeled' && label !== undefined ? [{ label, by: event.actor?.login ?? null }] : [];
  });
  return labelersOf(labels, events);
}
