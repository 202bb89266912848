/**
 * What the deploy workflow of the demo's repository does once it is let through: the page of the commit goes on the web,
 * the smoke checks look at it, and the App is told how that came out, with the job's own token.
 */
import type { Run } from '../../../standin/start.ts';
import { portsOfRun } from '../../probe/run-ports.ts';
import { reportText } from '../../smoke/output/report-text.ts';
import { parseSmoke } from '../../smoke/parse.ts';
import type { SmokeReport } from '../../smoke/report.ts';
import { runSmoke } from '../../smoke/run.ts';
import { NotAsTold } from './expect.ts';
import type { Stage } from './stage.ts';
import { APP_URL, PAGE, SMOKE_FILE, SMOKE_PATH } from './workflow-of-day.ts';

export interface Deployed {
  readonly sha: string;
  readonly verdict: SmokeReport['verdict'];
  readonly failedChecks: readonly string[];
  /** Passed, but only when they were asked again. */
  readonly flakyChecks: readonly string[];
  /** What `tidegate smoke` prints. */
  readonly text: string;
}

/** The commit of a run that was dispatched is the one it was given, whatever the run is filed under. */
export async function deploy(stage: Stage, run: Run): Promise<Deployed> {
  const sha = run.inputs['sha'] ?? run.sha;
  stage.site.deploy({ sha, checkout: await pageAt(stage, sha) });
  const deployed = await verify(stage, sha);
  await stage.nextSecond();
  await tellApp(stage, run, deployed);
  run.finish(deployed.verdict === 'pass' ? 'success' : 'failure');
  await stage.nextSecond();
  return deployed;
}

/** As a job reads it: with its own token, which can read this repository and nothing else. */
async function pageAt({ github, shop }: Stage, sha: string): Promise<string> {
  const token = github.jobToken({ repository: shop.fullName, permissions: { contents: 'read' } });
  const response = await fetch(`${github.url}/repos/${shop.fullName}/contents/${PAGE}?ref=${sha}`, {
    headers: { authorization: `Bearer ${token}`, accept: 'application/vnd.github.raw+json', 'user-agent': 'deploy.sh' },
  });
  if (!response.ok) throw new NotAsTold(`${PAGE} of ${sha} cannot be read: GitHub answered ${response.status}.`);
  return response.text();
}

/** With the engine and the probes of `tidegate smoke`, and what that prints. */
async function verify({ site, folder }: Stage, sha: string): Promise<Deployed> {
  const names = new Map([
    ['url', site.url],
    ['sha', sha],
  ]);
  const parsed = parseSmoke(SMOKE_FILE, { file: SMOKE_PATH, names, secrets: new Map() });
  if (parsed.kind === 'invalid') throw new NotAsTold(parsed.problems.map(({ message }) => message).join('\n'));
  const report = await runSmoke(
    parsed.plan,
    { environment: 'production', sha },
    portsOfRun({ network: 'loopback', areCommandsAllowed: false, environment: {}, folder, proxyFrom: {} }),
  );
  const failedChecks = report.checks.filter(({ verdict }) => verdict === 'fail').map(({ id }) => id);
  const flakyChecks = report.checks.filter(({ flaky }) => flaky).map(({ id }) => id);
  return {
    sha,
    verdict: report.verdict,
    failedChecks,
    flakyChecks,
    text: reportText(report, (_verdict, text) => text),
  };
}

async function tellApp({ app }: Stage, run: Run, { sha, verdict, failedChecks }: Deployed): Promise<void> {
  const response = await fetch(new URL('/api/verifications', app.webhookUrl), {
    method: 'POST',
    headers: { authorization: `Bearer ${run.oidcToken({ audience: APP_URL })}`, 'content-type': 'application/json' },
    body: JSON.stringify({ version: 1, environment: 'production', sha, verdict, failedChecks }),
  });
  if (response.status === 202) return;
  throw new NotAsTold(`The App did not take the verification: ${response.status} ${await response.text()}`);
}
