/**
 * One comment on each pull request of the range: in which environment it is, since when; and on those that a way back
 * took away that they are there no more. Only pull requests that GitHub itself names are commented on: a commit message
 * can name any.
 */
import type { Instant } from '../../domain/instant.ts';
import { toInstant } from '../../domain/instant.ts';
import { findComment, type OurComment, writeComment } from '../../github/publish/keep-comment.ts';
import type { Notes } from '../../notes/notes.ts';
import { type InProduction, renderInProduction } from '../../notes/render/in-production.ts';
import { hasNotes, laneKey, putNotes } from '../../notes/render/own-part.ts';
import { ROOM } from '../../notes/render/room.ts';
import { noteDeployed, notedDeployed } from './deployed-mark.ts';
import type { Pace, Published, ToPublish } from './publish.ts';

/** GitHub takes 80 writes a minute and 500 an hour; the job may have others to make. A second between each is 60. */
const PAUSE_MS = 1000;
export const MOST_WRITES = 200;

export async function publishComments(asked: ToPublish, pace: Pace): Promise<Published> {
  const { ends, notes } = asked;
  const { environment } = ends;
  if (environment === null) {
    return refused('no-environment', 'Comments say where a pull request runs: name it with "environment".');
  }
  if (ends.deployed === null || ends.deployed.state === 'failure') {
    const state = ends.deployed === null ? 'GitHub knows of no such deployment' : 'its deployment failed';
    return refused(
      'not-deployed',
      `No comment was written: ${notes.to.sha.slice(0, 7)} does not run in ${environment}, ${state}. Run this step in or after the job that deploys.`,
    );
  }
  const at = ends.deployed.finishedAt ?? toInstant(pace.now());
  return new Commenting(asked, pace, environment, at).run();
}

function refused(code: string, because: string): Published {
  return { kind: 'refused', code, because, url: null };
}

class Commenting {
  readonly #asked: ToPublish;
  readonly #pace: Pace;
  readonly #environment: string;
  readonly #at: Instant;
  readonly #key: string;
  readonly #left: string[] = [];
  #written = 0;
  #same = 0;

  constructor(asked: ToPublish, pace: Pace, environment: string, at: Instant) {
    this.#asked = asked;
    this.#pace = pace;
    this.#environment = environment;
    this.#at = at;
    this.#key = laneKey(asked.notes);
  }

  async run(): Promise<Published> {
    const { notes } = this.#asked;
    const wanted = [
      ...runningPulls(notes).map((number) => ({ number, isGone: false })),
      ...gonePulls(notes).map((number) => ({ number, isGone: true })),
    ];
    for (const [index, { number, isGone }] of wanted.entries()) {
      if (this.#written >= MOST_WRITES) return this.#full(wanted.length - index);
      await this.#comment(number, isGone);
    }
    const verb = this.#asked.isDryRun ? 'would be written or changed' : 'were written or changed';
    const said = `Of ${wanted.length} pull requests: comments ${verb} on ${this.#written}, on ${this.#same} nothing was to change.`;
    return { kind: 'done', said, url: null, left: this.#left };
  }

  #full(rest: number): Published {
    return refused(
      'comments-left',
      `${this.#written} comments were written, and ${rest} pull requests were not looked at: more at once would use up what GitHub takes in an hour. Run the step again, and it goes on there.`,
    );
  }

  async #comment(number: number, isGone: boolean): Promise<void> {
    const { job } = this.#asked;
    const known = await findComment(job.connection, number, (body) => hasNotes(body, this.#key));
    if (known === 'too-many') {
      this.#left.push(`#${number} has more comments than are read, so nobody knows whether ours is among them.`);
      return;
    }
    const text = this.#textFor(known, isGone);
    if (text === null) return;
    const put = putNotes(known?.body ?? null, this.#key, text, ROOM.comment);
    if (put.kind !== 'body') this.#left.push(`The comment on #${number} was left alone: ${put.because}.`);
    else if (put.text === known?.body) this.#same += 1;
    else await this.#write(number, known, put.text);
  }

  async #write(number: number, known: OurComment | null, body: string): Promise<void> {
    const { job, isDryRun } = this.#asked;
    if (isDryRun) {
      this.#written += 1;
      return;
    }
    if (this.#written > 0) await this.#pace.sleep(PAUSE_MS);
    const outcome = await writeComment(job.connection, number, known, body);
    if (outcome === 'locked') this.#left.push(`The conversation of #${number} is locked, so nothing is said there.`);
    else this.#written += 1;
  }

  /** Null: nothing is to be said. */
  #textFor(known: OurComment | null, isGone: boolean): string | null {
    const { notes, manner, fullText } = this.#asked;
    const before = known === null ? null : notedDeployed(known.body);
    // What was never said to run there need not be taken back.
    if (isGone && before === null) return null;
    const { sha } = notes.to;
    // What runs since an earlier deployment runs since then, whatever range is asked about.
    const isKept = before !== null && (isGone || before.goneAt === null);
    const deployed = isKept ? { at: before.at, sha: before.sha } : { at: this.#at, sha };
    const goneAt = before?.goneAt ?? this.#at;
    const told: InProduction = {
      environment: this.#environment,
      service: notes.service,
      deployed,
      tier: isKept ? null : (notes.outcome?.tier ?? null),
      notesUrl: fullText,
      takenBack: isGone ? { at: goneAt, to: sha, because: '' } : null,
    };
    return `${renderInProduction(told, manner)}\n\n${noteDeployed({ ...deployed, goneAt: isGone ? goneAt : null })}`;
  }
}

/** As GitHub says, and no message. */
const CONFIRMED: ReadonlySet<string> = new Set(['associated', 'merge-commit', 'recently-merged']);

/** What was taken back inside the range does not run. */
export function runningPulls({ sections, accounting }: Notes): readonly number[] {
  const confirmed = accounting.links.filter(({ method }) => CONFIRMED.has(method)).map(({ number }) => number);
  const listed = new Set([
    ...sections.flatMap(({ changes }) => changes.map(({ number }) => number)),
    ...accounting.excluded.map(({ number }) => number),
  ]);
  return [...new Set(confirmed)].filter((number) => listed.has(number));
}

/** No matter who named them: only a comment of ours is changed. */
function gonePulls({ removedByRollback }: Notes): readonly number[] {
  const numbers = removedByRollback.map(({ number }) => number);
  return [...new Set(numbers)].filter((number) => number !== null);
}
