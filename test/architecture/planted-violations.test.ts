import { describe, expect, test } from 'vitest';
import { checkSource, type Violation } from './check-source.ts';
import { forbiddenWords } from './forbidden-words.ts';
import { idleExports } from './idle-exports.ts';
import { roomCycles } from './room-cycles.ts';
import { LINE_BUDGET } from './rooms.ts';

type Case = readonly [path: string, text: string];

function rulesBroken([path, text]: Case): Violation['rule'][] {
  return [...new Set(checkSource(path, text).map(({ rule }) => rule))];
}

const lines = (count: number) => 'export {};\n'.repeat(count);

const PLANTED: Readonly<Record<Violation['rule'], readonly Case[]>> = {
  'unknown-room': [['src/misc/thing.ts', 'export {};']],
  'import-direction': [
    ['src/domain/facts.ts', "import { decide } from '../policy/decide.ts';"],
    ['src/domain/facts.ts', "export * from '../calendar/span.ts';"],
    ['src/domain/facts.ts', "export type Span = import('../calendar/span.ts').Span;"],
    ['src/policy/decide.ts', "import { plan } from '../smoke/plan.ts';"],
    ['src/smoke/plan.ts', "import type { Policy } from '../policy/schema.ts';"],
    ['src/calendar/span.ts', "import { decide } from '../policy/decide.ts';"],
    ['src/flow/handle.ts', "import type { Inbox } from '../store/inbox.ts';"],
    ['src/github/client.ts', "import { open } from '../store/open.ts';"],
    ['src/github/client.ts', "import { decide } from '../policy/decide.ts';"],
    ['src/github/client.ts', "import { auditLine } from '../audit/entry.ts';"],
    ['src/store/open.ts', "import type { Answer } from '../flow/handle.ts';"],
    ['src/action/run.ts', "import { open } from '../store/open.ts';"],
    ['src/action/run.ts', "import { main } from '../cli/main.ts';"],
    ['src/app/serve.ts', "import { main } from '../cli/main.ts';"],
    ['src/cli/decide.ts', "import { run } from '../action/run.ts';"],
    ['src/cli/decide.ts', "const lazy = await import('../action/run.ts');"],
    ['src/cli/decide.ts', "import '../app.ts';"],
    ['src/cli/decide.ts', "import { x } from '../../scripts/build.ts';"],
    ['src/cli.ts', "import { serve } from './app/serve.ts';"],
  ],
  'types-only': [
    ['src/store/open.ts', "import { Ports } from '../flow/ports.ts';"],
    ['src/store/open.ts', "import { type Ports, limit } from '../flow/ports.ts';"],
    ['src/store/open.ts', "import '../flow/ports.ts';"],
    ['src/store/open.ts', "export * from '../flow/ports.ts';"],
  ],
  'package-owner': [
    ['src/policy/decide.ts', "import { z } from 'zod';"],
    ['src/policy/decide.ts', "import type { z } from 'zod/v4';"],
    ['src/store/schema.ts', "import { z } from 'zod';"],
    ['src/policy/parse.ts', "import { load } from 'js-yaml';"],
    ['src/document/locate.ts', "import { load } from 'js-yaml';"],
    ['src/policy/calendar.ts', "import ICAL from 'ical.js';"],
    ['src/policy/rules.ts', "import { RE2JS } from 're2js';"],
    ['src/policy/windows.ts', "import { Temporal } from 'temporal-polyfill';"],
    ['src/cli/decide.ts', "import { Kysely } from 'kysely';"],
    ['src/app/serve.ts', "import { DatabaseSync } from 'node:sqlite';"],
    ['src/github/client.ts', "import { Probot } from 'probot';"],
    ['src/app/serve.ts', "import { Octokit } from '@octokit/rest';"],
    ['src/cli/decide.ts', "import * as core from '@actions/core';"],
    ['src/app/serve.ts', "import { Command } from 'commander';"],
    ['src/cli/main.ts', "import { pino } from 'pino';"],
    ['src/app/serve.ts', "import ipaddr from 'ipaddr.js';"],
    ['src/github/client.ts', "import { Ajv } from 'ajv/dist/2019.js';"],
    ['src/app/serve.ts', "import leftPad from 'left-pad';"],
    ['src/app/serve.ts', 'const lazy = await import(name);'],
    ['src/app/serve.ts', "import old = require('left-pad');"],
    ['standin/server.ts', "import express from 'express';"],
    ['src/cli.ts', "import { Command } from 'commander';"],
  ],
  'pure-room': [
    ['src/domain/facts.ts', "import { createHash } from 'node:crypto';"],
    ['src/domain/canonical.ts', "import { readFileSync } from 'node:fs';"],
    ['src/policy/decide.ts', "import type { Stats } from 'node:fs';"],
    ['src/policy/decide.ts', 'export const home = process.env.HOME;'],
    ['src/policy/decide.ts', 'export const home = globalThis.process.env.HOME;'],
    ['src/policy/decide.ts', "await fetch('https://example.com');"],
    ['src/policy/decide.ts', 'export const alias = { fetch };'],
    ['src/policy/decide.ts', "console.log('decided');"],
    ['src/flow/handle.ts', 'export const now = Date.now();'],
    ['src/flow/handle.ts', 'export const now = new Date();'],
    ['src/flow/handle.ts', 'export const now = Date();'],
    ['src/flow/handle.ts', 'export const { now } = Date;'],
    ['src/flow/handle.ts', "export const now = Date['now']();"],
    ['src/calendar/span.ts', "import { Temporal } from 'temporal-polyfill'; Temporal.Now.instant();"],
    ['src/flow/handle.ts', 'export const jitter = Math.random();'],
    ['src/flow/handle.ts', 'export const { random } = Math;'],
    ['src/flow/handle.ts', "export const jitter = Math['random']();"],
    ['src/flow/handle.ts', 'export const id = crypto.randomUUID();'],
    ['src/flow/handle.ts', 'setTimeout(() => {}, 10);'],
    ['src/flow/handle.ts', 'export const at = performance.now();'],
    ['src/flow/handle.ts', 'export const here = import.meta.url;'],
    ['src/flow/handle.ts', 'export const value = (process as unknown as { env: object }).env;'],
  ],
  'standin-apart': [
    ['standin/server.ts', "import type { Facts } from '../src/domain/facts.ts';"],
    ['standin/server.ts', "import { serve } from '../src/app.ts';"],
    ['src/app/serve.ts', "import { start } from '../../standin/start.ts';"],
    ['src/cli/serve.ts', "import { start } from '../../standin/start.ts';"],
  ],
  'entry-logic': [
    ['src/cli.ts', 'if (true) run();'],
    ['src/cli.ts', 'function run() {}'],
    ['src/app.ts', 'const port = 3000;'],
    ['src/app.ts', 'export {};'],
  ],
  'too-long': [
    ['src/policy/decide.ts', lines(LINE_BUDGET.source + 1)],
    ['standin/server.ts', lines(LINE_BUDGET.source + 1)],
    ['src/flow/handle.ts', lines(LINE_BUDGET.flow + 1)],
    ['src/cli.ts', 'run();\n'.repeat(LINE_BUDGET.entry + 1)],
  ],
  'empty-name': [
    ['src/policy/utils.ts', 'export {};'],
    ['src/policy/date-helpers.ts', 'export {};'],
    ['src/common/thing.ts', "import { x } from '../policy/decide.ts';"],
    ['standin/service/thing.ts', 'export {};'],
  ],
};

