/** A world with its own time: sleeping and asking move the clock, and alarms ring when it has passed them. */
import type { HttpAnswer, MissingCode, ProbeRequest, ProbeResult } from '../../../src/domain/probe.ts';
import { parseSmoke } from '../../../src/smoke/parse.ts';
import type { SmokePlan } from '../../../src/smoke/plan.ts';
import type { SmokeReport } from '../../../src/smoke/report.ts';
import { runSmoke, type SmokeOptions, type SmokePorts } from '../../../src/smoke/run.ts';

export const START = Date.parse('2026-03-10T09:00:00Z');

export function planOfText(text: string, names: Readonly<Record<string, string>> = {}): SmokePlan {
  const parsed = parseSmoke(text, { file: 'smoke.yml', names: new Map(Object.entries(names)) });
  if (parsed.kind === 'invalid') throw new Error(JSON.stringify(parsed.problems));
  return parsed.plan;
}

/** @param checks lines below `checks:`. */
export function planFor(checks: string, deadline = '10m', top = ''): SmokePlan {
  return planOfText(`version: 1\ndeadline: ${deadline}\n${top}checks:\n${checks}`);
}

/** An `http` check of `http://ID.example/`. */
export function check(id: string, more = ''): string {
  return `  - { id: ${id}, http: { url: "http://${id}.example/" }${more} }\n`;
}

export function versionCheck(id = 'live', more = ''): string {
  return `  - { id: ${id}, version: { url: "http://${id}.example/", json: "$.commit", expect: "abcdef1" }${more} }\n`;
}

export function answer(status: number, body = '', durationMs = 20, more: Partial<HttpAnswer> = {}): HttpAnswer {
  const size = new TextEncoder().encode(body).length;
  return {
    ...{ kind: 'answer', of: 'http', status, body, durationMs, size },
    ...{ headers: {}, sha256: '0'.repeat(64), finalUrl: 'http://a.example/' },
    ...more,
  };
}

export function live(commit: string): HttpAnswer {
  return answer(200, JSON.stringify({ commit }));
}

export function missing(code: MissingCode, durationMs = 1): ProbeResult {
  return { kind: 'missing', code, message: `no answer: ${code}`, durationMs };
}

export const blocked: ProbeResult = {
  kind: 'unusable',
  code: 'blocked-address',
  message: 'not allowed',
  durationMs: 1,
};

type Script = Readonly<Record<string, readonly ProbeResult[]>>;

/** @param script results by the first label of the host (or the kind of probe), the last one again and again. */
export function world(script: Script, jump: (turn: number) => number = () => 0) {
  let now = START;
  let turns = 0;
  const asked: string[] = [];
  const requests: ProbeRequest[] = [];
  const alarms: { at: number; ring: AbortController }[] = [];
  const slept: number[] = [];
  const pass = (ms: number) => {
    now += ms;
    for (const alarm of alarms) if (alarm.at <= now) alarm.ring.abort();
  };
  const ports: SmokePorts = {
    // What the clock on the wall says may jump; nothing else does.
    now: () => now + jump(turns++),
    random: () => 1,
    sleep: async (ms) => {
      slept.push(ms);
      await Promise.resolve();
      pass(ms);
    },
    signalAfter: (ms) => {
      const ring = new AbortController();
      alarms.push({ at: now + ms, ring });
      return ring.signal;
    },
    probe: async (request) => {
      const id = nameOf(request);
      const turn = asked.filter((other) => other === id).length;
      asked.push(id);
      requests.push(request);
      const results = script[id] ?? [];
      const result = results[Math.min(turn, results.length - 1)];
      if (result === undefined) throw new Error(`nothing scripted for ${id}`);
      await Promise.resolve();
      pass(result.durationMs);
      return result;
    },
  };
  return { ports, asked, slept, requests, passed: () => now - START };
}

function nameOf(request: ProbeRequest): string {
  switch (request.kind) {
    case 'http':
      return new URL(request.url).hostname.split('.')[0] ?? '';
    case 'tls':
    case 'tcp':
      return request.host.split('.')[0] ?? '';
    default:
      return request.kind;
  }
}

export async function run(plan: SmokePlan, script: Script, options: SmokeOptions = {}): Promise<SmokeReport> {
  return runSmoke(plan, {}, world(script).ports, options);
}
