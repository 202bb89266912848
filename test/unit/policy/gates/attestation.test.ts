import { describe, expect, test } from 'vitest';
import type { ArtifactFact, AttestationFact, Facts } from '../../../../src/domain/facts.ts';
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

describe('where the deployment names no digest', () => {
  const OTHER = `sha256:${'b'.repeat(64)}`;
  const DIST = { name: 'dist', digest: DIGEST };
  const IMAGE = { name: 'image', digest: OTHER };
  const NAMED = POLICY.replace('signer', 'artifact: "dist*", signer');

  function uploaded(policy: string, artifacts: readonly ArtifactFact[], more: Partial<Facts> = {}) {
    const candidate = { sha: SHA, artifacts: { complete: true, uploaded: artifacts } };
    const decision = decideBy(policy, { candidate, attestations: [GOOD], ...more });
    const { status, reason, text } = requirement(decision);
    return { status, text, code: reason.code, because: reason['because'], names: reason['names'], reason };
  }

  test('the only artefact of the run is taken', () => {
    expect(uploaded(POLICY, [DIST])).toMatchObject({ status: 'met', reason: { digest: DIGEST, artifacts: ['dist'] } });
  });

  test('what has no digest, or has expired, may be what is deployed as well as the one that was attested', () => {
    const found = uploaded(POLICY, [{ name: 'shop' }, DIST]);
    expect(found).toMatchObject({ status: 'pending', because: 'several', names: ['shop', 'dist'] });
    expect(uploaded(NAMED, [{ name: 'shop' }, DIST])).toMatchObject({ status: 'met' });
  });

  test('of several none is guessed, and they are named', () => {
    const { status, because, text } = uploaded(POLICY, [DIST, IMAGE]);
    expect({ status, because }).toEqual({ status: 'pending', because: 'several' });
    expect(text).toContain('(dist, image)');
    expect(text).toContain('Name the deployed one in `attestation.artifact`.');
  });

  test('those that the gate names have to be attested, all of them', () => {
    expect(uploaded(NAMED, [DIST, IMAGE])).toMatchObject({ status: 'met' });
    const more = { name: 'dist-arm', digest: OTHER };
    const open = uploaded(NAMED, [DIST, more]);
    expect(open).toMatchObject({ status: 'pending', code: 'attestation-missing', reason: { artifact: 'dist-arm' } });
    const elsewhere = { attestations: [GOOD, { ...GOOD, digest: OTHER, signer: 'other.yml' }] };
    expect(uploaded(NAMED, [DIST, more], elsewhere)).toMatchObject({ status: 'pending', code: 'attested-elsewhere' });
    const both = { attestations: [GOOD, { ...GOOD, digest: OTHER }] };
    expect(uploaded(NAMED, [DIST, more], both)).toMatchObject({
      status: 'met',
      reason: { artifacts: ['dist', 'dist-arm'] },
    });
  });

  test.each<[string, string, readonly ArtifactFact[], string, string]>([
    ['nothing was uploaded', POLICY, [], 'none', 'has uploaded no artefact'],
    ['nothing of the name was uploaded', NAMED, [IMAGE], 'none', 'no artefact named dist* (it uploaded image)'],
    ['one of those named has no digest', NAMED, [DIST, { name: 'dist-arm' }], 'no-digest', 'no digest of dist-arm'],
    ['the only one has no digest', POLICY, [{ name: 'dist' }], 'no-digest', 'no digest of dist'],
  ])('%s: it is not known', (_, policy, artifacts, because, text) => {
    const found = uploaded(policy, artifacts);
    expect(found).toMatchObject({ status: 'pending', code: 'digest-unknown', because });
    expect(found.text).toContain(text);
  });

  test('of a list that was not read to its end, or is long, nothing is known', () => {
    const candidate = { sha: SHA, artifacts: { complete: false, uploaded: [DIST] } };
    expect(uploaded(POLICY, [], { candidate })).toMatchObject({ status: 'pending', because: 'too-many' });
    const many = Array.from({ length: 21 }, (_, index) => ({ ...DIST, name: `dist${index}` }));
    expect(uploaded(NAMED, many)).toMatchObject({ status: 'pending', because: 'too-many' });
    expect(uploaded(NAMED, many.slice(1))).toMatchObject({ status: 'met' });
  });

  test('what the deployment names goes before what its run uploaded', () => {
    const candidate = { sha: SHA, digest: OTHER, artifacts: { complete: true, uploaded: [DIST] } };
    expect(uploaded(POLICY, [], { candidate })).toMatchObject({ status: 'pending', code: 'attestation-missing' });
  });
});
