/** Notes for an audience as Markdown: what changes for it, and neither numbers nor names. */
import type { Audience } from '../audience/release-note.ts';
import type { Notes } from '../notes.ts';
import { OTHER } from '../sections.ts';
import { inert } from './inert.ts';

const LONGEST_TITLE = 120;
const LONGEST_LINE = 500;

/** What was told when it came, and is not so any more. */
const TAKEN_BACK = 'Taken back';

const READERS: Readonly<Record<Audience, string>> = { user: 'users', support: 'support' };

export function renderForAudience(notes: Notes, audience: Audience): string {
  const commits = notes.unlinkedCommits.flatMap(({ note }) => note ?? []);
  const blocks = notes.sections.map(({ title, changes }) => ({
    title,
    notes: [...changes.flatMap(({ note }) => note ?? []), ...(title === OTHER ? commits : [])],
  }));
  const rest =
    blocks.some(({ title }) => title === OTHER) || commits.length === 0 ? [] : [{ title: OTHER, notes: commits }];
  const gone = notes.removedByRollback.flatMap(({ note }) => note ?? []);
  const back = gone.length === 0 ? [] : [{ title: TAKEN_BACK, notes: gone }];
  const text = [...blocks, ...rest, ...back].map(
    (block) => `### ${inert(block.title, LONGEST_TITLE)}\n\n${block.notes.map(itemOf).join('\n')}`,
  );
  return text.length === 0 ? `No change of this range has a note for ${READERS[audience]}.` : text.join('\n\n');
}

/** The lines of a note stay lines. */
function itemOf(note: string): string {
  const [first = '', ...more] = note.split('\n').map((line) => inert(line, LONGEST_LINE));
  return [`- ${first}`, ...more.map((line) => `  ${line}`)].join('\\\n');
}
