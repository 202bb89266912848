import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { Folder } from './folder.ts';
import { runTidegate } from './run-tidegate.ts';

describe('the command line', () => {
  it('tells its version and its commands', async () => {
    expect(await runTidegate(['--version'])).toMatchObject({ exitCode: 0, stdout: `${manifest.version}\n` });
    const help = await runTidegate(['--help']);
    expect(help).toMatchObject({ exitCode: 0, stderr: '' });
    for (const command of ['validate', 'decide', 'backtest', 'serve', 'demo']) expect(help.stdout).toContain(command);
  });

  it.each(['validate', 'decide', 'backtest', 'demo', 'serve'])('explains %s', async (command) => {
    const help = await runTidegate([command, '--help']);
    expect(help.exitCode).toBe(0);
    expect(help.stdout).toContain(`Usage: tidegate ${command}`);
  });

  it.each(['validate', 'decide', 'backtest'])('shows an example of %s', async (command) => {
    expect((await runTidegate(['help', command])).stdout).toMatch(new RegExp(`Example:\n {2}tidegate ${command} `));
  });

  it.each([
    [['nonsense']],
    [['decide', '--nonsense']],
    [['decide']],
    [['decide', '--facts', 'f.json', '--at', 'tomorrow']],
    [['decide', '--batch', 'b.jsonl', '--facts', 'f.json']],
    [['validate', '--jsn']],
    [['backtest', '--git', '.']],
    [['backtest', '--deployments', 'v*']],
    [['backtest', '--git', '.', '--deployments', 'v{1,2}']],
    [['backtest', '--git', '.', '--deployments', 'v*', '--since', '2026-01-01']],
  ])('refuses %j as wrong usage, with a hint', async (args) => {
    const ended = await runTidegate(args);
    expect(ended).toMatchObject({ exitCode: 2, stdout: '' });
    expect(ended.stderr).toContain('--help');
  });

  it.each([
    [['notes', '--git', '.', '--form', 'v1', '--to', 'v2'], '--form'],
    [['audit', 'verify', '--nonsense'], '--nonsense'],
  ])('names the option of %j that there is not, whatever is missing besides', async (args, option) => {
    const ended = await runTidegate(args);
    expect(ended).toMatchObject({ exitCode: 2, stderr: expect.stringContaining(`unknown option '${option}'`) });
  });

  it('does not load the App to decide', async () => {
    using folder = new Folder();
    const trace = folder.write(
      'trace.mjs',
      `import { registerHooks } from 'node:module';
       registerHooks({ load(url, context, next) { if (/probot|kysely|octokit/.test(url)) process.stderr.write('LOADED ' + url + '\\n'); return next(url, context); } });`,
    );
    const entry = new URL('../../src/cli.ts', import.meta.url).pathname;
    const facts = folder.write('facts.json', '{}');
    const policy = folder.write('policy.yml', 'version: 1\n');
    const script = `"${process.execPath}" --import "${trace}" "${entry}" decide --facts "${facts}" --policy "${policy}" 2>&1; true`;
    const told = execFileSync('sh', ['-c', script], { encoding: 'utf8' });
    expect(told).toContain('facts.json');
    expect(told).not.toContain('LOADED');
  });

  it('ends quietly when nobody reads on', async () => {
    using folder = new Folder();
    const facts = { version: 1, at: '2026-01-05T09:00:00Z', repository: 'a/b', question: {}, candidate: { sha: 'a1' } };
    const line = JSON.stringify({ id: 'x'.repeat(1000), policy: 'version: 1\n', facts });
    const cases = folder.write('cases.jsonl', `${line}\n`.repeat(2000));
    const entry = new URL('../../src/cli.ts', import.meta.url).pathname;
    const script = `"${process.execPath}" "${entry}" decide --batch "${cases}" | head -c 10; true`;
    const told = execFileSync('sh', ['-c', `(${script}) 2>&1`], { encoding: 'utf8' });
    expect(told).toBe('{"id":"xxx');
  });
});
