/** The history of a repository on GitHub, read page by page, so that it can be taken up again where it was left. */
import type { EventChange } from '../../domain/dora-event.ts';
import type { Change, Direction, Person } from '../../domain/facts.ts';
import type { Instant } from '../../domain/instant.ts';

/** A deployment that ended, with what its first telling status says. */
export interface PastGitHubDeployment {
  readonly id: number;
  /** As GitHub spells it. */
  readonly environment: string;
  /** The effective commit: of the payload where it names one. */
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

export interface DeploymentsPage extends HistoryPage<PastGitHubDeployment> {
  /** Those that have not ended, or of which nobody said what became. */
  readonly unended: readonly { readonly id: number; readonly startedAt: Instant }[];
  /** How many GitHub listed, whatever became of them and however old they are. */
  readonly listed: number;
}

export interface ReleasesPage extends HistoryPage<PastRelease> {
  /** Published ones whose tag is gone. */
  readonly untagged: number;
  /** There may be more, which GitHub does not list. */
  readonly isCut: boolean;
}

export interface PastChange {
  readonly change: Change;
  /** Null: GitHub does not tell when its first commit was made. */
  readonly event: EventChange | null;
}

/** What going from one commit to the next brought; `backward`: what it takes away. */
export interface PastRange {
  readonly direction: Direction;
  /** Oldest first. */
  readonly changes: readonly PastChange[];
  /** False when something differs that no change lists. */
  readonly complete: boolean;
}

/** Reads throw `Failure`. A page is asked for by the `next` of the one before, null for the first. */
export interface PastEvents {
  /** Newest first. `since` ends the reading: what was created before is left out. */
  deployments(since: Instant | null, page: string | null): Promise<DeploymentsPage>;
  /** Published releases that are no prereleases. They stand for deployments where a repository has none. */
  releases(since: Instant | null, page: string | null): Promise<ReleasesPage>;
  /** Issues with one of the labels that changed since, each once, with each time that they were open. */
  incidents(labels: readonly string[], since: Instant | null, page: string | null): Promise<HistoryPage<PastIncident>>;
  /**
   * Null: GitHub cannot compare them, or does not list all that lies between.
   *
   * @param options `withFiles`: those of commits without a pull request, too, each of which takes a request more.
   */
  changes(baseSha: string, headSha: string, options: { readonly withFiles: boolean }): Promise<PastRange | null>;
  /** What these people may do today; null: this token may not know. `teams` are the slugs that matter. */
  people(logins: readonly string[], teams: readonly string[]): Promise<Readonly<Record<string, Person>> | null>;
}
