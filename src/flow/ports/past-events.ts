/** The history of a repository on GitHub, read page by page, so that it can be taken up again where it was left. */
import type { EventChange } from '../../domain/dora-event.ts';
import type { Instant } from '../../domain/instant.ts';

/** A deployment that ended, with what its first telling status says. */
export interface PastGitHubDeployment {
  readonly id: number;
  readonly environment: string;
  readonly sha: string;
  readonly ref: string;
  readonly startedAt: Instant;
  readonly finishedAt: Instant;
  readonly state: 'success' | 'failure';
}

export interface PastIncident {
  readonly number: number;
  readonly title: string;
  readonly labels: readonly string[];
  readonly intervals: readonly { readonly openedAt: Instant; readonly closedAt?: Instant | undefined }[];
}

export interface PastRelease {
  readonly id: number;
  readonly tag: string;
  readonly sha: string;
  readonly publishedAt: Instant;
}

/** One page: what it holds, and where the next one begins; null: that was the last. */
export interface HistoryPage<Item> {
  readonly items: readonly Item[];
  readonly next: string | null;
}

export interface PastEvents {
  /** Newest first. Those that have not ended are left out. `since` ends the reading. */
  deployments(since: Instant | null, page: string | null): Promise<HistoryPage<PastGitHubDeployment>>;
  /** Newest first. Releases stand for deployments where a repository has none. */
  releases(since: Instant | null, page: string | null): Promise<HistoryPage<PastRelease>>;
  /** Issues with one of the labels, with each time that they were open. */
  incidents(labels: readonly string[], since: Instant | null, page: string | null): Promise<HistoryPage<PastIncident>>;
  /** What going from one commit to the next brought; null: GitHub cannot compare them. */
  changes(
    baseSha: string,
    headSha: string,
  ): Promise<readonly (EventChange & { readonly labels: readonly string[] })[] | null>;
}
