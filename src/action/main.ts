/** One run of the Action: read the step, run the command, hand over what came out. */
import { setTimeout as timeout } from 'node:timers/promises';
import * as core from '@actions/core';
import { connect, connectJob } from './connect.ts';
import { explainError } from './explain-error.ts';
import { finish } from './finish.ts';
import { type Inputs, parseInputs } from './inputs.ts';
import { say } from './log.ts';
import { maskSecret } from './mask.ts';
import type { Outcome } from './outcome.ts';
import { type Runner, readRunner } from './runner.ts';
import { startVerification } from './verification.ts';

export async function main(variables: Variables): Promise<void> {
  const outcome = await run(variables).catch(explainError);
  finish(core.getInput('command'), outcome, variables['GITHUB_STEP_SUMMARY']);
}

type Variables = Readonly<Record<string, string | undefined>>;

async function run(variables: Variables): Promise<Outcome> {
  maskSecret(core.getInput('github-token'));
  const runner = readRunner(variables);
  const inputs = parseInputs(
    (name) => core.getInput(name),
    (name) => variables[name],
    runner.isOfFork,
  );
  if (inputs.isDryRun) {
    core.warning(
      'This is a dry run: the file is read from the workspace, so the result says nothing about what is in force.',
    );
  }
  return runCommand(inputs, runner, variables);
}

const sleep = (ms: number): Promise<void> => timeout(ms);

/** Commands are loaded when they are asked for: smoke does not need the policy engine. */
async function runCommand(inputs: Inputs, runner: Runner, variables: Variables): Promise<Outcome> {
  const toGitHub = () => connect(inputs.token, runner.repository);
  const toJob = () => connectJob(inputs.token, runner.repository);
  switch (inputs.command) {
    case 'smoke': {
      const { runSmokeCommand } = await import('./smoke.ts');
      const started = startVerification(inputs, runner, { variables, fetch, sleep });
      return runSmokeCommand(inputs, runner, toGitHub, { variables, ...started });
    }
    case 'gate': {
      const { runGate } = await import('./gate.ts');
      return runGate(inputs, runner, { connect: toGitHub, now: Date.now, sleep, say });
    }
    case 'rollback': {
      const { runRollback } = await import('./rollback.ts');
      return runRollback(inputs, runner, { connect: toJob, now: Date.now, sleep, say });
    }
    case 'notes': {
      const { runNotes } = await import('./notes.ts');
      return runNotes(inputs, runner, { connect: toJob, now: Date.now, sleep });
    }
    case 'dora': {
      const { runDora } = await import('./dora.ts');
      return runDora(inputs, runner, { connect: toJob, now: Date.now, sleep, say });
    }
  }
}
