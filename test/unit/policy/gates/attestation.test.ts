import { expect, test } from 'vitest';
import type { AttestationFact, Facts } from '../../../../src/domain/facts.ts';
import { decideBy, requirement, SHA } from '../builders.ts';

const SIGNER = '.github/workflows/build.yml';
const POLICY = `version: 1\ngates: [{ name: built, require: { attestation: { signer: ${SIGNER} } } }]\n`;
const DIGEST = `sha256:${'a'.repeat(64)}`;
const GOOD: AttestationFact = { digest: DIGEST, signer: SIGNER, repository: 'Acme/Shop', sha: SHA };

function judged(more: Partial<Facts>) {
  const { status, reason, text } = requirement(decideBy(POLICY, more));
  return { status, text, code: reason.code, others: reason['others'], by: reason['by'] };
}

function attested(...attestations: readonly AttestationFact[]) {
  return judged({ candidate: { sha: SHA, digest: DIGEST }, attestations });
}

test('the workflow attested this digest for this commit', () => {
  expect(attested({ ...GOOD, signer: 'other.yml' }, GOOD)).toMatchObject({ status: 'met', code: 'attested' });
});

test.each([
  ['another workflow', { signer: '.github/workflows/Build.yml' }],
  ['another repository', { repository: 'mallory/shop' }],
  ['another commit', { sha: 'b'.repeat(40) }],
])('it was attested by or for %s', (_, more) => {
  const found = attested({ ...GOOD, ...more });
  expect(found).toMatchObject({ status: 'pending', code: 'attested-elsewhere', others: 0 });
  expect(found.by).toEqual({ signer: SIGNER, repository: 'Acme/Shop', sha: SHA, ...more });
});

test.each([[[]], [[{ ...GOOD, digest: `sha256:${'b'.repeat(64)}` }]]])(
  'nothing attests this digest',
  (attestations) => {
    expect(attested(...attestations)).toMatchObject({ status: 'pending', code: 'attestation-missing' });
  },
);

test('what was not asked is not attested', () => {
  expect(judged({ candidate: { sha: SHA, digest: DIGEST } })).toMatchObject({
    status: 'pending',
    code: 'attestation-missing',
  });
});

test('without a digest nobody can tell', () => {
  expect(judged({ attestations: [GOOD] })).toMatchObject({ status: 'pending', code: 'digest-unknown' });
});

test('of a commit that nobody knows nothing is attested', () => {
  const found = judged({ candidate: { sha: SHA, digest: DIGEST, isUnknown: true }, attestations: [GOOD] });
  expect(found).toMatchObject({ status: 'pending', code: 'attested-elsewhere' });
});
