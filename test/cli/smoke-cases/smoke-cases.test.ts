import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { portsOfRun } from '../../../src/probe/run-ports.ts';
import { parseSmoke } from '../../../src/smoke/parse.ts';
import type { SmokeReport } from '../../../src/smoke/report.ts';
import { runSmoke } from '../../../src/smoke/run.ts';
import { ScriptedServer } from './scripted-server.ts';
import { SMOKE_CASES, type SmokeCase } from './smoke-cases.ts';

/** A new one for each case: a request that the case before had under way when it ended is none of this one's. */
let server = new ScriptedServer();
let base = '';
beforeEach(async () => {
  server = new ScriptedServer();
  base = await server.open();
});
afterEach(() => server.close());

async function run({ check, script, top = '', others = '' }: SmokeCase): Promise<SmokeReport> {
  const text = `version: 1\n${top}\nchecks:\n  - { id: a, ${check} }\n${others}\n`.replaceAll('BASE', base);
  const parsed = parseSmoke(text, { file: 'smoke.yml', names: new Map() });
  if (parsed.kind === 'invalid') throw new Error(JSON.stringify(parsed.problems));
  server.play(script);
  const settings = {
    network: 'loopback',
    areCommandsAllowed: false,
    environment: {},
    folder: '.',
    proxyFrom: {},
  } as const;
  return runSmoke(parsed.plan, {}, { ...portsOfRun(settings), random: () => 0.5 });
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
