/** Whether the authors of changes are told what becomes of them. */
import type { DeliveredQuestion, GateQuestion } from '../../domain/question.ts';
import type { PolicyInForce } from '../../policy/decide.ts';
import type { Answer } from '../answer.ts';
import { countingOf } from '../dora/counting.ts';

/** Of production alone, as the figures count it. */
export function tellsAuthors(policies: readonly PolicyInForce[], environment: string): boolean {
  if (!policies.some(({ policy }) => policy.notes?.comment === true)) return false;
  const counted = policies.findLast(({ policy }) => policy.dora?.production !== undefined) ?? policies.at(-1);
  return countingOf(counted?.policy ?? null).isProduction(environment);
}

/** Asked once the gate is opened; what it waits for then is the end of the deployment. */
export function deliveredAsked(
  { repository, environment, deploymentId }: GateQuestion,
  { record, tell }: Answer,
): readonly DeliveredQuestion[] {
  const isOpening = record.effects.some(({ kind }) => kind === 'open-gate');
  if (!isOpening || !tellsAuthors(tell?.policies ?? [], environment)) return [];
  return [{ kind: 'delivered', repository, environment, deploymentId }];
}
