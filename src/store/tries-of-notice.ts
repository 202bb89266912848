/** What is noted of the tries to tell what is not settled: begun, and whether one of them may have told it. */

/** From when a process takes it until it writes down how the try ended: for ever, if it dies before. */
export const BEGUN = 'begun';
const UNSEEN = 'an earlier try may have told it; since then: ';

interface Tried {
  readonly attempts: number;
  readonly note: string | null;
}

/** Some try was begun whose end nobody saw. No note after a try: it was begun before they were noted. */
export function mayBeTold({ attempts, note }: Tried): boolean {
  return attempts > 0 && (note === null || note === BEGUN || note.startsWith(UNSEEN));
}

/** A process has it in hand, and its lease lasts. */
export function isBeingSent({ attempts, note, due_at }: Tried & { readonly due_at: number | null }, at: number) {
  return attempts > 0 && (note === null || note === BEGUN) && due_at !== null && due_at > at;
}

export function noteOfRetry(because: string, isUnseen: boolean): string {
  return isUnseen ? `${UNSEEN}${because}` : because;
}
