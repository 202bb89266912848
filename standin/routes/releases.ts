/** Releases. Drafts are in the list of those who may write, and are not found by their tag. */
import { showRelease } from '../render/release.ts';
import {
  actorOf,
  type Call,
  type Handler,
  listed,
  notFound,
  numberOf,
  pathOf,
  Refusal,
  readableRepositoryOf,
  repositoryOf,
  textOf,
} from '../serve/call.ts';
import { addRelease, publishedRelease } from '../verbs/release.ts';

export const RELEASE_ROUTES: Readonly<Record<string, Handler>> = {
  'repos/list-releases': (call) => {
    const repository = readableRepositoryOf(call);
    const shown = repository.releases.filter(({ isDraft }) => !isDraft || mayWrite(call));
    return listed(call, shown.toReversed(), (release) => showRelease(call.world, repository, release));
  },
  'repos/get-release-by-tag': (call) => {
    const repository = readableRepositoryOf(call);
    const release = publishedRelease(repository, pathOf(call, 'tag'));
    if (release === undefined) throw notFound();
    return { status: 200, body: showRelease(call.world, repository, release) };
  },
  'repos/create-release': (call) => {
    const repository = repositoryOf(call);
    const tag = textOf(call, 'tag_name') ?? '';
    const isDraft = call.body['draft'] === true;
    if (!isDraft && publishedRelease(repository, tag) !== undefined)
      throw new Refusal(422, 'Validation Failed: {"resource":"Release","code":"already_exists","field":"tag_name"}');
    const release = addRelease(call.world, repository, {
      tag,
      target: textOf(call, 'target_commitish') ?? repository.defaultBranch,
      name: textOf(call, 'name') ?? null,
      body: textOf(call, 'body') ?? null,
      isDraft,
      isPrerelease: call.body['prerelease'] === true,
      author: actorOf(call),
    });
    return { status: 201, body: showRelease(call.world, repository, release) };
  },
  'repos/update-release': (call) => {
    const repository = repositoryOf(call);
    const release = repository.releases.find(({ id }) => id === numberOf(call, 'release_id'));
    if (release === undefined) throw notFound();
    release.body = textOf(call, 'body') ?? release.body;
    release.name = textOf(call, 'name') ?? release.name;
    return { status: 200, body: showRelease(call.world, repository, release) };
  },
};

function mayWrite({ caller }: Call): boolean {
  return caller.kind === 'token' && caller.token.permissions['contents'] === 'write';
}
