/** An attestation counts by its signature, and by nothing that is written beside it. */
import { beforeAll, expect, test } from 'vitest';
import { verified } from '../../../../src/github/attestations/read-attestations.ts';
import { trustedRoots } from '../../../../src/github/attestations/trusted-roots.ts';
import { type Root, rootFrom } from '../../../../src/github/attestations/verify-bundle.ts';
import { COMMIT, DIGEST, openSigstore, REPOSITORY_ID, type Signing, type Sigstore } from './sigstore.ts';

let sigstore: Sigstore;
let roots: readonly Root[];

beforeAll(async () => {
  sigstore = await openSigstore();
  roots = [rootFrom(sigstore.root)];
});

const WHAT = 'Reading the attestations of sha256:dddd';

function judged(listed: readonly unknown[], trusted = roots) {
  return verified(listed, { what: WHAT, digest: DIGEST, repositoryId: REPOSITORY_ID, roots: trusted });
}

const BUILT = { digest: DIGEST, signer: '.github/workflows/build.yml', repository: 'acme/shop', sha: COMMIT };

test('a build that a workflow attested tells the workflow and the commit', async () => {
  const bundle = await sigstore.attest();
  expect(judged([{ bundle }])).toEqual([BUILT]);
  // Uploaded twice, it is one fact.
  expect(judged([{ bundle }, { bundle: await sigstore.attest() }])).toEqual([BUILT]);
});

test("a workflow of another repository that was called counts under that repository's name", async () => {
  const workflow = 'https://github.com/acme/builds/.github/workflows/go.yml@refs/tags/v2';
  expect(judged([{ bundle: await sigstore.attest({ workflow }) }])).toEqual([
    { ...BUILT, repository: 'acme/builds', signer: '.github/workflows/go.yml' },
  ]);
});

test.each<[string, Signing]>([
  ['of another artefact', { digest: `sha256:${'e'.repeat(64)}` }],
  ['of what is no build', { predicateType: 'https://spdx.dev/Document/v2.3' }],
  ["of another repository's build", { repositoryId: 8 }],
  ['by somebody who is no workflow of GitHub', { issuer: 'https://accounts.google.com' }],
  ['by a person', { workflow: 'mailto:anna@acme.example' }],
  ['by a workflow on another host', { workflow: 'https://evil.example/acme/shop/.github/workflows/build.yml@main' }],
  ['of no commit', { sourceCommit: 'main' }],
  [
    'by a workflow whose file is named to look like another',
    { workflow: 'https://github.com/acme/shop/.github/workflows/build.yml@x.yml@refs/heads/main' },
  ],
  ['by a workflow of no ref', { workflow: 'https://github.com/acme/shop/.github/workflows/build.yml@main' }],
])('one %s counts for nothing, and is no fault', async (_, signing) => {
  expect(judged([{ bundle: await sigstore.attest(signing) }])).toEqual([]);
});

test.each<[string, (bundle: Record<string, unknown>) => unknown]>([
  ['has no bundle', () => ({})],
  ['is no bundle', () => ({ bundle: { mediaType: 'x' } })],
  [
    'has another certificate than it was signed with',
    (bundle) => ({ bundle: { ...bundle, verificationMaterial: {} } }),
  ],
  ['is signed twice', (bundle) => ({ bundle: { ...bundle, dsseEnvelope: twice(bundle['dsseEnvelope']) } })],
])('what %s fails, and so do all where no other verifies', async (_, broken) => {
  const listed = broken({ ...(await sigstore.attest()) });
  expect(() => judged([listed])).toThrow(/GitHub lists 1, and no signature of them could be checked/);
  expect(judged([listed, { bundle: await sigstore.attest() }])).toEqual([BUILT]);
});

function twice(envelope: unknown): object {
  const { signatures, ...rest } = envelope as { signatures: unknown[] };
  return { ...rest, signatures: [...signatures, ...signatures] };
}

test('a statement that was put in the place of the signed one is not believed', async () => {
  const other = `sha256:${'e'.repeat(64)}`;
  const bundle = await sigstore.attest({
    digest: other,
    forge: (text) => text.replace('e'.repeat(64), 'd'.repeat(64)),
  });
  expect(() => judged([{ bundle }])).toThrow(/no signature of them could be checked/);
});

test('who is not trusted attests nothing, however well it is signed', async () => {
  const bundle = await (await openSigstore()).attest();
  expect(() => judged([{ bundle }])).toThrow(/no signature of them could be checked/);
  expect(() => judged([{ bundle }], trustedRoots())).toThrow(/no signature of them could be checked/);
  expect(() => judged([{ bundle }], [])).toThrow(/no signature of them could be checked/);
});

test('without its entry in the log a signature has no time, and does not verify', async () => {
  const bundle = structuredClone(await sigstore.attest()) as { verificationMaterial: { tlogEntries: unknown[] } };
  bundle.verificationMaterial.tlogEntries = [];
  expect(() => judged([{ bundle }])).toThrow(/no signature of them could be checked/);
});

test('where a root has no log, an entry of one that is not known gives no time', async () => {
  const withoutLog = rootFrom({ ...sigstore.root, tlogs: [], ctlogs: [] });
  const bundle = await sigstore.attest();
  expect(() => judged([{ bundle }], [withoutLog])).toThrow(/no signature of them could be checked/);
});

test('where a root has no log, a time that its authority stamped counts; where it has one, that is not enough', async () => {
  const bundle = await sigstore.attest({ isStamped: true });
  const stamping = { ...sigstore.root, ...sigstore.stamps };
  expect(judged([{ bundle }], [rootFrom({ ...stamping, tlogs: [] })])).toEqual([BUILT]);
  expect(() => judged([{ bundle }], [rootFrom(stamping)])).toThrow(/no signature of them could be checked/);
  expect(() => judged([{ bundle }], [rootFrom({ ...sigstore.root, tlogs: [] })])).toThrow(/could be checked/);
});

test('what is signed and is no statement counts for nothing', async () => {
  const bundle = await sigstore.attest({ payloadType: 'application/json' });
  expect(() => judged([{ bundle }])).toThrow(/no signature of them could be checked/);
});

test('nothing attested is nothing, and no fault', () => {
  expect(judged([])).toEqual([]);
});

test('the roots of the operator count besides the public ones, and half of them is none', async () => {
  const text = `${JSON.stringify(sigstore.root)}\n\n`;
  const bundle = await sigstore.attest();
  expect(judged([{ bundle }], trustedRoots(text))).toEqual([BUILT]);
  for (const wrong of ['{', '{}', '[]', '"x"'])
    expect(() => trustedRoots(`${text}${wrong}`)).toThrow(/^Line 3 of ATTESTATION_TRUSTED_ROOTS is no trusted root/);
});

test("the root of Sigstore's public instance is one that can be used", () => {
  expect(trustedRoots()).toHaveLength(1);
});
