/** A verification of a job, from its start to the App's answer; what is cut off in between is finished by the post step. */
import * as core from '@actions/core';
import { digestOfText } from '../domain/canonical.ts';
import { repositoryPath } from '../domain/repository-path.ts';
import type { SmokeReport } from '../smoke/report.ts';
import type { SmokeInputs } from './inputs.ts';
import { clean } from './log.ts';
import { STATES } from './names.ts';
import type { Runner } from './runner.ts';
import type { UnfinishedVerification } from './schema.ts';
import { type SendingPorts, type Sent, sendVerification } from './send-verification.ts';
import { effectiveSha } from './subject.ts';

export interface StartedVerification {
  /** Tells which file it is made by, as soon as that was read. */
  readonly wasRead: (path: string, text: string) => void;
  /** Hands the report on. The answer is what is to be said about that. */
  readonly finished: (report: SmokeReport) => Promise<readonly string[]>;
}

export function startVerification(inputs: SmokeInputs, runner: Runner, ports: SendingPorts): StartedVerification {
  const about = aboutIn(inputs, runner);
  let verification = about.kind === 'app' ? about.verification : null;
  const keep = () => core.saveState(STATES.verification, JSON.stringify(verification));
  keep();
  return {
    wasRead(path, text) {
      if (verification === null) return;
      verification = { ...verification, smoke: { path: repositoryPath(path), digest: digestOfText(text) } };
      keep();
    },
    async finished(report) {
      const told = verification === null ? toldIn(about) : sayOf(await sendVerification(verification, report, ports));
      core.saveState(STATES.verification, '');
      return told;
    },
  };
}

type About =
  | { readonly kind: 'app'; readonly verification: UnfinishedVerification }
  | { readonly kind: 'nobody'; readonly told: readonly string[] };

function toldIn(about: About): readonly string[] {
  return about.kind === 'nobody' ? about.told : [];
}

function aboutIn({ appUrl, isDryRun, environment, sha, deploymentId }: SmokeInputs, runner: Runner): About {
  if (appUrl === '' || isDryRun) return { kind: 'nobody', told: [] };
  if (runner.isOfFork) {
    return { kind: 'nobody', told: ['A pull request of a fork has no token of its own: the verdict is not sent.'] };
  }
  const where = environment || runner.deployment?.environment;
  const what = effectiveSha(sha, runner);
  if (where && what !== undefined) {
    const id = deploymentId ?? runner.deployment?.id;
    const verification = { appUrl, environment: where, sha: what, ...(id === undefined ? {} : { deploymentId: id }) };
    return { kind: 'app', verification };
  }
  const missing = where ? '"sha" (of a run that was dispatched)' : '"environment"';
  const because = `The verdict is not sent to ${appUrl}: it has to be of a deployment. Give ${missing}.`;
  core.warning(clean(because));
  return { kind: 'nobody', told: [because] };
}

export function sayOf(sent: Sent): readonly string[] {
  if (sent.kind === 'sent') return [sent.text];
  core.warning(clean(sent.because));
  return [sent.because];
}
