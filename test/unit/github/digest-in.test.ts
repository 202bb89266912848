import { expect, test } from 'vitest';
import { digestIn, effectiveSha } from '../../../src/github/reads/gate-deployment.ts';

const DIGEST = `sha256:${'d'.repeat(64)}`;
const SHA = 'c'.repeat(40);

test.each([[{ digest: DIGEST, sha: SHA }], [JSON.stringify({ digest: DIGEST, sha: SHA })]])(
  'a payload names the artefact and the commit, as an object or as text: %j',
  (payload) => {
    expect(digestIn(payload)).toBe(DIGEST);
    expect(effectiveSha(payload, 'a')).toBe(SHA);
  },
);

test.each([
  [null],
  ['{'],
  ['"x"'],
  [{}],
  [{ digest: 'latest' }],
  [{ digest: DIGEST.toUpperCase() }],
  [{ digest: `${DIGEST}0` }],
  [{ digest: [DIGEST] }],
])('%j names no artefact', (payload) => {
  expect(digestIn(payload)).toBeNull();
  expect(effectiveSha(payload, SHA)).toBe(SHA);
});
