/** `tidegate audit report`: the evidence of a release, out of the database of the App. */
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { auditLine, type NewAuditEntry } from '../../src/audit/entry.ts';
import { toInstant } from '../../src/domain/instant.ts';
import { openSqlite, openSqliteStore } from '../../src/store/open.ts';
import { Folder } from './folder.ts';
import { runTidegate } from './run-tidegate.ts';

const SUBJECT = { repository: 'acme/shop', repositoryId: 1, deployment: 100, environment: 'production' };
const COMMITS = ['abcdef1'.padEnd(40, '0'), 'abcdef1'.padEnd(40, '9')] as const;

function gateOf(sha: string, deployment: number): NewAuditEntry {
  const at = toInstant(Date.UTC(2026, 10, 23, 9));
  const data = { from: null, to: 'held', reasons: ['not-enough'], requestedAt: at };
  return { at, actor: { kind: 'tidegate' }, kind: 'gate', subject: { ...SUBJECT, deployment, commit: sha }, data };
}

const folder = new Folder();

beforeAll(async () => {
  const data = join(folder.path, 'data');
  await (await openSqliteStore(data)).close();
  const db = await openSqlite(data);
  await db.insertInto('audit_log').values({ installation_id: 5, size: 2 }).execute();
  for (const [seq, sha] of COMMITS.entries()) {
    const line = auditLine(gateOf(sha, 100 + seq), seq);
    await db.insertInto('audit_entry').values({ installation_id: 5, seq, repository_id: 1, line }).execute();
  }
  await db.destroy();
  return () => folder[Symbol.dispose]();
});

function report(...args: readonly string[]) {
  return runTidegate(['audit', 'report', ...args], folder.path, { AUDIT_SIGNING_KEY: '' });
}

test('a release comes out as a document, and says so when nothing of it is proven', async () => {
  const ended = await report('--repo', 'acme/shop', '--release', '100');
  expect(ended).toMatchObject({ exitCode: 0, stderr: expect.stringContaining('Nothing is proven') });
  expect(ended.stdout).toContain('# Evidence of release 100 of acme/shop');
  expect(ended.stdout).toContain('deployment 100 to production');
  expect(ended.stdout).not.toContain('deployment 101');
});

test.each([
  ['nothing is said to report on', [], 2, '--release ID, or --from and --to'],
  ['a release is none', ['--release', 'v1.0'], 2, '--release v1.0 is none'],
  ['a release and a period', ['--release', '100', '--from', '2026-01-01T00:00:00Z'], 2, 'a release or about a period'],
  ['a commit that is several', ['--release', 'abcdef1'], 2, 'Give more digits'],
  ['a commit that is not there', ['--release', 'bbbbbbb'], 1, 'no commit that begins with bbbbbbb'],
  ['a deployment that is not there', ['--release', '7'], 1, 'no release 7'],
  ['a repository that is not there', ['--release', '100', '--repo', 'acme/none'], 1, 'no repository acme/none'],
])('is refused where %s', async (_, args, exitCode, message) => {
  const ended = await report(...args);
  expect(ended).toMatchObject({ exitCode, stdout: '', stderr: expect.stringContaining(message) });
});
