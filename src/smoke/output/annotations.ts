/** What went wrong, at the places of the smoke file where the checks stand. */
import { readYaml } from '../../document/parse.ts';
import { plainLine } from '../../domain/markdown.ts';
import type { Problem } from '../../domain/problem.ts';
import type { CheckReport, SmokeReport } from '../report.ts';

/** Required checks that did not pass are errors; advisory and flaky ones warnings; skipped ones nothing to look at. */
export function annotationsOf(report: SmokeReport, smokeFile: { file: string; text: string }): readonly Problem[] {
  const placeOf = placesIn(smokeFile.text);
  return report.checks.flatMap((check, index): readonly Problem[] => {
    const severity = severityOf(check);
    if (severity === null) return [];
    const code = check.reason?.code ?? (check.flaky ? 'flaky' : check.verdict);
    const message = plainLine(
      `Check ${check.id}: ${check.verdict}${check.flaky ? ', only after a retry' : ''}: ${check.message}`,
      LONGEST,
    );
    return [{ severity, source: 'smoke', file: smokeFile.file, code, ...placeOf(index), message }];
  });
}

/** UTF-16 units. */
const LONGEST = 1000;

function severityOf({ verdict, severity, flaky }: CheckReport): Problem['severity'] | null {
  if (verdict === 'skipped' || (verdict === 'pass' && !flaky)) return null;
  return severity === 'required' && verdict !== 'pass' ? 'error' : 'warning';
}

/** A report has its checks in the order of the file. */
function placesIn(text: string): (index: number) => { readonly line: number; readonly column: number } {
  const read = readYaml(text);
  if (read.kind === 'unreadable') return () => ({ line: 1, column: 1 });
  return (index) => read.document.valueAt(['checks', index]);
}
