/** What is deployed past every gate. */
import type { Instant } from '../../domain/instant.ts';

/** A job that deploys, and of which GitHub makes no deployment: no rule of its environment is asked. */
export interface UnguardedJob {
  /** Name of the file, e.g. `deploy.yml`. */
  readonly workflow: string;
  readonly job: string;
  readonly environment: string;
}

/** What the workflow files on the default branch say. */
export interface ReadWorkflows {
  readonly at: Instant;
  readonly jobs: readonly UnguardedJob[];
  /** Files that could not be read or understood, and those beyond what is read: of them nothing is known. */
  readonly unread: readonly string[];
}

/** `rule-missing`: our rule is not switched on there. `rule-off`: it was switched off while its gate waited. */
export type UnguardedBecause = 'rule-missing' | 'rule-off' | 'never-asked' | 'against-answer';

/** A deployment to a governed environment that no gate of ours let through. */
export interface UnguardedDeployment {
  readonly deploymentId: number;
  readonly environment: string;
  readonly sha: string;
  readonly at: Instant;
  readonly because: UnguardedBecause;
}
