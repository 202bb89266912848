/**
 * `npm run bench`: every budget that has a bench, in one table. `npm run bench -- decide opening` runs those two.
 *
 * `--git DIR --deployments GLOB [--policy FILE]` names a clone for the benches that need one, `--runs N` how often
 * programs are started. It ends with 1 when a budget is missed. Garbage is collected on the same thread
 * (`--single-threaded-gc`): its helpers wait for a processor on a busy machine, and the figures would be theirs.
 */
import { parseArgs } from 'node:util';
import { backtestBench } from './backtest.ts';
import { decideBench } from './decide.ts';
import { doraBench } from './dora.ts';
import { floodBench } from './flood.ts';
import { gitHubCallsBench } from './github-calls.ts';
import { intakeBench } from './intake.ts';
import { type Bench, isMet, type Row } from './measure.ts';
import { notesBench } from './notes.ts';
import { openingBench } from './opening.ts';
import { scaleOutBench } from './scale-out.ts';
import { table } from './table.ts';
import { waitingGatesBench } from './waiting-gates.ts';

const BENCHES: readonly Bench[] = [
  ...[decideBench, openingBench, backtestBench, notesBench, doraBench],
  ...[intakeBench, floodBench, waitingGatesBench, scaleOutBench, gitHubCallsBench],
];

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    git: { type: 'string' },
    deployments: { type: 'string', default: 'v*' },
    policy: { type: 'string' },
    runs: { type: 'string', default: '5' },
  },
});
const runs = Number(values.runs);
if (!Number.isInteger(runs) || runs < 1) throw new Error(`--runs takes a whole number from 1, not ${values.runs}`);
const unknown = positionals.filter((name) => !BENCHES.some((bench) => bench.name === name));
if (unknown.length > 0) {
  throw new Error(`No bench ${unknown.join(', ')}; there are ${BENCHES.map(({ name }) => name).join(', ')}`);
}

const rows: Row[] = [];
for (const bench of BENCHES.filter(({ name }) => positionals.length === 0 || positionals.includes(name))) {
  console.error(`${bench.name} …`);
  const found = await bench.run({ git: values.git, deployments: values.deployments, policy: values.policy, runs });
  if (found === undefined) console.error(`${bench.name} was left out: it needs ${bench.needs}`);
  rows.push(...(found ?? []));
}
console.log(table(rows));
// A database server that was started for a bench ends with us, and must not keep us.
process.exit(rows.some((row) => isMet(row) === false) ? 1 : 0);
