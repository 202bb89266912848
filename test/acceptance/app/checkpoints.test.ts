/** The audit log is vouched for on GitHub, and an auditor needs nothing of ours but the log itself. */
import { execFile } from 'node:child_process';
import { createPublicKey, generateKeyPairSync } from 'node:crypto';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { ENTRY } from '../../cli/program-entry.ts';
import { mergeAndDeploy, propose, reports } from './changes.ts';
import { eventually } from './eventually.ts';
import { POLICY, type Rehearsal, rehearse } from './rehearsal.ts';

const { privateKey } = generateKeyPairSync('ed25519');
const PEM = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
const PUBLIC_PEM = createPublicKey(privateKey).export({ type: 'spki', format: 'pem' }).toString();

/** The checkpoints as everybody sees them. */
function published({ shop }: Rehearsal): readonly string[] {
  const issue = shop.issues().find((each) => each.title === 'Checkpoints of the audit log');
  return issue?.comments.map(({ body }) => body) ?? [];
}

async function tidegate(args: readonly string[], env: Record<string, string>): Promise<{ code: number; text: string }> {
  const run = promisify(execFile);
  return await run(process.execPath, [ENTRY, ...args], { env: { ...process.env, ...env }, maxBuffer: 1e8 }).then(
    ({ stdout }) => ({ code: 0, text: stdout }),
    (error: { code: number; stdout: string; stderr: string }) => ({
      code: error.code,
      text: error.stdout + error.stderr,
    }),
  );
}

async function verify(day: Rehearsal, change: (log: string) => string = (log) => log) {
  const env = { TIDEGATE_DATA: day.dataFolder };
  const log = await tidegate(['audit', 'export'], env);
  const files = { log: 'log.jsonl', checkpoints: 'checkpoints.txt', key: 'audit.pub' };
  const at = (name: string) => join(day.dataFolder, name);
  writeFileSync(at(files.log), change(log.text));
  writeFileSync(at(files.checkpoints), published(day).join('\n'));
  writeFileSync(at(files.key), PUBLIC_PEM);
  return await tidegate(
    ['audit', 'verify', at(files.log), '--checkpoint', at(files.checkpoints), '--key', at(files.key)],
    env,
  );
}

test('checkpoints are published about hourly, go on from one another, and the log is checked against them', async () => {
  await using day = await rehearse({ policy: POLICY, settings: { AUDIT_SIGNING_KEY: PEM } });
  const first = mergeAndDeploy(day.shop, propose(day.shop, { branch: 'one', files: { 'src/a.ts': '1\n' } }));
  await eventually('a report', () => reports(first)[0]);
  await day.passTo('2026-11-24T09:59:00+01:00');
  await eventually('a checkpoint', () => published(day)[0]);
  await day.passTo('2026-11-24T11:30:00+01:00');
  await eventually('another one', () => published(day)[1]);
  expect(published(day)[0]).toContain('/audit');
  expect(await verify(day)).toMatchObject({ code: 0 });
  const forged = await verify(day, (log) => log.replace('"actor":{"kind":"tidegate"}', '"actor":{"kind":"tidegate" }'));
  expect(forged.code).toBe(1);
  day.github.assertClean();
});

test('a database that was restored from an older copy is not vouched for again', async () => {
  await using day = await rehearse({ policy: POLICY, settings: { AUDIT_SIGNING_KEY: PEM } });
  const first = mergeAndDeploy(day.shop, propose(day.shop, { branch: 'one', files: { 'src/a.ts': '1\n' } }));
  await eventually('a report', () => reports(first)[0]);
  await day.passTo('2026-11-24T09:59:00+01:00');
  await eventually('a checkpoint', () => published(day)[0]);
  await day.app.stop();
  rewriteFirstLine(day.dataFolder);
  const before = published(day).length;
  await day.restart();
  await day.passTo('2026-11-24T11:30:00+01:00');
  await eventually('the refusal in the log', () =>
    day.app.logTail().find((line) => line.includes('Nothing is signed')),
  );
  expect(published(day)).toHaveLength(before);
});

/** As somebody would who can write to the disk: the database itself refuses. */
function rewriteFirstLine(folder: string): void {
  const database = new DatabaseSync(join(folder, 'tidegate.db'));
  database.exec('drop trigger audit_entry_refuses_update');
  database.exec("update audit_entry set line = replace(line, 'tidegate', 'nobody') where seq = 0");
  database.exec("delete from sweep where name = 'checkpoints'");
  database.close();
  rmSync(join(folder, 'tidegate.db-wal'), { force: true });
}
