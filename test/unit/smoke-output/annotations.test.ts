import { expect, it } from 'vitest';
import { annotationsOf } from '../../../src/smoke/output/annotations.ts';
import { aCheck, aReport, failed, HOSTILE } from './a-report.ts';

const text = `version: 1
checks:
  - id: home
    http: { url: "https://a/" }
  - { id: cart, http: { url: "https://b/" } }
`;
const source = { file: '.github/smoke.yml', text };

it('points at the check in the smoke file, in the order of the file', () => {
  expect(annotationsOf(aReport([aCheck(), failed({ id: 'cart' })]), source)).toEqual([
    {
      severity: 'error',
      source: 'smoke',
      file: '.github/smoke.yml',
      code: 'status',
      line: 5,
      column: 5,
      message: 'Check cart: fail: expected status 200, but found 503',
    },
  ]);
});

it('warns of what the verdict does not depend on, and tells nothing of what was skipped', () => {
  const found = annotationsOf(aReport([aCheck({ flaky: true }), failed({ severity: 'advisory' })]), source);
  expect(found.map(({ severity, code, line }) => [severity, code, line])).toEqual([
    ['warning', 'flaky', 3],
    ['warning', 'status', 5],
  ]);
  expect(
    annotationsOf(aReport([aCheck(), aCheck({ verdict: 'skipped', reason: { code: 'fail-fast' } })]), source),
  ).toEqual([]);
});

it('is one line of plain text of bounded length', () => {
  const [one] = annotationsOf(aReport([failed({ message: `${HOSTILE}${'x'.repeat(5000)}` })]), source);
  expect(one?.message).not.toMatch(/[\p{Cc}\u202e]/u);
  expect(one?.message.length).toBeLessThanOrEqual(1000);
});
