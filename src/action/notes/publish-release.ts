/**
 * The notes as the release of a tag. What people write around our part survives; a part in which they wrote is theirs,
 * and then the step fails: the release does not say what was asked for, and somebody has to choose.
 */
import { Failure } from '../../domain/failure.ts';
import {
  createRelease,
  findRelease,
  isTag,
  type SeenRelease,
  updateRelease,
} from '../../github/publish/keep-release.ts';
import { renderNotes } from '../../notes/render/markdown.ts';
import { laneKey, putNotes, roomFor } from '../../notes/render/own-part.ts';
import { ROOM } from '../../notes/render/room.ts';
import type { Published, ToPublish } from './publish.ts';

export async function publishRelease(asked: ToPublish): Promise<Published> {
  const { job, ends } = asked;
  const tag = ends.to.replace(/^(?:refs\/)?tags\//, '');
  if (!(await isTag(job.connection, tag))) {
    const because = `The notes could not become a release: a release is made of a tag, and ${JSON.stringify(ends.to)} is none. Push a tag and name it with "to", or choose another "publish".`;
    return { kind: 'refused', code: 'no-tag', because, url: null };
  }
  return publishFor(asked, tag, await findRelease(job.connection, tag));
}

async function publishFor(asked: ToPublish, tag: string, known: SeenRelease | null): Promise<Published> {
  const { notes, manner, fullText, isDryRun, job } = asked;
  const key = laneKey(notes);
  const before = known?.body ?? null;
  const limit = Math.max(roomFor(before, key, ROOM.release), 0);
  const generated = renderNotes(notes, { ...manner, isInRepository: true, limit, fullText });
  const put = putNotes(before, key, generated, ROOM.release);
  if (put.kind !== 'body') {
    const because = `The release of ${tag} was not changed: ${put.because}.`;
    return { kind: 'refused', code: put.kind, because, url: known?.url ?? null };
  }
  if (known !== null && put.text === known.body) return done(`The release of ${tag} says so already.`, known.url);
  const size = `${[...put.text].length} characters`;
  if (isDryRun) {
    return done(
      `It would ${known === null ? 'create' : 'update'} the release of ${tag} (${size}).`,
      known?.url ?? null,
    );
  }
  if (known !== null) {
    const { url } = await updateRelease(job.connection, tag, known, put.text);
    return done(`The ${known.isDraft ? 'draft of the ' : ''}release of ${tag} was updated.`, url);
  }
  return create(asked, tag, put.text);
}

async function create(asked: ToPublish, tag: string, body: string): Promise<Published> {
  const { connection } = asked.job;
  try {
    const { url } = await createRelease(connection, tag, body);
    return done(`The release of ${tag} was created.`, url);
  } catch (error) {
    if (!(error instanceof Failure) || error.kind === 'forbidden') throw error;
    // Somebody was faster, or it was done and the answer was lost.
    const now = await findRelease(connection, tag).catch(() => null);
    if (now === null) throw error;
    return publishFor(asked, tag, now);
  }
}

function done(said: string, url: string | null): Published {
  return { kind: 'done', said, url, left: [] };
}
