import { setTimeout as timeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { probeWith } from '../../../src/probe/probe.ts';
import { parseSmoke } from '../../../src/smoke/parse.ts';
import type { SmokeReport } from '../../../src/smoke/report.ts';
import { runSmoke } from '../../../src/smoke/run.ts';
import { ScriptedServer } from './scripted-server.ts';
import { SMOKE_CASES, type SmokeCase } from './smoke-cases.ts';

const server = new ScriptedServer();
let base = '';
beforeAll(async () => {
  base = await server.open();
});
afterAll(() => server.close());

async function run({ check, script, top = '', others = '' }: SmokeCase): Promise<SmokeReport> {
  const text = `version: 1\n${top}\nchecks:\n  - { id: a, ${check} }\n${others}\n`.replaceAll('BASE', base);
  const parsed = parseSmoke(text, { file: 'smoke.yml', names: new Map() });
  if (parsed.kind === 'invalid') throw new Error(JSON.stringify(parsed.problems));
  server.play(script);
  const settings = { network: 'loopback', areCommandsAllowed: false, environment: {}, folder: '.' } as const;
  return runSmoke(
    parsed.plan,
    {},
    {
      probe: probeWith(settings),
      now: Date.now,
      sleep: (ms, signal) => timeout(ms, undefined, { signal }).catch(() => undefined),
      random: () => 0.5,
      signalAfter: (ms) => AbortSignal.timeout(ms),
    },
  );
}

describe('a smoke file against a server that follows a script', () => {
  it.each(SMOKE_CASES.map((each) => [each.name, each] as const))('%s', async (_name, each) => {
    const report = await run(each);
    const [a] = report.checks;
    const requests = /\d$/.test(each.is) ? ` ${server.asked.length}` : '';
    expect(`${a?.verdict} ${a?.reason?.code ?? '-'}${requests}`, a?.message).toBe(each.is);
    expect(report.verdict).toBe(each.run ?? a?.verdict);
    expect(a?.flaky).toBe(
      a?.verdict === 'pass' && a.attempts.some((one) => one.verdict !== 'pass') && !each.top?.includes('warm-up'),
    );
  });
});
