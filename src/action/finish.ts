/** Hands an outcome to the runner: log, annotations, summary, outputs, exit code. */
import { appendFileSync } from 'node:fs';
import * as core from '@actions/core';
import { inertMarkdown } from '../domain/markdown.ts';
import { formatProblem } from '../domain/problem.ts';
import { annotate, clean, say } from './log.ts';
import { OUTPUTS, type OutputName } from './names.ts';
import type { Outcome } from './outcome.ts';

/** GitHub drops a summary above 1 MiB without a word; long before that nobody reads it. */
const MAX_SUMMARY_BYTES = 200 * 1024;

/** GitHub shows at most 10 of a step; all of them are in the summary. */
const MAX_WARNINGS = 10;

export function finish(command: string, outcome: Outcome, summaryFile: string | undefined): void {
  if (!outcome.details.startsWith(outcome.headline)) say(outcome.headline);
  if (outcome.details !== '') say(outcome.details);
  for (const problem of outcome.problems) say(formatProblem(problem));
  annotate(outcome.problems);
  for (const warning of (outcome.warnings ?? []).slice(0, MAX_WARNINGS)) core.warning(clean(warning));
  writeSummary(outcome.summary === '' ? plainSummary(command, outcome) : outcome.summary, summaryFile);
  for (const [name, value] of Object.entries(outputsOf(command, outcome))) core.setOutput(name, value);
  if (outcome.decision === 'stop') core.setFailed(clean(outcome.headline));
}

/** Every output of the command, empty where there is nothing to say: a workflow can rely on it being there. */
function outputsOf(command: string, outcome: Outcome): Readonly<Record<string, string>> {
  const { verdict, decision, reasonCode } = outcome;
  // Of a rollback that could not be decided, somebody has to be told.
  const follows = outcome.outputs.decision ?? (command === 'rollback' ? 'page' : decision);
  const given: Outcome['outputs'] = { ...outcome.outputs, verdict, decision: follows, 'reason-code': reasonCode };
  const names = (Object.keys(OUTPUTS) as OutputName[]).filter((name) => {
    const commands: readonly string[] = OUTPUTS[name].for;
    return commands.includes(command) || given[name] !== undefined;
  });
  return Object.fromEntries(names.map((name) => [name, given[name] ?? '']));
}

function plainSummary(command: string, outcome: Outcome): string {
  const problems = outcome.problems.map((problem) => `- ${inertMarkdown(formatProblem(problem))}`);
  return [
    `### Tidegate ${inertMarkdown(command)}: ${outcome.verdict}`,
    '',
    inertMarkdown(outcome.headline),
    '',
    ...problems,
  ].join('\n');
}

function writeSummary(markdown: string, file: string | undefined): void {
  if (file === undefined) return;
  try {
    appendFileSync(file, `${shortened(markdown)}\n`);
  } catch (error) {
    core.warning(
      clean(`The job summary could not be written: ${error instanceof Error ? error.message : String(error)}`),
    );
  }
}

function shortened(markdown: string): string {
  if (Buffer.byteLength(markdown) <= MAX_SUMMARY_BYTES) return markdown;
  const lines = markdown.split('\n');
  let size = 0;
  const kept = lines.filter((line) => {
    size += Buffer.byteLength(line) + 1;
    return size <= MAX_SUMMARY_BYTES;
  });
  return `${kept.join('\n')}\n\nThe rest is in the report file.`;
}
