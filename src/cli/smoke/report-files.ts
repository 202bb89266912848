/** `--report-dir`: files of a run, there from its start so that one that is killed leaves what was known. */
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { junitXml } from '../../smoke/output/junit.ts';
import { reportJson } from '../../smoke/output/report-json.ts';
import type { SmokeReport } from '../../smoke/report.ts';
import { UsageError } from '../exit-codes.ts';
import { note } from '../output.ts';

export interface ReportFiles {
  /** What is known so far. Returns at once. */
  readonly update: (report: SmokeReport) => void;
  /** The last word. What cannot be written any more is told, and changes no verdict. */
  readonly finish: (report: SmokeReport) => Promise<void>;
}

/** @throws UsageError when nothing can be written there, before anything is probed */
export async function createReportFiles(folder: string | undefined, first: SmokeReport): Promise<ReportFiles> {
  if (folder === undefined) return { update: () => undefined, finish: async () => undefined };
  const directory = resolve(folder);
  try {
    await mkdir(directory, { recursive: true });
    await writeAll(directory, first);
  } catch (error) {
    throw new UsageError(
      `--report-dir ${folder}: nothing can be written there (${whyOf(error)}). Name another folder.`,
    );
  }
  let writing = Promise.resolve();
  const write = (report: SmokeReport): Promise<void> => {
    writing = writing
      .then(() => writeAll(directory, report))
      .catch((error: unknown) => note(`The report in ${folder} could not be written: ${whyOf(error)}.`));
    return writing;
  };
  return { update: (report) => void write(report), finish: write };
}

async function writeAll(directory: string, report: SmokeReport): Promise<void> {
  await replace(join(directory, 'smoke-report.json'), `${reportJson(report, 2)}\n`);
  await replace(join(directory, 'junit.xml'), junitXml(report));
}

/** Whoever reads the file finds all of the old text or all of the new, also where two runs share the folder. */
async function replace(path: string, text: string): Promise<void> {
  const part = `${path}.${process.pid}.part`;
  await writeFile(part, text);
  await rename(part, path);
}

function whyOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
