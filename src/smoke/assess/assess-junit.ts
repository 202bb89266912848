/** The report of another tool against how many of its tests may have failed. */
import { countJunit } from '../junit-file.ts';
import type { Asked } from '../plan.ts';
import { type Assessment, failed, passed, unjudged } from './assessment.ts';

type JunitAsked = Extract<Asked, { type: 'junit' }>;

export function assessJunit(text: string, { failures, flaky }: JunitAsked): Assessment {
  const counts = countJunit(text);
  // The file does not change while it is read again.
  if (counts === undefined) {
    return { ...unjudged('assertion', 'expected a whole JUnit file, but this is none'), isFinal: true };
  }
  // A tool that ran nothing has shown nothing.
  if (counts.tests === counts.skipped) return unjudged('assertion', 'expected tests in the file, but none was run');
  const found = `${counts.tests} tests, ${counts.failed} failed, ${counts.flaky} flaky, ${counts.skipped} skipped`;
  if (counts.failed > failures)
    return failed('assertion', `expected at most ${failures} failed tests, but found ${found}`);
  if (flaky !== undefined && counts.flaky > flaky) {
    return failed('assertion', `expected at most ${flaky} flaky tests, but found ${found}`);
  }
  return passed(`found ${found}`);
}
