/** What `tidegate smoke` prints: the report document, or the same for people. */
import { reportJson } from '../../smoke/output/report-json.ts';
import { reportText } from '../../smoke/output/report-text.ts';
import type { SmokeReport } from '../../smoke/report.ts';
import { print } from '../output.ts';
import { paintFor } from './screen.ts';

export async function showReport(report: SmokeReport, isJson: boolean): Promise<void> {
  await print(isJson ? reportJson(report, 2) : reportText(report, paintFor(process.stdout)));
}
