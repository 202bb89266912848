/**
 * Issues in which we keep one part up to date. That part stands between two marks; what people write around it, and
 * the boxes that they tick there, is theirs and survives.
 */
import type { Addition, KeepIssue } from './effect.ts';

/** GitHub's limit for the body of an issue, in characters. */
const LONGEST_BODY = 65_536;

/** Stands at the end of our part, here as in every other text that we share with people. */
export const END = '<!-- tidegate:end -->';
/** In our part once we have closed the issue: whoever opens it again after that has the last word. */
const CLOSED = '<!-- tidegate:closed -->';
const OUR_MARKS = /<!--\s*tidegate:[\s\S]*?-->/gu;
const CUT = '… more is left out here: the text around this part leaves no room';

/** Stands at the head of our part. The key is ours and holds nothing that ends a comment. */
export function markOf(key: string): string {
  return `<!-- tidegate:issue ${key} -->`;
}

export function isMarkedAs(body: string, key: string): boolean {
  return body.includes(markOf(key));
}

/** Whether an earlier content of ours already closed the issue. */
export function wasClosedByUs(body: string): boolean {
  return body.includes(CLOSED);
}

/** Text of others that must not look like a mark of ours. */
export function withoutMarks(text: string): string {
  let rest = text;
  for (let before = ''; rest !== before; ) {
    before = rest;
    // What is left may close up to another one: `<!-<!-- tidegate:x -->- tidegate:end -->`.
    rest = rest.replaceAll(OUR_MARKS, '');
  }
  return rest;
}

/** Stands at the head of what was added for people, so that it is added once. */
function markOfAddition({ name }: Addition): string {
  return `<!-- tidegate:added ${name} -->`;
}

/**
 * The body that the issue shall have.
 *
 * @param current the body it has now; null: the issue is not there yet.
 */
export function bodyOf(
  effect: Pick<KeepIssue, 'key' | 'body' | 'seed' | 'isOver' | 'addition'>,
  current: string | null,
): string {
  const { before, after: rest } = around(effect, current);
  const after = `${rest}${additionTo(`${before}${rest}`, effect.addition)}`;
  const closed = effect.isOver || (current !== null && wasClosedByUs(current)) ? [CLOSED] : [];
  const room = LONGEST_BODY - before.length - after.length;
  const frame = [markOf(effect.key), ...closed, END].join('\n').length + 1;
  const ours = [markOf(effect.key), ...closed, withinRoom(effect.body, room - frame), END].join('\n');
  return `${before}${ours}${after}`;
}

/** What is not ours. A body that lost our marks is all people's, and our part comes to stand before it. */
function around({ key, seed }: Pick<KeepIssue, 'key' | 'seed'>, current: string | null): Around {
  if (current === null) return { before: '', after: seed === '' ? '' : `\n\n${withoutMarks(seed)}` };
  const begin = current.indexOf(markOf(key));
  const end = begin < 0 ? -1 : current.indexOf(END, begin);
  if (end >= 0) return { before: current.slice(0, begin), after: current.slice(end + END.length) };
  return { before: '', after: `\n\n${withoutMarks(current).trim()}` };
}

/** Left out where people left no room for it. */
function additionTo(theirs: string, addition: Addition | undefined): string {
  if (addition === undefined || theirs.includes(markOfAddition(addition))) return '';
  const text = `\n\n${markOfAddition(addition)}\n${withoutMarks(addition.text)}`;
  return theirs.length + text.length > LONGEST_BODY / 2 ? '' : text;
}

interface Around {
  readonly before: string;
  readonly after: string;
}

/** What people wrote around our part; all of it where our marks are gone. */
export function peoplesPartOf(body: string, key: string): string {
  const begin = body.indexOf(markOf(key));
  const end = begin < 0 ? -1 : body.indexOf(END, begin);
  if (end < 0) return withoutMarks(body).trim();
  return [body.slice(0, begin), body.slice(end + END.length)]
    .map((part) => withoutMarks(part).trim())
    .join('\n\n')
    .trim();
}

/** As many whole lines as fit: half an escape would be none. Where not even that fits, nothing: GitHub refuses all of it. */
function withinRoom(text: string, room: number): string {
  if (text.length <= room) return text;
  if (CUT.length > room) return '';
  const kept: string[] = [];
  let length = CUT.length;
  for (const line of text.split('\n')) {
    length += line.length + 1;
    if (length > room) break;
    kept.push(line);
  }
  return [...kept, CUT].join('\n');
}
