/** What the guide of release practice shows can be copied as it stands. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { formatProblem } from '../../../src/domain/problem.ts';
import { parsePolicy } from '../../../src/policy/parse.ts';
import { parseSmoke, parseWatched } from '../../../src/smoke/parse.ts';

const GUIDE = readFileSync(new URL('../../../docs/guide/release-practice.md', import.meta.url), 'utf8');
const [policy = '', ...smokeFiles] = [...GUIDE.matchAll(/^```yaml\n([\s\S]*?)^```$/gm)].map(([, text = '']) => text);
const names = new Map([
  ['sha', 'a'.repeat(40)],
  ['environment', 'production'],
]);

test('the policy of the guide is valid, without a warning', () => {
  const parsed = parsePolicy(policy, { source: 'policy', file: 'x' });
  expect((parsed.kind === 'valid' ? parsed.warnings : parsed.problems).map(formatProblem)).toEqual([]);
  expect(parsed.kind).toBe('valid');
});

test('its smoke files are valid, and the one that is watched has something to watch', () => {
  expect(smokeFiles).toHaveLength(2);
  const parsed = smokeFiles.map((text) => parseSmoke(text, { file: 'x', names }).kind);
  expect(parsed).toEqual(['valid', 'valid']);
  expect(parseWatched(smokeFiles[1] ?? '', { file: 'x', names }).kind).toBe('valid');
});
