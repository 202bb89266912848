import type { OwnDeployment, Statements } from '../ports.ts';
import { failedHere, type ReadVerifications } from './verified.ts';

interface Candidate {
  readonly environment: string;
  readonly sha: string;
  readonly deploymentId?: number | undefined;
  readonly statements?: Statements | undefined;
}

/** What is known of the commit here, whatever was filed since. */
export async function ownDeployments(input: Candidate, read: ReadVerifications): Promise<readonly OwnDeployment[]> {
  const failed = await failedHere(read, input.environment, input.sha);
  return [...(input.statements?.wentAhead ?? []), ...failed].filter(({ id }) => id !== input.deploymentId);
}
