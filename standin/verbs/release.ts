/** Tags, and the releases that are made of them. */
import type { Account, ReleaseRecord, RepositoryRecord } from '../state/records.ts';
import type { World } from '../state/world.ts';

export function addTag(repository: RepositoryRecord, name: string, ref: string): string {
  const sha = repository.git.resolve(ref)?.sha;
  if (sha === undefined) throw new Error(`there is no branch or commit ${ref} to tag`);
  repository.git.tags.set(name, sha);
  return sha;
}

export interface ReleaseInput {
  readonly tag: string;
  readonly target: string;
  readonly name: string | null;
  readonly body: string | null;
  readonly isDraft: boolean;
  readonly isPrerelease: boolean;
  readonly author: Account;
}

/** A published one makes its tag where there is none; a draft leaves that for later. */
export function addRelease(world: World, repository: RepositoryRecord, input: ReleaseInput): ReleaseRecord {
  if (!input.isDraft && !repository.git.tags.has(input.tag)) addTag(repository, input.tag, input.target);
  const now = world.clock.now();
  const publishedAt = input.isDraft ? null : now;
  const release: ReleaseRecord = { ...input, id: world.nextId(), createdAt: now, publishedAt };
  repository.releases.push(release);
  return release;
}

/** Of a tag; a draft bears a tag's name and is not found by it. */
export function publishedRelease(repository: RepositoryRecord, tag: string): ReleaseRecord | undefined {
  return repository.releases.find((release) => release.tag === tag && !release.isDraft);
}
