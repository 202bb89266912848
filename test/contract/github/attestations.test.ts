/** What GitHub lists of an artefact, page by page; what is believed of it is tested with the signatures. */
import { expect, test } from 'vitest';
import { connectGitHub } from '../../../src/github/connect.ts';
import { plainClient } from '../../standin/clients.ts';
import { DIGEST, openSigstore } from '../../unit/github/attestations/sigstore.ts';
import { connected, JOB_READS, refOf } from './connected.ts';

test('an artefact of which nothing was attested has no attestation', async () => {
  await using world = await connected();
  expect(await world.github.attestations(DIGEST)).toEqual([]);
  world.standin.assertClean();
});

test('what Sigstore does not know is told, and holds', async () => {
  await using world = await connected();
  world.shop.security.attest(DIGEST, { mediaType: 'application/vnd.dev.sigstore.bundle.v0.3+json' });
  await expect(world.github.attestations(DIGEST)).rejects.toMatchObject({
    kind: 'rejected',
    message: expect.stringContaining('ATTESTATION_TRUSTED_ROOTS'),
  });
});

test('one that verifies is found behind a hundred others, with the roots of the operator', async () => {
  await using world = await connected();
  const { shop, standin } = world;
  const sigstore = await openSigstore();
  shop.security.attest(DIGEST, await sigstore.attest({ repositoryId: shop.id }));
  for (let each = 0; each < 120; each += 1) shop.security.attest(DIGEST, { mediaType: 'nothing' });
  const token = standin.jobToken({ repository: shop.fullName, permissions: { ...JOB_READS, attestations: 'read' } });
  const identity = { self: 'github-actions[bot]', appId: null, trustedRoots: JSON.stringify(sigstore.root) };
  const github = connectGitHub(plainClient(standin, token), refOf(shop), identity);
  const sha = 'c'.repeat(40);
  expect(await github.attestations(DIGEST)).toEqual([
    { digest: DIGEST, signer: '.github/workflows/build.yml', repository: 'acme/shop', sha },
  ]);
  standin.assertClean();
});

test('without the permission the gate is told which one is missing', async () => {
  await using world = await connected();
  const { shop, standin } = world;
  const token = standin.jobToken({ repository: shop.fullName, permissions: JOB_READS });
  const github = connectGitHub(plainClient(standin, token), refOf(shop), { self: 'x', appId: null });
  const message = expect.stringContaining('"attestations: read"');
  await expect(github.attestations(DIGEST)).rejects.toMatchObject({ kind: 'forbidden', message });
});
