/**
 * A million events through `tidegate dora`, as a process of its own: its time and its largest resident size; and
 * against a tenth of them, to see that the time grows with the events and no faster.
 */
import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import type { Bench } from './measure.ts';

const EVENTS = 1_000_000;
const FEWER = 100_000;
const START = Date.UTC(2025, 0, 1);
const MINUTE = 60_000;

export const doraBench: Bench = {
  name: 'dora',
  async run({ runs }) {
    const folder = mkdtempSync(join(tmpdir(), 'tidegate-bench-'));
    try {
      const [many, few] = [join(folder, 'many.jsonl'), join(folder, 'few.jsonl')];
      await writeEvents(many, EVENTS);
      await writeEvents(few, FEWER);
      return measure(many, few, runs);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

function measure(many: string, few: string, runs: number) {
  const of = { many: [] as Run[], few: [] as Run[] };
  for (let run = 0; run < runs; run++) {
    of.few.push(summarise(few));
    of.many.push(summarise(many));
  }
  const times = of.many.map(({ milliseconds }) => milliseconds);
  const fewer = of.few.map(({ milliseconds }) => milliseconds);
  const ratios = times.map((time, index) => time / (fewer[index] ?? Number.NaN));
  const what = `dora of ${EVENTS.toLocaleString('en')} events`;
  return [
    { what, times, limit: { kind: 'time' as const, milliseconds: 10_000 } },
    {
      what: `${what}: memory`,
      times: of.many.map(({ mebibytes }) => mebibytes),
      unit: 'MiB' as const,
      limit: { kind: 'most' as const, most: 1024 },
    },
    {
      what: `${what}: growth`,
      times,
      limit: { kind: 'ratio' as const, against: `dora of ${FEWER.toLocaleString('en')} events`, most: 12, ratios },
    },
  ];
}

interface Run {
  readonly milliseconds: number;
  readonly mebibytes: number;
}

function summarise(file: string): Run {
  const hook = "process.on('exit', () => process.stderr.write(' maxRSS ' + process.resourceUsage().maxRSS))";
  const args = [
    ...['--import', `data:text/javascript,${encodeURIComponent(hook)}`, 'src/cli.ts', 'dora', '--events', file],
    ...['--until', '2026-01-01T00:00:00Z', '--window', '365d', '--zone', 'Europe/Berlin', '--json'],
  ];
  const start = performance.now();
  const { status, stderr } = spawnSync(process.execPath, args, { maxBuffer: 1 << 30, encoding: 'utf8' });
  const milliseconds = performance.now() - start;
  if (status !== 0) throw new Error(`dora ended with ${status}: ${stderr}`);
  return { milliseconds, mebibytes: Number(/maxRSS (\d+)/.exec(stderr)?.[1]) / 1024 };
}

/** A year of twenty services, the same each time: mostly deployments of two pull requests, and what comes of them. */
async function writeEvents(file: string, count: number): Promise<void> {
  const stream = createWriteStream(file);
  const random = randomFrom(count);
  let lines: string[] = [];
  for (let index = 0; index < count; index++) {
    lines.push(JSON.stringify(eventAt(index, count, random)));
    if (lines.length < 5000 && index < count - 1) continue;
    if (!stream.write(`${lines.join('\n')}\n`)) await once(stream, 'drain');
    lines = [];
  }
  stream.end();
  await finished(stream);
}

const TIERS = ['low', 'medium', 'high'];

function eventAt(index: number, count: number, random: () => number): object {
  const at = START + Math.floor((index / count) * 364 * 1440) * MINUTE;
  const chance = random();
  if (chance < 0.02) {
    const intervals = [{ openedAt: say(at), closedAt: say(at + 50 * MINUTE) }];
    return { kind: 'incident', id: `i${index}`, intervals, cause: { deploymentId: `d${index - 1}` } };
  }
  const deploymentId = `d${Math.max(0, index - 3)}`;
  if (chance < 0.1)
    return { kind: 'verification', deploymentId, verdict: chance < 0.025 ? 'fail' : 'pass', at: say(at) };
  if (chance < 0.11) return { kind: 'recovered', deploymentId, at: say(at), by: 'ada' };
  const service = Math.floor(random() * 20);
  // Now and then the lane goes back to what it ran a while ago.
  const commit = chance < 0.13 ? index - 200 : index;
  return {
    ...{ kind: 'deployment', id: `d${index}`, service: `service-${service}`, environment: 'production' },
    ...{ sha: Math.max(0, commit).toString(16).padStart(40, '0'), state: chance > 0.97 ? 'failure' : 'success' },
    ...{ startedAt: say(at - 5 * MINUTE), finishedAt: say(at), tier: TIERS[index % 3], team: `team-${service % 7}` },
    changes: [0, 1].map((which) => ({
      number: 2 * index + which,
      firstCommitAt: say(at - Math.floor(60 + random() * 5000) * MINUTE),
      mergedAt: say(at - 60 * MINUTE),
    })),
  };
}

function say(at: number): string {
  return new Date(at).toISOString();
}

/** Mulberry32: small, and the same on every machine. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
