/** The report of an earlier run, as an earlier step or job left it in the workspace. */
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { readReport } from '../../smoke/output/parse.ts';
import type { SmokeReport } from '../../smoke/report.ts';
import { InputError } from '../inputs.ts';

/** @param path empty: there is none. What is named and cannot be read stops the step: without it a verdict differs. */
export async function readBaseline(path: string, workspace: string): Promise<SmokeReport | undefined> {
  if (path === '') return undefined;
  const text = await readFile(resolve(workspace, path), 'utf8').catch(() => null);
  if (text === null) {
    throw new InputError(
      `Input "baseline": ${path} cannot be read. Give the path of a smoke-report.json, or leave it out.`,
    );
  }
  const parsed = readReport(text);
  if (parsed.kind === 'report') return parsed.report;
  throw new InputError(`Input "baseline": ${path} is no smoke-report.json (${parsed.why}).`);
}
