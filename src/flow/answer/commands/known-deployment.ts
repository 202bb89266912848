/** The deployment of the repository that a command names, for whoever may say how it went. */
import type { Command } from '../../../domain/command.ts';
import type { PolicyInForce } from '../../../policy/decide.ts';
import { commitsOf } from '../../dispatched/commits.ts';
import type { ReplyText } from '../reply-texts.ts';
import type { Given } from './given.ts';
import { replyNoSuchDeployment } from './outcome-texts.ts';
import { whyMayNot } from './permitted.ts';

export interface KnownDeployment {
  readonly id: number;
  readonly environment: string;
  /** The commit that it put there. */
  readonly sha: string;
}

export async function findDeployment(
  given: Given,
  id: number,
  kind: Command['kind'],
  policies: readonly PolicyInForce[],
): Promise<{ readonly deployment: KnownDeployment } | { readonly refusal: ReplyText }> {
  const { github, ports, question } = given;
  const filed = await github.deployment(id);
  if (filed === null) return { refusal: replyNoSuchDeployment(id) };
  const { environment } = filed;
  const refusal = await whyMayNot(given, { environment, kind }, policies);
  if (refusal !== undefined) return { refusal };
  // What we dispatched is filed against the head of its branch.
  const sha = commitsOf(await ports.store.rollbacks(question.repository.id, environment)).get(id) ?? filed.sha;
  return { deployment: { id, environment, sha } };
}
