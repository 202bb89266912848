/**
 * The end of the step, which the runner starts whatever became of it: a verification that was cut off counts as an
 * error, in the report and in the App. Where nothing was cut off, there is nothing to do.
 */
import { appendFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { setTimeout as timeout } from 'node:timers/promises';
import * as core from '@actions/core';
import { inertMarkdown } from '../domain/markdown.ts';
import { readReport } from '../smoke/output/parse.ts';
import type { SmokeReport } from '../smoke/report.ts';
import { clean, say } from './log.ts';
import { STATES } from './names.ts';
import { UnfinishedVerification } from './schema.ts';
import { type SendingPorts, sendVerification } from './send-verification.ts';
import { sayOf } from './verification.ts';

type Variables = Readonly<Record<string, string | undefined>>;

export async function post(variables: Variables): Promise<void> {
  const state = core.getState(STATES.verification);
  if (state === '') return;
  try {
    await endUnfinished(state, variables);
  } catch (error) {
    core.warning(
      clean(`The cut-off verification could not be ended: ${error instanceof Error ? error.message : error}`),
    );
  }
}

async function endUnfinished(state: string, variables: Variables): Promise<void> {
  const path = core.getState(STATES.report);
  const report = path === '' ? null : await readPartial(path);
  // Without a report nothing was probed, so there is no verification that could be missed.
  if (report === null) return;
  const about = UnfinishedVerification.safeParse(JSON.parse(state));
  const told = about.success ? sayOf(await sendVerification(about.data, report, portsFor(variables))) : [];
  const headline = headlineOf(report);
  for (const line of [headline, ...told]) say(line);
  summarise([`### Tidegate smoke: ${report.verdict}`, '', ...[headline, ...told].map(inertMarkdown)], variables);
}

/** A run that ended has its own verdict, and only the sending of it was cut off. */
function headlineOf({ verdict, reason, checks }: SmokeReport): string {
  if (reason?.code !== 'cancelled') return `Smoke: ${verdict}, and the job was cancelled before that was sent.`;
  const done = checks.filter((check) => check.reason?.code !== 'cancelled').length;
  return `Smoke: ${verdict}, the job was cancelled after ${done} of ${checks.length} checks.`;
}

/** It counts as an error from its beginning, until it ends. */
async function readPartial(path: string): Promise<SmokeReport | null> {
  const text = await readFile(path, 'utf8').catch(() => null);
  const parsed = text === null ? null : readReport(text);
  return parsed?.kind === 'report' ? parsed.report : null;
}

function portsFor(variables: Variables): SendingPorts {
  return { variables, fetch, sleep: (ms) => timeout(ms) };
}

function summarise(lines: readonly string[], variables: Variables): void {
  const file = variables['GITHUB_STEP_SUMMARY'];
  if (file) appendFileSync(file, `${lines.join('\n')}\n`);
}
