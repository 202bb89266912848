import { expect, test } from 'vitest';
import { type Connected, connected, jobConnected } from './connected.ts';

const FILE = '.github/tidegate-org.yml';
const TEXT = 'version: 1\n';

async function read({ github }: Connected) {
  const { owner } = await github.repository();
  return github.organisationFile(FILE, owner);
}

test('a repository says whose it is, and whether that is an organisation', async () => {
  await using world = await connected();
  const { owner } = await world.github.repository();
  expect(owner).toEqual({ id: world.acme.id, isOrganisation: true });
  const own = world.standin.createRepository({ owner: 'anna', name: 'notes' });
  expect(await (await world.githubOf(own)).repository()).toMatchObject({ owner: { isOrganisation: false } });
});

test('the file is read on the default branch of the repository .github', async () => {
  await using world = await connected();
  const place = world.standin.createRepository({
    owner: 'acme',
    name: '.github',
    private: true,
    files: { [FILE]: TEXT },
  });
  place.push({ branch: 'draft', message: 'feat: draft', author: 'anna', files: { [FILE]: 'version: 2\n' } });
  expect(await read(world)).toEqual({ kind: 'file', text: TEXT, sha: place.head() });
  world.standin.assertClean();
});

test('it is absent where the repository can be read and lacks it', async () => {
  await using world = await connected();
  world.standin.createRepository({ owner: 'acme', name: '.github', private: true });
  expect(await read(world)).toEqual({ kind: 'absent' });
});

test('it is absent where an installation on all repositories is not shown a repository .github', async () => {
  await using world = await connected();
  expect(await read(world)).toEqual({ kind: 'absent' });
});

test('nothing is known of it where repositories were selected: there may be one that we are not shown', async () => {
  await using world = await connected();
  world.standin.createRepository({
    owner: 'acme',
    name: '.github',
    private: true,
    installed: false,
    files: { [FILE]: TEXT },
  });
  expect(await read(world)).toEqual({ kind: 'unreadable', because: 'not-shown' });
  await using other = await connected();
  other.standin.createRepository({ owner: 'acme', name: 'secret', private: true, installed: false });
  expect(await read(other)).toEqual({ kind: 'unreadable', because: 'not-shown' });
});

test('a public one is read wherever the App is installed', async () => {
  await using world = await connected();
  world.standin.createRepository({ owner: 'acme', name: '.github', installed: false, files: { [FILE]: TEXT } });
  expect(await read(world)).toMatchObject({ kind: 'file', text: TEXT });
});

test('what GitHub refuses us is unreadable; what it cannot answer now is asked again', async () => {
  await using world = await connected();
  world.standin.createRepository({ owner: 'acme', name: '.github', private: true });
  const { owner } = await world.github.repository();
  for (const operation of ['repos/get', 'repos/get-branch', 'repos/get-content']) {
    // Asked all at once it tells nothing, so each part is asked for.
    world.standin.fault({ operation: 'graphql', kind: 'status', status: 502, times: 2 });
    world.standin.fault({ operation, kind: 'status', status: 403 });
    expect(await world.github.organisationFile(FILE, owner)).toEqual({ kind: 'unreadable', because: 'refused' });
    world.standin.fault({ operation, kind: 'status', status: 503 });
    await expect(world.github.organisationFile(FILE, owner)).rejects.toMatchObject({ kind: 'unavailable' });
  }
});

test('a job that is not shown the repository knows nothing, whatever its token says of the installation', async () => {
  await using world = await jobConnected();
  expect(await read(world)).toEqual({ kind: 'unreadable', because: 'not-shown' });
  world.standin.createRepository({ owner: 'acme', name: '.github', files: { [FILE]: TEXT } });
  expect(await read(world)).toMatchObject({ kind: 'file', text: TEXT });
});
