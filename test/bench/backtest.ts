/**
 * `node test/bench/backtest.ts --git DIR --deployments GLOB [--policy FILE] [--runs N]`: a backtest against
 * `git log --name-only` over the same range, one after the other in each round, since machines are noisy. Budget: within
 * 1.5 times git's time, and memory flat in the number of commits.
 */
import { spawn, spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';

interface Run {
  readonly seconds: number;
  readonly output: string;
  readonly exitCode: number;
}

const { values } = parseArgs({
  options: {
    git: { type: 'string' },
    deployments: { type: 'string', default: 'v*' },
    policy: { type: 'string' },
    runs: { type: 'string', default: '5' },
  },
});
if (values.git === undefined) throw new Error('Give --git DIR, a clone with tags');
const dir = values.git;

const command = [
  ...['src/cli.ts', 'backtest', '--git', dir, '--deployments', values.deployments, '--json'],
  ...(values.policy === undefined ? [] : ['--policy', values.policy]),
];
const json = await time('node', command);
const { releases } = JSON.parse(json.output) as { releases: readonly { sha: string }[] };
const commits = `${releases.map(({ sha }) => sha).join('\n')}\n`;

// A clone that lacks large files cannot find renames; then git is not asked to either.
const log = ['-C', dir, 'log', '--name-only', '--stdin'];
const hasAllFiles = (await time('git', log, commits)).exitCode === 0;
const baseline = hasAllFiles ? log : [...log, '--no-renames'];

console.log(`${releases.length} releases; against git ${baseline.slice(2).join(' ')}`);
const ratios: number[] = [];
for (let run = 1; run <= Number(values.runs); run++) {
  const git = await time('git', baseline, commits);
  const backtest = await time('node', command);
  const ratio = backtest.seconds / git.seconds;
  ratios.push(ratio);
  console.log(
    `run ${run}: git ${git.seconds.toFixed(2)} s, backtest ${backtest.seconds.toFixed(2)} s, ratio ${ratio.toFixed(2)}`,
  );
}
const sorted = ratios.toSorted((one, other) => one - other);
console.log(`median ratio ${(sorted[Math.floor(sorted.length / 2)] ?? Number.NaN).toFixed(2)} (budget 1.5)`);
console.log(`memory of the backtest itself: ${memory()}`);

async function time(program: string, args: readonly string[], input = ''): Promise<Run> {
  const start = performance.now();
  const child = spawn(program, args, { stdio: ['pipe', 'pipe', 'ignore'] });
  const ended = new Promise<number>((resolve) => child.once('close', (code) => resolve(code ?? 1)));
  child.stdin.end(input);
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of child.stdout) {
    // What git prints is read and dropped, as a pipe would.
    if (program === 'node') chunks.push(chunk as Buffer);
    size += (chunk as Buffer).length;
  }
  const exitCode = await ended;
  if (size === 0) throw new Error(`${program} ${args.join(' ')} printed nothing`);
  return { seconds: (performance.now() - start) / 1000, output: Buffer.concat(chunks).toString('utf8'), exitCode };
}

/** The largest resident size of the Node process alone; git maps its packs, and that is git's. */
function memory(): string {
  const hook = "process.on('exit', () => process.stderr.write(' maxRSS ' + process.resourceUsage().maxRSS))";
  const args = ['--import', `data:text/javascript,${encodeURIComponent(hook)}`, ...command];
  const child = spawnSync('node', args, { maxBuffer: 1 << 30, encoding: 'utf8' });
  const kilobytes = Number(/maxRSS (\d+)/.exec(child.stderr)?.[1]);
  return `${Math.round(kilobytes / 1024)} MiB at most`;
}
