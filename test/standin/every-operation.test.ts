/** Every operation and every webhook of the lists is used once, by real clients, and nothing is out of order. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { OPERATIONS, WEBHOOKS } from '../../standin/operations.ts';
import {
  appClient,
  installationClient,
  installationToken,
  openShop,
  plainClient,
  type ReceivingServer,
  receiveWebhooks,
  type Shop,
} from './clients.ts';

const R = { owner: 'acme', repo: 'shop' };

let stage: Shop;
let receiver: ReceivingServer;

beforeAll(async () => {
  stage = await openShop();
  receiver = await receiveWebhooks();
  stage.github.sendWebhooksTo(receiver.url);
});

afterAll(async () => {
  await stage.github.close();
  await receiver.close();
});

function peopleAndCi({ shop }: Shop) {
  const moved = { 'src/new.ts': 'a\nb\n', 'src/basket.ts': { from: 'src/cart.ts' }, 'README.md': null };
  shop.push({
    branch: 'feature',
    author: 'anna',
    coAuthors: ['cleo', 'X Y <x@y.example>'],
    message: 'feat: x',
    files: moved,
  });
  const pull = shop.openPullRequest({ head: 'feature', title: 'feat: x', author: 'anna', labels: ['a'], draft: true });
  pull.markReady('anna');
  pull.edit({ title: 'feat: y', body: 'why' }, 'anna');
  pull.push({ author: 'A B <nobody@example.com>', message: 'more', files: { 'src/more.ts': 'q\n' } });
  const review = pull.review({ by: 'ben', state: 'approved' });
  pull.dismissReview(review.id, 'ben');
  const comment = pull.comment('/tidegate status', 'ben');
  pull.editComment(comment.id, 'never mind', 'ben');
  pull.deleteComment(comment.id, 'ben');
  pull.unlabel('a', 'ben');
  pull.label('hot', 'cleo');
  pull.close('anna');
  pull.reopen('anna');
  shop.reportStatus({ sha: shop.head(), context: 'ci/external', state: 'pending', by: 'ben' });
  const issue = shop.openIssue({ title: 'down', author: 'cleo', labels: ['sev1'] });
  issue.close('ben');
  issue.reopen('ben');
  issue.unlabel('sev1', 'ben');
  for (const role of ['triage', 'maintain', 'none'] as const) shop.setPermission('cleo', role);
  pull.merge({ by: 'ben', method: 'squash' });
  shop.deleteBranch('feature');
  shop.enableRule('production');
  const reviewed = shop.startRun({ actor: 'anna', environment: 'production' });
  reviewed.review({ by: 'ben', environment: 'production', state: 'approved', comment: 'fine' });
  reviewed.review({ by: 'ben', environment: 'production', state: 'rejected' });
  const run = shop.startRun({
    actor: 'anna',
    jobs: [{ name: 'build' }, { name: 'prod', environment: 'production', needs: ['build'] }],
  });
  run.finish('success');
  return { pull, run };
}

function queueOne({ shop }: Shop): void {
  const queue = shop.enableMergeQueue('main');
  shop.push({ branch: 'queued', author: 'anna', message: 'feat: q', files: { 'q.ts': 'q\n' } });
  const pull = shop.openPullRequest({ head: 'queued', title: 'feat: q', author: 'anna' });
  shop.reportCheck({ sha: pull.headSha, name: 'tidegate', app: 'tidegate', conclusion: 'success' });
  queue.add([pull.number], 'anna');
  queue.remove(pull.number, 'anna');
}

function planOne({ shop }: Shop): number {
  const planned = shop.createMilestone({ title: 'release/1', by: 'anna' });
  planned.edit({ dueOn: '2026-12-02T08:00:00Z' }, 'anna');
  planned.close('anna');
  planned.reopen('anna');
  shop.createMilestone({ title: 'release/2', by: 'anna' }).delete('anna');
  return planned.number;
}

test('every operation answers a real client as its description says', async () => {
  const { github, shop } = stage;
  const { run } = peopleAndCi(stage);
  await github.settled();
  const probot = await installationClient(stage);
  const { rest } = plainClient(github, await installationToken(stage));
  const { rest: asApp } = await appClient(stage);
  const sha = shop.head();
  const pull = { ...R, pull_number: 1 };
  const issue = { ...R, issue_number: 1 };
  const onRun = { ...R, run_id: run.id };

  expect((await asApp.apps.getAuthenticated()).data?.slug).toBe('tidegate');
  const [installation] = (await asApp.apps.listInstallations()).data;
  expect(installation?.id).toBe(shop.installationId);
  await asApp.apps.getInstallation({ installation_id: installation?.id ?? 0 });
  expect((await asApp.apps.getRepoInstallation(R)).data.id).toBe(shop.installationId);
  expect((await asApp.apps.getWebhookConfigForApp()).data.url).toBe(receiver.url);
  const [delivery] = (await asApp.apps.listWebhookDeliveries({ per_page: 1 })).data;
  await asApp.apps.getWebhookDelivery({ delivery_id: delivery?.id ?? 0 });
  await asApp.apps.redeliverWebhookDelivery({ delivery_id: delivery?.id ?? 0 });
  expect((await rest.apps.listReposAccessibleToInstallation()).data.total_count).toBe(1);
  await rest.rateLimit.get();

  expect((await rest.repos.get(R)).data.default_branch).toBe('main');
  const file = (await rest.repos.getContent({ ...R, path: 'src/new.ts' })).data;
  expect('content' in file && Buffer.from(file.content, 'base64').toString()).toBe('a\nb\n');
  expect((await rest.repos.getContent({ ...R, path: 'src' })).data).toHaveLength(3);
  const raw = await rest.repos.getContent({ ...R, path: 'src/new.ts', mediaType: { format: 'raw' } });
  expect(raw.data).toBe('a\nb\n');
  expect((await rest.repos.getBranch({ ...R, branch: 'main' })).data.commit.sha).toBe(sha);
  expect((await rest.repos.listBranches(R)).data.map(({ name }) => name)).toEqual(['main']);
  expect((await rest.repos.getCommit({ ...R, ref: sha })).data.files).toHaveLength(4);
  expect((await rest.repos.listCommits(R)).data).toHaveLength(2);
  const basehead = `${sha}...main`;
  expect((await rest.repos.compareCommitsWithBasehead({ ...R, basehead })).data.status).toBe('identical');
  const associated = await rest.repos.listPullRequestsAssociatedWithCommit({ ...R, commit_sha: sha });
  expect(associated.data.map(({ number }) => number)).toEqual([1]);
  expect((await rest.git.getRef({ ...R, ref: 'heads/main' })).data.object.sha).toBe(sha);

  expect((await rest.pulls.get(pull)).data.merged).toBe(true);
  expect((await rest.pulls.list({ ...R, state: 'closed' })).data).toHaveLength(1);
  const files = (await rest.pulls.listFiles(pull)).data;
  expect(files.map((one) => [one.status, one.previous_filename, one.filename])).toEqual([
    ['removed', undefined, 'README.md'],
    ['renamed', 'src/cart.ts', 'src/basket.ts'],
    ['added', undefined, 'src/more.ts'],
    ['added', undefined, 'src/new.ts'],
  ]);
  expect((await rest.pulls.listCommits(pull)).data.map(({ author }) => author?.login)).toEqual(['anna', undefined]);
  expect((await rest.pulls.listReviews(pull)).data.map(({ state }) => state)).toEqual(['DISMISSED']);

  expect((await rest.issues.get(issue)).data.pull_request?.merged_at).toBeTypeOf('string');
  expect((await rest.issues.listForRepo({ ...R, state: 'all' })).data.map(({ number }) => number)).toEqual([2, 1]);
  const made = (await probot.rest.issues.createComment({ ...issue, body: 'hello' })).data;
  expect(made.user?.login).toBe('tidegate[bot]');
  expect((await rest.issues.listComments(issue)).data).toHaveLength(1);
  await rest.issues.updateComment({ ...R, comment_id: made.id, body: 'hello again' });
  expect((await rest.issues.getComment({ ...R, comment_id: made.id })).data.body).toBe('hello again');
  const opened = (await rest.issues.create({ ...R, title: 'record', body: 'one' })).data;
  await rest.issues.update({ ...R, issue_number: opened.number, body: 'two' });
  expect((await rest.issues.listLabelsOnIssue(issue)).data.map(({ name }) => name)).toEqual(['hot']);
  await rest.issues.addLabels({ ...issue, labels: ['seen'] });
  await rest.issues.removeLabel({ ...issue, name: 'seen' });
  const events = (await rest.issues.listEvents({ ...issue })).data;
  expect(events.map((event) => [event.event, event.actor?.login])).toContainEqual(['labeled', 'cleo']);

  shop.openIssue({ title: 'CHG1', author: 'anna' }).setMilestone(planOne(stage));
  const [milestone] = (await rest.issues.listMilestones(R)).data;
  expect(milestone).toMatchObject({ number: 1, open_issues: 1, due_on: '2026-12-02T08:00:00Z' });
  expect((await rest.issues.getMilestone({ ...R, milestone_number: 1 })).data.title).toBe('release/1');

  shop.security.analyse({ sha });
  shop.security.raiseCodeAlert({ sha, securitySeverity: 'high' });
  shop.security.raiseDependabotAlert({ severity: 'low' });
  expect((await rest.codeScanning.listRecentAnalyses(R)).data.map(({ commit_sha }) => commit_sha)).toEqual([sha]);
  const codeAlerts = (await rest.codeScanning.listAlertsForRepo({ ...R, state: 'open' })).data;
  expect(codeAlerts.map(({ rule }) => rule.security_severity_level)).toEqual(['high']);
  const alerts = (await rest.dependabot.listAlertsForRepo({ ...R, state: 'open' })).data;
  expect(alerts.map(({ security_advisory }) => security_advisory.severity)).toEqual(['low']);
  const digest = `sha256:${'d'.repeat(64)}`;
  shop.security.attest(digest, { mediaType: 'x', verificationMaterial: { any: 1 }, dsseEnvelope: { payload: '' } });
  const attested = await rest.repos.listAttestations({ ...R, subject_digest: digest });
  expect(attested.data.attestations?.[0]?.bundle?.verificationMaterial).toEqual({ any: 1 });
  const none = rest.repos.listAttestations({ ...R, subject_digest: `sha256:${'e'.repeat(64)}` });
  await expect(none).rejects.toMatchObject({ status: 404 });

  shop.tag('v0');
  expect((await rest.git.getRef({ ...R, ref: 'tags/v0' })).data.object.sha).toBe(sha);
  const release = (await rest.repos.createRelease({ ...R, tag_name: 'v0', body: 'first' })).data;
  await rest.repos.updateRelease({ ...R, release_id: release.id, body: 'second' });
  expect((await rest.repos.getReleaseByTag({ ...R, tag: 'v0' })).data.body).toBe('second');
  expect((await rest.repos.listReleases(R)).data).toHaveLength(1);

  const check = (await probot.rest.checks.create({ ...R, name: 'tidegate', head_sha: sha, status: 'in_progress' }))
    .data;
  const annotation = { path: 'a', start_line: 1, end_line: 1, annotation_level: 'failure', message: 'm' } as const;
  const output = { title: 'low', summary: 'nothing missing', annotations: [annotation] };
  await rest.checks.update({ ...R, check_run_id: check.id, status: 'completed', conclusion: 'success', output });
  expect((await rest.checks.get({ ...R, check_run_id: check.id })).data.output.annotations_count).toBe(1);
  expect((await rest.checks.listAnnotations({ ...R, check_run_id: check.id })).data).toHaveLength(1);
  const ours = await rest.checks.listForRef({ ...R, ref: 'main', app_id: github.app.id });
  expect(ours.data.check_runs.map(({ name, conclusion }) => [name, conclusion])).toEqual([['tidegate', 'success']]);

  shop.requireChecks('main', [{ name: 'tidegate', app: 'tidegate' }]);
  expect((await rest.repos.getBranchRules({ ...R, branch: 'main' })).data).toMatchObject([
    { type: 'required_status_checks' },
  ]);
  shop.onDispatch('rollback.yml', { jobs: () => [{ name: 'deploy' }] });
  await rest.actions.createWorkflowDispatch({ ...R, workflow_id: 'rollback.yml', ref: 'main' });

  shop.reportStatus({ sha, context: 'ci/external', state: 'pending', by: 'ben' });
  shop.reportStatus({ sha, context: 'ci/external', state: 'success', by: 'ben' });
  const combined = (await rest.repos.getCombinedStatusForRef({ ...R, ref: sha })).data;
  expect(combined).toMatchObject({ state: 'success', total_count: 1, statuses: [{ context: 'ci/external' }] });
  const labels = (await rest.issues.listLabelsForRepo(R)).data.map(({ name }) => name);
  expect(labels).toEqual(expect.arrayContaining(['sev1', 'hot']));

  expect((await rest.actions.listWorkflowRunsForRepo({ ...R, status: 'waiting' })).data.total_count).toBe(1);
  expect((await rest.actions.getWorkflowRun(onRun)).data.run_attempt).toBe(1);
  expect((await rest.actions.getPendingDeploymentsForRun(onRun)).data[0]?.environment.name).toBe('production');
  await rest.actions.reviewCustomGatesForRun({ ...onRun, environment_name: 'production', comment: 'not yet' });
  expect((await rest.actions.getReviewsForRun(onRun)).data.map(({ state }) => state)).toEqual(['pending']);
  expect((await rest.actions.listJobsForWorkflowRun(onRun)).data.jobs.map(({ runner_id }) => runner_id)).toContain(
    null,
  );
  run.upload({ name: 'dist', digest: null, isExpired: true });
  expect((await rest.actions.listWorkflowRunArtifacts(onRun)).data.artifacts).toMatchObject([
    { name: 'dist', digest: null, expired: true, workflow_run: { id: run.id } },
  ]);
  run.cancel('ben');

  expect((await rest.repos.getAllEnvironments(R)).data.total_count).toBe(1);
  await rest.repos.getEnvironment({ ...R, environment_name: 'production' });
  const rules = await rest.repos.getAllDeploymentProtectionRules({ ...R, environment_name: 'production' });
  expect(rules.data.custom_deployment_protection_rules?.[0]?.app.slug).toBe('tidegate');
  const [deployment] = (await rest.repos.listDeployments({ ...R, environment: 'production' })).data;
  const one = { ...R, deployment_id: deployment?.id ?? 0 };
  expect((await rest.repos.getDeployment(one)).data.sha).toBe(sha);
  const states = (await rest.repos.listDeploymentStatuses(one)).data.map(({ state }) => String(state));
  expect(states).toEqual(['failure', 'waiting']);

  const collaborators = (await rest.repos.listCollaborators(R)).data;
  expect(collaborators.find(({ login }) => login === 'ben')).toMatchObject({ role_name: 'admin' });
  const permission = async (username: string) =>
    (await rest.repos.getCollaboratorPermissionLevel({ ...R, username })).data.role_name;
  expect([await permission('ben'), await permission('anna'), await permission('cleo')]).toEqual([
    'admin',
    'write',
    'read',
  ]);
  await expect(permission('nobody')).rejects.toMatchObject({ status: 404 });
  expect((await rest.users.getByUsername({ username: 'anna' })).data.type).toBe('User');
  const team = { org: 'acme', team_slug: 'cab' };
  expect((await rest.teams.list({ org: 'acme' })).data).toHaveLength(2);
  expect((await rest.teams.listChildInOrg(team)).data.map(({ slug }) => slug)).toEqual(['cab-night']);
  expect((await rest.orgs.listMembers({ org: 'acme' })).data.map(({ login }) => login)).toEqual(['anna', 'ben']);
  expect((await rest.orgs.getMembershipForUser({ org: 'acme', username: 'anna' })).data.state).toBe('active');
  expect((await rest.teams.listMembersInOrg(team)).data.map(({ login }) => login)).toEqual(['anna', 'ben']);
  const membership = async (username: string) =>
    (await rest.teams.getMembershipForUserInOrg({ ...team, username })).data.state;
  expect([await membership('ben'), await membership('cleo')]).toEqual(['active', 'pending']);
  await expect(membership('dora')).rejects.toMatchObject({ status: 404 });

  await github.settled();
  github.assertClean();
  const used = new Set(github.requests.filter(({ applied }) => applied).map(({ operation }) => operation));
  expect(Object.keys(OPERATIONS).filter((operation) => !used.has(operation))).toEqual([]);
}, 60_000);

test('every webhook of the list was sent, and each as its description says', async () => {
  const { github, acme, shop } = stage;
  acme.team('cab').addMember('dora');
  acme.team('cab').removeMember('dora');
  acme.inviteMember('cleo');
  acme.removeMember('dora');
  acme.createTeam('brief').rename('short');
  acme.team('short').delete();
  queueOne(stage);
  shop.protectEnvironment('guarded', { reviewers: ['ben'] });
  shop.startRun({ actor: 'anna', environment: 'guarded' }).cancel('anna');
  await github.settled();
  const sent = new Set(github.webhooks.deliveries.map(({ event, action }) => (action ? `${event}/${action}` : event)));
  const expected = WEBHOOKS.map((webhook) => webhook.replaceAll('-', '_'));
  expect(expected.filter((webhook) => !sent.has(webhook))).toEqual([]);
  expect(receiver.received).toHaveLength(github.webhooks.deliveries.length);
  github.assertClean();
});
