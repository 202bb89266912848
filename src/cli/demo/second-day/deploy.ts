/**
 * What the jobs of the deploy workflow do once they are let through: the commit runs, the repository's smoke file looks at
 * it, and the App is told how that came out, with the job's own token.
 */
import type { Run } from '../../../../standin/start.ts';
import { digestOfText } from '../../../domain/canonical.ts';
import type { SmokeFileRead } from '../../../domain/verification.ts';
import { portsOfRun } from '../../../probe/run-ports.ts';
import { reportText } from '../../../smoke/output/report-text.ts';
import { parseSmoke } from '../../../smoke/parse.ts';
import { runSmoke } from '../../../smoke/run.ts';
import { NotAsTold, until } from '../expect.ts';
import { APP_URL } from '../workflow-of-day.ts';
import { smokeFile } from './files.ts';
import type { Member, SecondStage } from './stage.ts';

const SMOKE_PATH = '.github/smoke.yml';

/** @returns what `tidegate smoke` prints */
export async function deploy(stage: SecondStage, member: Member, run: Run, environment: string): Promise<string> {
  const sha = run.inputs['sha'] ?? run.sha;
  member.service.deploy(environment, sha);
  const text = smokeFile(member.service.url);
  const parsed = parseSmoke(text, {
    file: SMOKE_PATH,
    names: new Map(Object.entries({ sha, environment })),
    secrets: new Map(),
  });
  if (parsed.kind === 'invalid') throw new NotAsTold(parsed.problems.map(({ message }) => message).join('\n'));
  const ports = portsOfRun({
    network: 'loopback',
    areCommandsAllowed: false,
    environment: {},
    folder: stage.folder,
    proxyFrom: {},
  });
  const report = await runSmoke(parsed.plan, { environment, sha }, ports);
  if (report.verdict !== 'pass') throw new NotAsTold(`A fresh deployment to ${environment} has to be well.`);
  await stage.nextSecond();
  const smoke = { path: SMOKE_PATH, digest: digestOfText(text) };
  await tellApp(stage, run, { environment, sha, verdict: report.verdict, failedChecks: [], smoke });
  run.finish('success', environment);
  await stage.nextSecond();
  return reportText(report, (_verdict, text) => text);
}

interface Claim {
  readonly environment: string;
  readonly sha: string;
  readonly verdict: string;
  readonly failedChecks: readonly string[];
  readonly smoke: SmokeFileRead;
}

async function tellApp({ app }: SecondStage, run: Run, claim: Claim): Promise<void> {
  const token = run.oidcToken({ audience: APP_URL, job: claim.environment });
  const response = await fetch(new URL('/api/verifications', app.webhookUrl), {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ version: 1, ...claim }),
  });
  if (response.status === 202) return;
  throw new NotAsTold(`The App did not take the verification: ${response.status} ${await response.text()}`);
}

/** First staging, then production, which a gate of its own guards. */
export function startRun({ repository }: Member, actor: string): Run {
  return repository.startRun({
    actor,
    jobs: [
      { name: 'staging', environment: 'staging' },
      { name: 'production', environment: 'production', needs: ['staging'] },
    ],
  });
}

export function untilLetIn(run: Run, environment: string): Promise<string> {
  return until(`the deployment to ${environment} is let through`, () => {
    const isOpen = (each: Run['reviews'][number]) => each.state === 'approved' && each.environment === environment;
    return run.reviews.find(isOpen)?.comment;
  });
}

/** The newest status report on a run's gate that says `phrase`. */
export function untilHeld(run: Run, environment: string, phrase: RegExp): Promise<string> {
  const own = () => run.reviews.filter((each) => each.state === 'pending' && each.environment === environment).at(-1);
  return until(`a report on the deployment to ${environment} that says ${phrase}; it says:\n${own()?.comment}`, () => {
    const comment = own()?.comment;
    return comment !== undefined && phrase.test(comment) ? comment : null;
  });
}

/** Fails when our App let production in although it must be held. */
export function assertHeld(run: Run): void {
  const isIn = run.reviews.some(({ state, environment }) => state === 'approved' && environment === 'production');
  if (isIn || run.status !== 'waiting') throw new NotAsTold('Production was let in although it has to be held.');
}