describe('a planted violation is caught', () => {
  for (const [rule, cases] of Object.entries(PLANTED)) {
    test.each(cases)(`${rule}: %s`, (...planted) => {
      expect(rulesBroken(planted)).toContain(rule);
    });
  }
});

describe('a forbidden word is found', () => {
  test.each([
    '// biome-ignore lint/suspicious/noExplicitAny: tired',
    '// @ts-ignore',
    '// @ts-expect-error',
    '// TODO: later',
    "vi.mock('../src/policy/decide.ts');",
    "test.skip('later', () => {});",
    "test.concurrent.skip('later', () => {});",
    "it.todo('later');",
    "describe.only('this', () => {});",
    "test.skipIf(true)('later', () => {});",
    "test.fails('wrong', () => {});",
  ])('%s', (line) => expect(forbiddenWords(line)).toHaveLength(1));

  test.each(["test.each(['only'])('%s', () => {});", 'vi.fn();', 'skip();'])('and not in %s', (line) =>
    expect(forbiddenWords(line)).toEqual([]),
  );
});

test('rooms that import each other in a circle are found, however long it is', () => {
  const texts = [
    ['src/flow/a/one.ts', "import type { Two } from '../b/two.ts';"],
    ['src/flow/b/two.ts', "import { three } from '../c/deep/three.ts';"],
    ['src/flow/c/deep/three.ts', "import '../other.ts'; import { one } from '../../a/one.ts';"],
    ['src/flow/d/four.ts', "import { one } from '../a/one.ts'; import { five } from '../five.ts';"],
    ['src/flow/five.ts', "import { four } from './d/four.ts';"],
  ] as const;
  expect(roomCycles('src/flow', new Map(texts))).toEqual(['a, b, c']);
});

