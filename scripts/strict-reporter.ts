/**
 * The last word of a test run: `N passed, N failed`, alone on a line. A test that was skipped or left to do has not
 * passed, and neither has a run without tests or with an error outside any test: all of them count as failed.
 */
import type { Reporter, TestCase, TestModule, TestRunEndReason } from 'vitest/node';

interface Tally {
  readonly passed: number;
  readonly failed: number;
  /** One line for each thing that counts as failed without being a failing test. */
  readonly remarks: readonly string[];
}

export default class StrictReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[], reason: TestRunEndReason): void {
    const tally = count(modules, errors.length, reason);
    for (const remark of tally.remarks) process.stdout.write(`${remark}\n`);
    process.stdout.write(`${tally.passed} passed, ${tally.failed} failed\n`);
    if (tally.failed > 0) process.exitCode = 1;
  }
}

function count(modules: readonly TestModule[], errors: number, reason: TestRunEndReason): Tally {
  const tests = modules.flatMap((module) => [...module.children.allTests()]);
  const inState = (state: string) => tests.filter((test) => test.result().state === state).length;
  const [passed, failed] = [inState('passed'), inState('failed')];
  const remarks = [
    ...tests.filter((test) => !isFinished(test)).map((test) => `not run (skipped or left to do): ${nameOf(test)}`),
    ...modules
      .filter((module) => module.errors().length > 0)
      .map((module) => `did not load: ${module.relativeModuleId}`),
    ...Array.from({ length: errors }, () => 'an error outside any test'),
    ...(reason === 'interrupted' ? ['the run was interrupted'] : []),
  ];
  if (passed + failed + remarks.length === 0) remarks.push('no test ran');
  return { passed, failed: failed + remarks.length, remarks };
}

function isFinished(test: TestCase): boolean {
  return ['passed', 'failed'].includes(test.result().state);
}

function nameOf(test: TestCase): string {
  return `${test.module.relativeModuleId} > ${test.fullName}`;
}
