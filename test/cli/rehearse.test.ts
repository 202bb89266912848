import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readConfig } from '../../src/app/config.ts';
import { newWebhookSecret } from '../../src/cli/demo/app-process.ts';
import { makeFolder } from '../../src/cli/demo/rehearsal/folder.ts';
import { createOrders, ORDERS } from '../../src/cli/demo/rehearsal/orders.ts';
import { buildRepository } from '../../src/cli/demo/rehearsal/repository.ts';
import { startStandin } from '../../standin/start.ts';
import { Folder } from './folder.ts';
import { runTidegate } from './run-tidegate.ts';

let folder: Folder;
beforeEach(() => {
  folder = new Folder();
});
afterEach(() => folder[Symbol.dispose]());

describe('tidegate rehearse', () => {
  it('ends when nobody types any more, and leaves nothing behind', async () => {
    const ended = await runTidegate(['rehearse'], folder.path);
    expect(ended).toMatchObject({ exitCode: 0, stderr: '' });
    expect(ended.stdout).toContain('A stand-in for GitHub');
    expect(ended.stdout).toContain('. ./rehearsal/env');
    expect(existsSync(join(folder.path, 'rehearsal'))).toBe(false);
  });

  it('leaves a folder alone that it did not make', async () => {
    writeFileSync(join(folder.path, 'precious'), 'mine');
    const { exitCode, stderr } = await runTidegate(['rehearse', '--folder', folder.path]);
    expect(exitCode).toBe(2);
    expect(stderr).toContain('has files in it that no rehearsal made');
    expect(readFileSync(join(folder.path, 'precious'), 'utf8')).toBe('mine');
  });

  it.each(['0', '70000', '30x', '-1'])('refuses the port %s', async (port) => {
    const { exitCode, stderr } = await runTidegate(['rehearse', `--port=${port}`], folder.path);
    expect(exitCode).toBe(2);
    expect(stderr).toContain('is no port');
  });
});

describe('the folder of a rehearsal', () => {
  it('has variables that the App takes, quoted for a shell, readable by nobody else, and is gone at the end', async () => {
    await using github = await startStandin();
    const place = join(folder.path, "it's here");
    {
      const webhookSecret = newWebhookSecret();
      await using made = await makeFolder(place, { github, webhookSecret, port: 3999 });
      expect(statSync(made.env).mode & 0o077).toBe(0);
      const shown = execFileSync('sh', ['-c', '. "$0"; env', made.env], { encoding: 'utf8' });
      const read = readConfig(Object.fromEntries(shown.split('\n').map((line) => splitAt(line, line.indexOf('=')))));
      expect(read).toMatchObject({
        kind: 'valid',
        config: { port: 3999, dataFolder: join(place, 'data'), apiUrl: `${github.url}/api/v3` },
      });
    }
    expect(existsSync(place)).toBe(false);
  });

  it('of an earlier rehearsal is made anew: what the App knew was about another GitHub', async () => {
    await using github = await startStandin();
    const place = join(folder.path, 'rehearsal');
    const app = { github, webhookSecret: newWebhookSecret(), port: 3999 };
    await makeFolder(place, app);
    folder.write('rehearsal/data/tidegate.db', 'old');
    await using _made = await makeFolder(place, app);
    expect(existsSync(join(place, 'data'))).toBe(false);
  });
});

describe('what is typed', () => {
  it('is done on the repository, and what cannot be done is said', async () => {
    await using github = await startStandin();
    const shop = buildRepository(github);
    const obey = createOrders(shop);
    expect(obey('deploy')).toContain('nothing to merge');
    expect(obey('ben: hello')).toContain('no pull request');
    expect(obey('  change   docs ')).toContain('#1');
    expect(obey('mallory: hello')).toContain('no mallory');
    expect(obey('Ben: /tidegate status')).toBe('ben commented on #1.');
    expect(shop.pullRequest(1).comments).toMatchObject([{ user: 'ben', body: '/tidegate status' }]);
    expect(obey('deploy')).toContain('Anna merged #1');
    expect(shop.deployments('production').at(-1)).toMatchObject({ sha: shop.head() });
    expect(obey('toString')).toBe(ORDERS);
    expect(obey('')).toBe('');
    expect(obey('quit')).toBeNull();
  });
});

function splitAt(line: string, at: number): readonly [string, string] {
  return [line.slice(0, at), line.slice(at + 1)];
}