test('what is exported and named nowhere else is found', () => {
  const texts = [
    [
      'src/one.ts',
      'export function used() {}\nexport async function idle() {}\nexport const LEAST = idle;\nexport type T = 1;',
    ],
    ['src/other.ts', "import { used } from './one.ts';\nexport class Idle {}\nconst own = used;"],
  ] as const;
  expect(idleExports(new Map(texts))).toEqual(['src/one.ts: idle', 'src/one.ts: LEAST', 'src/other.ts: Idle']);
});

describe('what is allowed passes', () => {
  const ALLOWED: readonly Case[] = [
    ['src/domain/canonical.ts', "import { createHash } from 'node:crypto';"],
    [
      'src/domain/instant.ts',
      'export const at = (ms: number) => new Date(ms).toISOString() + Date.parse("x") + Date.UTC(1);',
    ],
    ['src/domain/instant.ts', 'export interface Fetch { process: string; fetch(): Date } export const x = y.process;'],
    ['src/domain/instant.ts', 'export const largest = Math.max(1, 2);'],
    ['src/policy/parse.ts', "import { z } from 'zod'; import '../calendar/span.ts'; import '../document/parse.ts';"],
    ['src/document/parse.ts', "import { load } from 'js-yaml';"],
    ['src/policy/gates/window.ts', "import { span } from '../../calendar/span.ts'; import { x } from './registry.ts';"],
    ['src/flow/handle.ts', "import { decide } from '../policy/decide.ts'; import { x } from './ports.ts';"],
    [
      'src/github/client.ts',
      "import type { GitHub } from '../flow/ports.ts'; import { Octokit } from '@octokit/rest';",
    ],
    ['src/store/open.ts', "import { Kysely } from 'kysely'; import { DatabaseSync } from 'node:sqlite';"],
    ['src/store/open.ts', "import { type Store, type Delivery } from '../flow/ports.ts';"],
    ['src/app/serve.ts', "import { open } from '../store/open.ts'; setTimeout(() => process.exit(Date.now()), 1);"],
    ['src/cli/serve.ts', "import { serve } from '../app/serve.ts'; import { Command } from 'commander';"],
    ['src/cli/demo.ts', "import { start } from '../../standin/start.ts';"],
    ['src/cli/demo/stage.ts', "import { start } from '../../../standin/start.ts';"],
    ['src/cli.ts', "import { main } from './cli/main.ts';\nprocess.exitCode = await main(process.argv);"],
    ['standin/server.ts', "import { Ajv } from 'ajv'; import { createServer } from 'node:http'; import './world.ts';"],
  ];

  test.each(ALLOWED)('%s: %s', (...allowed) => {
    expect(checkSource(...allowed)).toEqual([]);
  });
});
