/** What the App itself saw of environments: the last run of a smoke file before a gate opens, and while one is watched. */
import type { PreflightFact } from '../../domain/facts.ts';
import type { Instant } from '../../domain/instant.ts';

/** `preflight`: of the target, before the deployment may enter. `hypercare`: of what was deployed. */
export type ProbePurpose = 'preflight' | 'hypercare';

/** One run, as it ended. */
export interface NewProbe {
  readonly repositoryId: number;
  readonly environment: string;
  readonly deploymentId: number;
  readonly purpose: ProbePurpose;
  /** The smoke file. */
  readonly file: string;
  /** The effective commit of the deployment. */
  readonly sha: string;
  readonly verdict: PreflightFact['verdict'];
  /** Ids of the required checks that did not pass, at most 20. */
  readonly failedChecks: readonly string[];
  /** What was found first, in one line of at most 300 characters; null: nothing was. */
  readonly because: string | null;
  /** What answered, 7 to 40 digits of a commit in lower case; null: no version check could tell. */
  readonly liveSha: string | null;
  readonly startedAt: Instant;
  /** When it ended. */
  readonly at: Instant;
}

/** The newest run of this purpose and file for a deployment. */
export interface KeptProbe extends NewProbe {
  /** Runs that ended with `fail` one after another, up to this one; those that overlapped count once. */
  readonly failures: number;
}

/** What tells runs apart of which only the newest is kept. */
export type ProbeKey = Pick<NewProbe, 'repositoryId' | 'deploymentId' | 'purpose' | 'file'>;

/** The part of the store that probes are kept in. */
export interface ProbeStore {
  /** The newest probe in an environment while it was watched; null: the App never looked. */
  lastProbe(repositoryId: number, environment: string): Promise<KeptProbe | null>;
  /** Null: there was none. */
  probeOf(key: ProbeKey): Promise<KeptProbe | null>;
  /** In place of the one before it; an older one changes nothing. */
  keepProbe(probe: NewProbe): Promise<void>;
}
