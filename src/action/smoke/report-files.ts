/** Files of a run, there from its start so that a job that is cancelled leaves what was known. */
import * as core from '@actions/core';
import { junitXml } from '../../smoke/output/junit.ts';
import { reportJson } from '../../smoke/output/report-json.ts';
import type { SmokeReport } from '../../smoke/report.ts';
import { InputError } from '../inputs.ts';
import { clean } from '../log.ts';
import { writeReport } from '../write-report.ts';

/** Absolute. */
export interface ReportPaths {
  readonly report: string;
  readonly junit: string;
}

export interface ReportFiles {
  readonly paths: ReportPaths;
  /** What is known so far. Returns at once. */
  readonly update: (report: SmokeReport) => void;
  /** The last word. What cannot be written any more is a warning, and changes no verdict. */
  readonly finish: (report: SmokeReport) => Promise<void>;
}

/** @throws InputError when nothing can be written there */
export async function createReportFiles(folder: string, first: SmokeReport): Promise<ReportFiles> {
  const paths = await writeAll(folder, first).catch((error: unknown) => {
    throw new InputError(
      `Input "report-dir": nothing can be written to ${folder} (${whyOf(error)}). Name another folder, or leave it out.`,
    );
  });
  let writing = Promise.resolve();
  const write = (report: SmokeReport): Promise<void> => {
    writing = writing.then(async () => {
      await writeAll(folder, report).catch((error: unknown) =>
        core.warning(clean(`The report could not be written: ${whyOf(error)}`)),
      );
    });
    return writing;
  };
  return { paths, update: (report) => void write(report), finish: write };
}

async function writeAll(folder: string, report: SmokeReport): Promise<ReportPaths> {
  return {
    report: await writeReport(folder, 'smoke-report.json', reportJson(report)),
    junit: await writeReport(folder, 'junit.xml', junitXml(report)),
  };
}

function whyOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
