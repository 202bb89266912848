/** What became of the notes besides the outputs. */
import type { Notes } from '../../notes/notes.ts';
import type { Manner } from '../../notes/render/manner.ts';
import type { JobGitHub } from '../connect.ts';
import type { RangeEnds } from './range-ends.ts';

export type Published =
  | {
      readonly kind: 'done';
      /** What was done, or in a dry run would be; empty: nothing is to be said. */
      readonly said: string;
      readonly url: string | null;
      /** What people decided otherwise, each a sentence. */
      readonly left: readonly string[];
    }
  | { readonly kind: 'refused'; readonly code: string; readonly because: string; readonly url: string | null };

export interface ToPublish {
  readonly job: JobGitHub;
  readonly notes: Notes;
  readonly ends: RangeEnds;
  readonly manner: Manner;
  /** Where the whole text is. */
  readonly fullText: string;
  readonly isDryRun: boolean;
}

export interface Pace {
  readonly now: () => number;
  readonly sleep: (ms: number) => Promise<void>;
}
