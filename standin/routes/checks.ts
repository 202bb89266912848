/** Check runs and commit statuses. */
import { showAnnotation, showCheck } from '../render/check.ts';
import { showCombinedStatus, showCommitStatus } from '../render/commit-status.ts';
import {
  type Answer,
  actorOf,
  type Call,
  counted,
  type Handler,
  installationOf,
  listed,
  notFound,
  numberOf,
  pathOf,
  Refusal,
  repositoryOf,
  textOf,
} from '../serve/call.ts';
import type { CheckRecord, RepositoryRecord } from '../state/records.ts';
import { addCheck, type CheckChange, changeCheck } from '../verbs/check.ts';
import { statusesOf } from '../verbs/commit-status.ts';

export const CHECK_ROUTES: Readonly<Record<string, Handler>> = {
  'checks/create': (call) => {
    const repository = repositoryOf(call);
    const sha = textOf(call, 'head_sha') ?? '';
    if (repository.git.find(sha) === null) throw new Refusal(422, `No commit found for SHA: ${sha}`);
    const app = call.world.checkApp(installationOf(call) === null ? 'github-actions' : call.world.app.slug);
    const name = textOf(call, 'name') ?? '';
    const check = addCheck(call.world, repository, { app, sha, name, sender: actorOf(call) }, changeOf(call));
    return { status: 201, body: showCheck(call.world, repository, check) };
  },
  'checks/update': (call) => {
    const { repository, check } = checkOf(call);
    const isOurs = (check.app.slug === 'github-actions') === (installationOf(call) === null);
    if (!isOurs) throw new Refusal(403, 'Invalid app_id: a check run is changed by the App that made it');
    changeCheck(call.world, repository, check, changeOf(call), actorOf(call));
    return { status: 200, body: showCheck(call.world, repository, check) };
  },
  'checks/get': (call) => {
    const { repository, check } = checkOf(call);
    return { status: 200, body: showCheck(call.world, repository, check) };
  },
  'checks/list-annotations': (call) => {
    const { repository, check } = checkOf(call);
    return listed(call, check.annotations, (one) => showAnnotation(call.world, repository, check, one));
  },
  'checks/list-for-ref': listChecks,
  'repos/get-combined-status-for-ref': combineStatuses,
};

function checkOf(call: Call): { readonly repository: RepositoryRecord; readonly check: CheckRecord } {
  const repository = repositoryOf(call);
  const check = repository.checks.find((one) => one.id === numberOf(call, 'check_run_id'));
  if (check === undefined) throw notFound();
  return { repository, check };
}

function changeOf(call: Call): CheckChange {
  const output = call.body['output'];
  const shown = typeof output === 'object' && output !== null ? (output as Readonly<Record<string, unknown>>) : {};
  const text = (value: unknown) => (typeof value === 'string' ? value : undefined);
  const time = (name: string) => {
    const value = textOf(call, name);
    return value === undefined ? undefined : Date.parse(value);
  };
  return {
    name: textOf(call, 'name'),
    externalId: textOf(call, 'external_id'),
    detailsUrl: textOf(call, 'details_url'),
    status: textOf(call, 'status'),
    conclusion: textOf(call, 'conclusion'),
    startedAt: time('started_at'),
    completedAt: time('completed_at'),
    title: text(shown['title']),
    summary: text(shown['summary']),
    text: text(shown['text']),
    annotations: Array.isArray(shown['annotations']) ? shown['annotations'] : undefined,
  };
}

/** The only refusal that the description declares is 404. */
function combineStatuses(call: Call): Answer {
  const repository = repositoryOf(call);
  const commit = repository.git.resolve(pathOf(call, 'ref'));
  if (commit === null) throw notFound();
  const all = statusesOf(repository, commit.sha);
  const answer = counted(call, 'statuses', all, (status) => showCommitStatus(call.world, repository, status));
  return { ...answer, body: { ...answer.body, ...showCombinedStatus(call.world, repository, commit.sha, all) } };
}

/** Newest first. `filter=latest` (the default) shows the newest run of each name in a suite. */
function listChecks(call: Call): Answer {
  const repository = repositoryOf(call);
  const commit = repository.git.resolve(pathOf(call, 'ref'));
  if (commit === null) throw new Refusal(422, `No commit found for SHA: ${pathOf(call, 'ref')}`);
  const { check_name: name, status, app_id: appId, filter } = call.query;
  const newestFirst = repository.checks.filter((check) => check.sha === commit.sha).reverse();
  const matching = newestFirst.filter(
    (check) =>
      (name === undefined || check.name === name) &&
      (status === undefined || check.status === status) &&
      (appId === undefined || String(check.app.id) === appId) &&
      (filter === 'all' || isNewest(check, newestFirst)),
  );
  return counted(call, 'check_runs', matching, (check) => showCheck(call.world, repository, check));
}

function isNewest(check: CheckRecord, newestFirst: readonly CheckRecord[]): boolean {
  return check === newestFirst.find((other) => other.name === check.name && other.suiteId === check.suiteId);
}
