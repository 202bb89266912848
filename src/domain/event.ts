/**
 * What a webhook told us, in our words. An event is a hint: it says what to look at, never what is so. Whatever
 * opens a gate is read from GitHub again.
 */
import type { GateQuestion, MergeGroup } from './question.ts';
import type { RepositoryRef } from './repository.ts';

export type Event =
  /** A deployment reached an environment on which our rule is switched on. */
  | { readonly kind: 'gate-requested'; readonly gate: GateQuestion }
  /** Anything that can change what we say of a pull request: commits, labels, title, reviews. */
  | { readonly kind: 'pull-request-changed'; readonly repository: RepositoryRef; readonly number: number }
  /** A merge queue made a group of pull requests and wants our check on it, or it is over. */
  | {
      readonly kind: 'merge-group-changed';
      readonly repository: RepositoryRef;
      readonly number: number;
      readonly group: MergeGroup;
    }
  /** A new comment whose text holds a command. */
  | {
      readonly kind: 'command-written';
      readonly repository: RepositoryRef;
      readonly issueNumber: number;
      readonly commentId: number;
    }
  /** The default branch got new commits: the policy may be another one. */
  | { readonly kind: 'default-branch-moved'; readonly repository: RepositoryRef }
  /** A deployment or a run went on: what an environment runs may have changed, or a gate was passed without us. */
  | { readonly kind: 'deployment-moved'; readonly repository: RepositoryRef }
  /** A job of a run went on, so a gate of this run may be passed or gone. */
  | { readonly kind: 'run-moved'; readonly repository: RepositoryRef; readonly runId: number }
  /** A check run or commit status of a commit. */
  | { readonly kind: 'checks-moved'; readonly repository: RepositoryRef; readonly sha: string }
  /** A milestone, which may be a planned release: made, edited, closed, opened again, deleted. */
  | { readonly kind: 'milestone-moved'; readonly repository: RepositoryRef; readonly number: number }
  /** An issue, which may be an incident. */
  | { readonly kind: 'issue-moved'; readonly repository: RepositoryRef }
  /** It has another name, owner or default branch. The names here are the new ones. */
  | { readonly kind: 'repository-changed'; readonly repository: RepositoryRef }
  /** We can see repositories that we could not see before. */
  | { readonly kind: 'repositories-added'; readonly repositories: readonly RepositoryRef[] }
  /** Somebody came, left or changed teams, or we may read more than before: what counted may not count any more. */
  | { readonly kind: 'people-changed'; readonly installationId: number }
  /** They cannot be seen any more, or not be written to. */
  | {
      readonly kind: 'repositories-lost';
      readonly why: 'archived' | 'deleted' | 'removed';
      readonly repositories: readonly RepositoryRef[];
    }
  /** Nothing that the installation has can be seen any more. */
  | { readonly kind: 'installation-lost'; readonly why: 'suspended' | 'uninstalled'; readonly installationId: number }
  /** It is not suspended any more. */
  | { readonly kind: 'installation-resumed'; readonly installationId: number }
  /** Nothing that we answer. */
  | { readonly kind: 'unrelated'; readonly because: string };
