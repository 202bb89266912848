/** What a change says that it takes back; null: it is no revert. */
import { subjectAndBody } from '../../domain/merge-message.ts';
import type { RangeCommit } from '../../domain/notes-range.ts';
import { hasReferences, type RevertReferences, referencesIn } from '../../domain/revert-references.ts';
import { isMerge, type PullRequestInRange, type RangeChange } from '../change.ts';

export interface Asked {
  readonly shas: readonly string[];
  readonly numbers: readonly number[];
  readonly quoted: readonly string[];
  /** Nothing else is in the change. False: some of its commits take something back, and others bring something. */
  readonly isAll: boolean;
}

/** @param fullName of a commit of the range, from its name or the start of it. */
export function askedBy(
  change: RangeChange,
  repository: string,
  fullName: (sha: string) => string | undefined,
): Asked | null {
  if (change.kind === 'commit') {
    const references = referencesOf(change.commit, repository);
    return hasReferences(references) ? joined([references], true) : null;
  }
  const declared = referencesIn(change.declared.title, change.declared.body, repository);
  const { outward, others } = outwardOf(change, repository, fullName);
  const isDeclared = hasReferences(declared);
  if (!isDeclared && outward.length === 0) return null;
  return joined([declared, ...outward], isDeclared || others === 0);
}

function referencesOf(commit: RangeCommit, repository: string): RevertReferences {
  const { subject, body } = subjectAndBody(commit.message);
  return referencesIn(subject, body, repository);
}

/**
 * What the commits of a pull request take back of others. What one of them takes back of its own is nobody else's
 * business, and what such a commit took back counts no more.
 */
function outwardOf(
  { own }: PullRequestInRange,
  repository: string,
  fullName: (sha: string) => string | undefined,
): { readonly outward: readonly RevertReferences[]; readonly others: number } {
  const inside = new Set(own.map(({ sha }) => sha));
  const undone = new Set<string>();
  const outward: RevertReferences[] = [];
  let others = 0;
  for (const commit of own.toReversed()) {
    if (isMerge(commit) || undone.has(commit.sha)) continue;
    const references = referencesOf(commit, repository);
    const shas = references.shas.map((sha) => fullName(sha) ?? sha);
    const inner = shas.filter((sha) => inside.has(sha) && sha !== commit.sha);
    for (const sha of inner) undone.add(sha);
    if (inner.length > 0 && inner.length === shas.length) continue;
    if (hasReferences(references)) outward.push(references);
    else others++;
  }
  return { outward, others };
}

function joined(all: readonly RevertReferences[], isAll: boolean): Asked {
  return {
    isAll,
    shas: [...new Set(all.flatMap(({ shas }) => shas))],
    numbers: [...new Set(all.flatMap(({ numbers }) => numbers))],
    quoted: [...new Set(all.flatMap(({ quoted }) => (quoted === null ? [] : [quoted])))],
  };
}
