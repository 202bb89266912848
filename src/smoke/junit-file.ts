/** How many tests a JUnit file tells of, and how they ended. */
import sax from 'sax';

export interface JunitCounts {
  readonly tests: number;
  /** Ended with `<failure>` or `<error>`. */
  readonly failed: number;
  /** Passed when they were run again: `<flakyFailure>` or `<flakyError>`. */
  readonly flaky: number;
  readonly skipped: number;
}

/**
 * Undefined: no JUnit file that can be read to its end. A document type has no place in a report, and may define
 * entities; one that brings such a thing is refused.
 */
export function countJunit(text: string): JunitCounts | undefined {
  const counts = { tests: 0, failed: 0, flaky: 0, skipped: 0 };
  const open: { readonly name: string; readonly inner: Set<string> }[] = [];
  const roots: string[] = [];
  let isWhole = true;
  // Strict: a tag that is not closed, or closes another one, is an error and nothing is guessed.
  const parser = sax.parser(true);
  parser.onerror = parser.ondoctype = () => {
    isWhole = false;
  };
  parser.onopentag = ({ name }) => {
    if (open.length === 0) roots.push(name);
    open.at(-1)?.inner.add(name);
    open.push({ name, inner: new Set() });
  };
  parser.onclosetag = () => {
    const closed = open.pop();
    if (closed?.name === 'testcase') countTest(closed.inner, counts);
  };
  try {
    parser.write(text).close();
  } catch {
    return undefined;
  }
  const isReport = roots.length === 1 && (roots[0] === 'testsuites' || roots[0] === 'testsuite');
  return isWhole && isReport ? counts : undefined;
}

function countTest(inner: ReadonlySet<string>, counts: Record<keyof JunitCounts, number>): void {
  counts.tests += 1;
  if (inner.has('failure') || inner.has('error')) counts.failed += 1;
  else if (inner.has('flakyFailure') || inner.has('flakyError')) counts.flaky += 1;
  else if (inner.has('skipped')) counts.skipped += 1;
}
