/** What belongs together on the screen. */

import { Failure } from '../../domain/failure.ts';
import { plainLine } from '../../domain/markdown.ts';
import type { Check } from '../../flow/doctor/check.ts';
import type { EnvironmentRow } from '../../flow/doctor/judge-repository.ts';

export interface Group {
  readonly title: string;
  /** `owner/name`, where the group is about one. */
  readonly repository?: string | undefined;
  readonly checks: readonly Check[];
  readonly environments?: readonly EnvironmentRow[] | undefined;
}

/** What was read, or what kept it from being read. What is no {@link Failure} is ours, and is thrown. */
export async function readOrFailure<T>(read: Promise<T>): Promise<T | Failure> {
  try {
    return await read;
  } catch (error) {
    if (error instanceof Failure) return error;
    throw error;
  }
}

/** As the end of a sentence: one line, without its full stop. */
export function reasonIn(failure: Failure): string {
  return plainLine(failure.message, 400).replace(/[.]$/, '');
}
