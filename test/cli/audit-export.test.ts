/** `tidegate audit export`: what the App has logged, out of its database. */
import { generateKeyPairSync } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { auditLine } from '../../src/audit/entry.ts';
import { toInstant } from '../../src/domain/instant.ts';
import { openSqlite, openSqliteStore } from '../../src/store/open.ts';
import { Folder } from './folder.ts';
import { runTidegate } from './run-tidegate.ts';

const REPOSITORIES = [
  { repositoryId: 1, repository: 'acme/shop' },
  { repositoryId: 2, repository: 'acme/pay' },
] as const;

/** More than are read at once, of two repositories in turns. */
const LINES = Array.from({ length: 2300 }, (_, seq) =>
  auditLine(
    {
      at: toInstant(Date.UTC(2026, 10, 22) + seq * 1000),
      actor: { kind: 'tidegate' },
      kind: 'decision',
      subject: REPOSITORIES[seq % 2] as (typeof REPOSITORIES)[number],
      data: { verdict: 'open' },
    },
    seq,
  ),
);

async function fillDatabase(folder: string): Promise<void> {
  await (await openSqliteStore(folder)).close();
  const db = await openSqlite(folder);
  await db.insertInto('audit_log').values({ installation_id: 5, size: LINES.length }).execute();
  for (const [seq, line] of LINES.entries()) {
    await db
      .insertInto('audit_entry')
      .values({ installation_id: 5, seq, repository_id: 1 + (seq % 2), line })
      .execute();
  }
  await db.destroy();
}

test('the whole log comes out line for line, and one repository with proofs that an auditor can check', async () => {
  using folder = new Folder();
  await fillDatabase(join(folder.path, 'data'));
  const whole = await runTidegate(['audit', 'export'], folder.path);
  expect(whole.exitCode).toBe(0);
  expect(whole.stdout.trimEnd().split('\n')).toEqual(LINES);

  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const key = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  const shop = await runTidegate(['audit', 'export', '--repo', 'acme/shop'], folder.path, { AUDIT_SIGNING_KEY: key });
  expect([shop.exitCode, shop.stderr]).toEqual([0, expect.stringContaining('lines written')]);
  const [header = '', ...rows] = shop.stdout.trimEnd().split('\n');
  expect(rows.length).toBe(1150);

  const { checkpoint } = JSON.parse(header) as { checkpoint: string };
  const paths = {
    log: folder.write('shop.jsonl', shop.stdout),
    checkpoint: folder.write('checkpoint.txt', checkpoint),
  };
  const pem = folder.write('audit.pem', publicKey.export({ type: 'spki', format: 'pem' }).toString());
  const verify = (log: string) =>
    runTidegate(['audit', 'verify', log, '--checkpoint', paths.checkpoint, '--key', pem], folder.path);
  expect((await verify(paths.log)).exitCode).toBe(0);
  writeFileSync(paths.log, shop.stdout.replace('\\"verdict\\":\\"open\\"', '\\"verdict\\":\\"shut\\"'));
  expect((await verify(paths.log)).exitCode).toBe(1);
});

test('a folder without a database is refused, and none is made', async () => {
  using folder = new Folder();
  const ended = await runTidegate(['audit', 'export'], folder.path);
  expect([ended.exitCode, ended.stderr]).toEqual([1, expect.stringContaining('there is no database in ./data')]);
});
