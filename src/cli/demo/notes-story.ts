/** What a team reads when the day is over: what a release brought, and what a rollback took away. */
import { NotAsTold } from './expect.ts';
import type { Narrator } from './narrator.ts';
import { type Between, notesOfDay } from './notes-of-day.ts';
import type { Stage } from './stage.ts';

export async function releaseNotes(stage: Stage, narrator: Narrator, day: DayOfReleases): Promise<void> {
  narrator.tell(
    'Who was not there reads the notes. A job of the workflow writes them from GitHub, with its own token.',
  );
  await wentBack(stage, narrator, day.rollback);
  await wentOn(stage, narrator, day.whole);
}

export interface DayOfReleases {
  /** From the bad commit to the good one. */
  readonly rollback: Between;
  /** From what ran in the morning to what runs in the evening. */
  readonly whole: Between;
}

async function wentBack(stage: Stage, narrator: Narrator, range: Between): Promise<void> {
  const { notes, text } = await notesOfDay(stage, range);
  narrator.show('notes of the rollback', text);
  const gone = notes.removedByRollback.map(({ title }) => title);
  assert(notes.direction === 'backward' && notes.sections.length === 0, 'a rollback brings nothing');
  assert(gone.length === 1 && gone[0] === 'feat: a checkout on one page', 'it took the bad change away and no other');
}

async function wentOn(stage: Stage, narrator: Narrator, range: Between): Promise<void> {
  const { notes, text } = await notesOfDay(stage, range);
  narrator.show('notes of production, from the first deployment to the last', text);
  const changes = notes.sections.flatMap((section) => section.changes);
  const schema = changes.find(({ title }) => title === 'feat: keep invoices');
  assert(changes.length === 6, `six pull requests are in production (the notes list ${changes.length})`);
  assert(schema?.tier === 'high' && schema.coAuthors.length === 1, 'the schema change has its tier and its co-author');
  assert(notes.unlinkedCommits.length === 1, 'the hotfix came from a pull request that is not merged');
  assert(!text.includes('round prices'), 'the frozen change is not in production');
  narrator.confirm(
    'Every change with its author and its tier. The hotfix stands apart: its pull request is not merged yet.',
  );
}

function assert(isSo: boolean, text: string): void {
  if (!isSo) throw new NotAsTold(`This is not so: ${text}.`);
}
