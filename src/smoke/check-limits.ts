/** Counts and waits of a check that cannot be meant together. */
import type { Path } from '../document/parse.ts';
import { limitsOf } from './plan-of.ts';
import { finding, type SmokeFinding } from './problem-codes.ts';
import type { SmokeCheck } from './schema.ts';

export function checkLimits(check: SmokeCheck, path: Path): readonly SmokeFinding[] {
  const { passes } = limitsOf(check);
  const { samples, retry } = check;
  const found: SmokeFinding[] = [];
  const contradiction = (key: readonly string[], message: string): void => {
    found.push(finding('limits-contradict', [...path, ...key], message));
  };
  if (samples !== undefined && samples < passes) {
    const message = `At most ${samples} samples are taken, and ${passes} passes in a row are asked for, which could never be reached. Allow more samples.`;
    contradiction(['samples'], message);
  }
  if (retry.max < retry.base) {
    const message = 'The longest wait is shorter than the first. Make `max` at least as long as `base`.';
    contradiction(['retry', 'max'], message);
  }
  return found;
}
