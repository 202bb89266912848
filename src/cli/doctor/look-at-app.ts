/** The App and its installations on GitHub. */

import type { Config } from '../../app/config.ts';
import { logOrigin } from '../../audit/checkpoint.ts';
import { readSigningKey } from '../../audit/crypto.ts';
import { verifierKeyText } from '../../audit/verifier-key.ts';
import { Failure } from '../../domain/failure.ts';
import { type Check, ok, unknown } from '../../flow/doctor/check.ts';
import { judgeClock } from '../../flow/doctor/judge-clock.ts';
import { judgeDeliveries } from '../../flow/doctor/judge-deliveries.ts';
import { judgeApp, judgeInstallation, type Levels } from '../../flow/doctor/judge-grants.ts';
import { judgeWebhook } from '../../flow/doctor/judge-webhook.ts';
import type { AppInspection, InstallationSight, Registration } from '../../github/app-reads/inspect-app.ts';
import { type Group, readOrFailure, reasonIn } from './group.ts';

export interface SeenApp {
  readonly groups: readonly Group[];
  /** That can be looked into. */
  readonly installations: readonly InstallationSight[];
}

export interface AppQuestion {
  readonly inspection: AppInspection;
  readonly config: Config;
  /** GitHub's name, for the names of logs. */
  readonly host: string;
  /** What the App needs to be allowed. */
  readonly needed: Levels;
}

const DAY_MS = 86_400_000;

export async function lookAtApp(question: AppQuestion): Promise<SeenApp> {
  const { inspection, config } = question;
  const [clock, registration] = await Promise.all([inspection.clock(), readOrFailure(inspection.registration())]);
  const timed = clock === null ? [] : [judgeClock(clock)];
  if (registration instanceof Failure) {
    return { groups: [{ title: 'GitHub', checks: [...timed, refusedOf(registration, config)] }], installations: [] };
  }
  const { slug, owner, page } = registration;
  const checks = [
    ok('app', `Signed in as the App ${slug} of ${owner}`),
    ...timed,
    ...judgeApp(registration, question.needed, page),
    ...(await lookAtWebhook(question, page)),
  ];
  const { group, installations } = await lookAtInstallations(question, registration);
  return { groups: [{ title: 'GitHub App', checks }, group], installations };
}

function refusedOf(failure: Failure, { apiUrl }: Config): Check {
  const isRefused = failure.kind === 'forbidden' || failure.kind === 'not-found';
  return {
    code: isRefused ? 'sign-in-refused' : 'github-unreachable',
    level: 'problem',
    subject: '',
    what: isRefused
      ? `GitHub does not take the sign-in of the App. ${reasonIn(failure)}`
      : `GitHub could not be asked at ${apiUrl}. ${reasonIn(failure)}`,
    why: 'nothing on GitHub can be read or answered, and the rest could not be looked at',
    fix: isRefused
      ? 'Check that APP_ID and PRIVATE_KEY are of the same App, that the key was not deleted on its page, and that the clock is right'
      : 'Check the network from this machine, a proxy on the way, GHE_HOST, and https://www.githubstatus.com',
  };
}

async function lookAtWebhook({ inspection, config }: AppQuestion, page: string): Promise<readonly Check[]> {
  const webhook = await readOrFailure(inspection.webhook());
  const deliveries = await readOrFailure(inspection.deliveriesSince(Date.now() - DAY_MS));
  const fix = `See ${page} and ${page}/advanced`;
  return [
    ...(webhook instanceof Failure
      ? [unknown('webhook-unknown', `Where webhooks go could not be read. ${reasonIn(webhook)}`, fix)]
      : judgeWebhook(webhook, config.baseUrl, page)),
    ...(deliveries instanceof Failure
      ? [unknown('deliveries-unknown', `Which webhooks arrived could not be read. ${reasonIn(deliveries)}`, fix)]
      : judgeDeliveries(deliveries)),
  ];
}

async function lookAtInstallations(question: AppQuestion, registration: Registration) {
  const title = 'Installations';
  const read = await readOrFailure(question.inspection.installations());
  if (read instanceof Failure) {
    const what = `The installations could not be read. ${reasonIn(read)}`;
    return { group: { title, checks: [unknown('installations-unknown', what, 'Try again')] }, installations: [] };
  }
  const checks = read.flatMap((one) => [
    ...judgeInstallation(one, registration, question.needed),
    ...verifierKey(one, question),
  ]);
  const none: Check = {
    code: 'not-installed',
    level: 'problem',
    subject: '',
    what: 'The App is installed nowhere',
    why: 'it sees no repository',
    fix: `Install it: ${registration.page}/installations`,
  };
  const installations = read.filter(({ isSuspended }) => !isSuspended);
  return { group: { title, checks: read.length === 0 ? [none] : checks }, installations };
}

/** What an auditor needs, and nobody has to keep secret. */
function verifierKey({ id, account }: InstallationSight, { config, host }: AppQuestion): readonly Check[] {
  const key = config.auditSigningKey && readSigningKey(config.auditSigningKey.reveal());
  if (!key) return [];
  const line = verifierKeyText(logOrigin(host, id), key.publicKey);
  return [ok('verifier-key', `Key for auditors of ${account}: ${line}`, account)];
}
