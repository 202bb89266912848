/**
 * `npm run kill`: 200 kills of one process on the embedded database, and 200 among four processes on a PostgreSQL.
 *
 * `--rounds N` how many kills each, `--seed N` which moments and which story (default: a new one, printed), `--on
 * sqlite|postgres` one of the two alone. It ends with 1 when something was lost or done twice, and, from 100 kills on,
 * when a phase of the work was never hit.
 */
import { parseArgs } from 'node:util';
import { dropDatabase, newDatabase } from '../contract/store/postgres-server.ts';
import { killLoop, type LoopReport } from './loop.ts';

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '200' },
    seed: { type: 'string', default: String(Math.floor(Math.random() * 1_000_000)) },
    on: { type: 'string' },
  },
});
const rounds = wholeNumber('rounds');
const seed = wholeNumber('seed');
if (values.on !== undefined && values.on !== 'sqlite' && values.on !== 'postgres') {
  throw new Error(`--on takes sqlite or postgres, not ${values.on}`);
}
/** So many kills hit every phase; fewer may miss one by chance. */
const HIT_ALL_FROM = 100;

let isGood = true;
if (values.on !== 'postgres') isGood = (await run('sqlite')) && isGood;
if (values.on !== 'sqlite') isGood = (await run('postgres')) && isGood;
process.exit(isGood ? 0 : 1);

async function run(on: 'sqlite' | 'postgres'): Promise<boolean> {
  const databaseUrl = on === 'postgres' ? await newDatabase() : undefined;
  const processes = on === 'postgres' ? 4 : 1;
  console.log(`${on}, ${processes} ${processes === 1 ? 'process' : 'processes'}, ${rounds} kills, seed ${seed}`);
  const startedAt = performance.now();
  try {
    const tell = (line: string): void => console.log(`  ${line}`);
    return isPassed(await killLoop({ rounds, seed, processes, databaseUrl, tell }), startedAt);
  } finally {
    if (databaseUrl !== undefined) await dropDatabase(databaseUrl);
  }
}

function isPassed(report: LoopReport, startedAt: number): boolean {
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(0);
  console.log(
    `${report.kills} kills in ${seconds} s; ${report.acknowledged} deliveries acknowledged, ${report.sentAgain} sent again`,
  );
  console.log(`${report.told} notices received, of which ${report.toldAgain} came again after a kill`);
  for (const [phase, times] of report.phases) console.log(`  ${String(times).padStart(4)} ${phase}`);
  const missed = [...report.phases].filter(([, times]) => times === 0 && rounds >= HIT_ALL_FROM);
  const wrong = [...report.findings, ...missed.map(([phase]) => `never hit: ${phase}`)];
  console.log(wrong.length === 0 ? 'Nothing was lost, nothing was done twice.' : wrong.join('\n'));
  return wrong.length === 0;
}

function wholeNumber(name: 'rounds' | 'seed'): number {
  const value = Number(values[name]);
  if (Number.isSafeInteger(value) && value >= 0) return value;
  throw new Error(`--${name} takes a whole number, not ${values[name]}`);
}
