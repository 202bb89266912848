/**
 * Reads mutated policies and reports: `npm run fuzz -- [COUNT] [SEED]`, 100,000 from seed 1 unless said otherwise.
 * Ends with 1 when one crashed, had a problem without a place, or took longer than {@link SLOWEST_MS}.
 */
import { examplePolicies } from './examples.ts';
import { judge, SLOWEST_MS } from './judge.ts';
import { mutate } from './mutate.ts';
import { randomFrom } from './random.ts';

const [count = 100_000, seed = 1] = process.argv.slice(2).map(Number);
const examples = examplePolicies();
for (const example of examples) judge(example);

const counts = { valid: 0, invalid: 0 };
const failed: { readonly seed: number; readonly why: string; readonly text: string }[] = [];
let slowest = { ms: 0, seed: 0 };
for (let each = seed; each < seed + count; each++) {
  const text = mutate(examples, randomFrom(each));
  const { kind, complaint, ms } = judge(text);
  counts[kind]++;
  if (ms > slowest.ms) slowest = { ms, seed: each };
  const why = complaint ?? (ms > SLOWEST_MS ? `took ${ms.toFixed(0)} ms` : undefined);
  if (why !== undefined) failed.push({ seed: each, why, text });
  if ((each - seed + 1) % 10_000 === 0) process.stderr.write(`${each - seed + 1} of ${count}\n`);
}
const total = `${counts.valid + counts.invalid} policies: ${counts.valid} valid, ${counts.invalid} with located problems`;
process.stdout.write(`${total}; slowest ${slowest.ms.toFixed(1)} ms (seed ${slowest.seed}); ${failed.length} failed\n`);
for (const { seed: which, why, text } of failed.slice(0, 10)) {
  process.stdout.write(`\nseed ${which}: ${why}\n${text.slice(0, 2000)}\n`);
}
process.exitCode = failed.length > 0 ? 1 : 0;
