/** The notes as outputs, text and files. */
import { inertMarkdown } from '../../domain/markdown.ts';
import type { Problem } from '../../domain/problem.ts';
import type { Notes } from '../../notes/notes.ts';
import type { Manner } from '../../notes/render/manner.ts';
import { renderNotes } from '../../notes/render/markdown.ts';
import { ROOM } from '../../notes/render/room.ts';
import type { Outcome } from '../outcome.ts';
import { writeReport } from '../write-report.ts';
import type { Published } from './publish.ts';
import type { RangeEnds } from './range-ends.ts';

export interface WrittenNotes {
  readonly notes: Notes;
  readonly ends: RangeEnds;
  readonly manner: Manner;
  readonly published: Published;
  /** Where the summary is to be read. */
  readonly runUrl: string;
  readonly warnings: readonly Problem[];
  /** The notes stand in the job summary; else only a line. */
  readonly isSummarised: boolean;
  readonly reportDir: string;
}

/** What {@link finish} keeps of a summary, less the lines around the notes. */
const SUMMARY = { limit: 190 * 1024, unit: 'bytes' } as const;

export async function notesOutcome(written: WrittenNotes): Promise<Outcome> {
  const { notes, manner, published, runUrl, warnings, reportDir } = written;
  const whole = renderNotes(notes, { ...manner, limit: Number.POSITIVE_INFINITY });
  const file = await writeReport(reportDir, 'notes.md', whole);
  const result = JSON.stringify(notes);
  const left = published.kind === 'done' ? published.left : [];
  const isDone = published.kind === 'done';
  return {
    decision: isDone ? 'proceed' : 'stop',
    verdict: isDone ? 'done' : 'refused',
    reasonCode: isDone ? '' : published.code,
    headline: isDone ? headlineOf(written) : published.because,
    details: [headlineOf(written), ...sayEnds(written), `The whole text: ${file}`].join('\n'),
    summary: summaryOf(written, file),
    problems: warnings,
    warnings: left,
    outputs: {
      result,
      'report-path': await writeReport(reportDir, 'notes.json', result),
      // An output of a step may have 1 MB; a release takes less, and is what it is mostly used for.
      notes: renderNotes(notes, { ...manner, ...ROOM.release, fullText: runUrl }),
      'notes-url': published.url ?? runUrl,
      tier: notes.outcome?.tier ?? '',
      'release-type': notes.outcome?.releaseType ?? '',
    },
  };
}

function headlineOf({ notes, published }: WrittenNotes): string {
  const changes = notes.sections.reduce((sum, { changes: listed }) => sum + listed.length, 0);
  const bare = notes.unlinkedCommits.length;
  const from = notes.from === null ? 'the first deployment' : notes.from.ref;
  const counted = `${changes} pull request${changes === 1 ? '' : 's'}, ${bare} commit${bare === 1 ? '' : 's'} without one`;
  const said = published.kind === 'done' ? published.said : '';
  return `Release notes from ${from} to ${notes.to.ref}: ${counted}.${said === '' ? '' : ` ${said}`}`;
}

function sayEnds({ ends, notes }: WrittenNotes): readonly string[] {
  const { environment } = ends;
  if (ends.from !== null || environment === null) return notes.accounting.complete ? [] : [CUT];
  return [
    `Nothing was deployed to ${environment} before, so there is nothing to compare with: these are the notes of a first deployment. To begin somewhere else, name it with "from".`,
  ];
}

const CUT = 'GitHub has more commits in this range than are read, so the notes are not complete.';

function summaryOf(written: WrittenNotes, file: string): string {
  const { notes, manner, published, isSummarised } = written;
  const lines = [
    headlineOf(written),
    ...sayEnds(written),
    ...(published.kind === 'refused' ? [published.because] : []),
  ];
  const left = published.kind === 'done' ? published.left : [];
  const said = [...lines.map(inertMarkdown), ...left.map((line) => `- ${inertMarkdown(line)}`)].join('\n\n');
  const link = published.url === null ? [] : [`[Read them there](${published.url})`];
  const text = isSummarised ? [renderNotes(notes, { ...manner, ...SUMMARY, fullText: file })] : [];
  return ['### Tidegate notes', said, ...link, ...text].join('\n\n');
}
