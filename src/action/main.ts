/** One run of the Action: read the step, run the command, hand over what came out. */
import { setTimeout as timeout } from 'node:timers/promises';
import * as core from '@actions/core';
import { connect } from './connect.ts';
import { explainError } from './explain-error.ts';
import { finish } from './finish.ts';
import { type Inputs, parseInputs } from './inputs.ts';
import { say } from './log.ts';
import { maskSecret } from './mask.ts';
import type { Outcome } from './outcome.ts';
import { type Runner, readRunner } from './runner.ts';

export async function main(variables: Readonly<Record<string, string | undefined>>): Promise<void> {
  const outcome = await run(variables).catch(explainError);
  finish(core.getInput('command'), outcome, variables['GITHUB_STEP_SUMMARY']);
}

async function run(variables: Readonly<Record<string, string | undefined>>): Promise<Outcome> {
  maskSecret(core.getInput('github-token'));
  const inputs = parseInputs((name) => core.getInput(name));
  const runner = readRunner(variables);
  if (inputs.isDryRun) {
    core.warning(
      'This is a dry run: the file is read from the workspace, so the result says nothing about what is in force.',
    );
  }
  return runCommand(inputs, runner);
}

/** Commands are loaded when they are asked for: smoke does not need the policy engine. */
async function runCommand(inputs: Inputs, runner: Runner): Promise<Outcome> {
  const toGitHub = () => connect(inputs.token, runner.repository);
  if (inputs.command === 'smoke') {
    const { runSmokeCommand } = await import('./smoke.ts');
    return runSmokeCommand(inputs, runner, toGitHub);
  }
  const { runGate } = await import('./gate.ts');
  const sleep = (ms: number) => timeout(ms);
  return runGate(inputs, runner, { connect: toGitHub, now: Date.now, sleep, say });
}
