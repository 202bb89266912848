/**
 * Our part of a text that people edit as well: the body of a release, of a comment, of a pull request.
 *
 * It stands between two marks, and the first has its digest: what people write around it stays as it is, byte for byte,
 * and a part in which they wrote is theirs until they delete it.
 */
import { digestOf } from '../../domain/canonical.ts';
import { END } from '../../domain/kept-issue.ts';
import { type Room, sizeOf } from './room.ts';

/** `text` is always the body that the place shall have; where nothing can be done, the one that it has. */
export type PutNotes =
  | { readonly kind: 'body'; readonly text: string }
  /** People wrote inside our part, or its end or a second one was left by an edit. */
  | { readonly kind: 'edited'; readonly text: string; readonly because: string }
  /** What people wrote leaves no room: `over` of the unit too many. */
  | { readonly kind: 'no-room'; readonly text: string; readonly over: number; readonly because: string };

/** The lane of a range, as the key of its part. */
export function laneKey({
  service,
  environment,
}: {
  readonly service: string | null;
  readonly environment: string | null;
}) {
  return [environment ?? '', service ?? ''].map((name) => name.replace(/[%:]/gu, encodeURIComponent)).join(':');
}

/** Whether the body has a part of this key, whoever wrote it. */
export function hasNotes(body: string, key: string): boolean {
  return body.includes(beginOf(key));
}

/** How much of the limit is left for the generated text of {@link putNotes}; below 0 there is none. */
export function roomFor(existingBody: string | null, key: string, { limit, unit }: Room): number {
  const body = existingBody ?? '';
  const found = findPart(body, key);
  const frame = sizeOf(partOf(key, ''), unit);
  const around = found.kind === 'part' ? found.before + found.after : body === '' ? '' : `${body}${GAP}`;
  return limit - frame - sizeOf(around, unit);
}

/**
 * @param existingBody null: there is none yet.
 * @param key whose part it is; several live side by side. See {@link laneKey}.
 * @param generated the notes, made for {@link roomFor}.
 */
export function putNotes(existingBody: string | null, key: string, generated: string, room: Room): PutNotes {
  const body = existingBody ?? '';
  const found = findPart(body, key);
  if (found.kind === 'damaged') return edited(body, found.because);
  if (found.kind === 'part' && found.isEdited) return edited(body, 'somebody wrote inside the generated part');
  const ours = withoutForgedMarks(generated);
  // A body that says so already is left alone to the byte, whatever its line breaks are.
  if (found.kind === 'part' && found.digest === digestOfText(ours)) return { kind: 'body', text: body };
  const text = found.kind === 'part' ? `${found.before}${partOf(key, ours)}${found.after}` : appended(body, key, ours);
  const over = sizeOf(text, room.unit) - room.limit;
  if (over <= 0) return { kind: 'body', text };
  const because = `with the generated part the text would be ${over} over its limit of ${room.limit}`;
  return { kind: 'no-room', text: body, over, because };
}

function edited(text: string, why: string): PutNotes {
  const because = `${why}, so it was left as it is; delete the part with its two marks to have it made anew`;
  return { kind: 'edited', text, because };
}

const GAP = '\n\n';

function appended(body: string, key: string, ours: string): string {
  return body === '' ? partOf(key, ours) : `${body}${GAP}${partOf(key, ours)}`;
}

/** An empty line before the end: GitHub would read what follows a table or a list as a part of it. */
function partOf(key: string, ours: string): string {
  return `${beginOf(key)}${digestOfText(ours)} -->\n${ours}\n\n${END}`;
}

/** Of a key nothing is left that could end a comment or look like the rest of the mark. */
function beginOf(key: string): string {
  const safe = encodeURIComponent(key.toWellFormed()).replace(/[!'()*~]|--|-$/gu, (characters) =>
    [...characters].map((each) => `%${each.charCodeAt(0).toString(16).toUpperCase()}`).join(''),
  );
  return `<!-- tidegate:notes ${safe.replaceAll('%3A', ':')} sha256=`;
}

type Found =
  | { readonly kind: 'none' }
  | { readonly kind: 'damaged'; readonly because: string }
  | {
      readonly kind: 'part';
      readonly before: string;
      readonly after: string;
      readonly digest: string;
      readonly isEdited: boolean;
    };

const REST_OF_MARK = /^([0-9a-f]{64}) -->/u;

function findPart(body: string, key: string): Found {
  const mark = beginOf(key);
  const begin = body.indexOf(mark);
  if (begin < 0) return { kind: 'none' };
  if (body.includes(mark, begin + 1)) return { kind: 'damaged', because: 'the generated part is there twice' };
  const [rest = '', digest = ''] = REST_OF_MARK.exec(body.slice(begin + mark.length)) ?? [];
  if (rest === '') return { kind: 'damaged', because: 'the mark before the generated part was changed' };
  const inside = begin + mark.length + rest.length;
  const next = body.indexOf('<!-- tidegate:', inside);
  if (next < 0 || !body.startsWith(END, next)) {
    return { kind: 'damaged', because: 'the mark after the generated part is missing' };
  }
  return {
    kind: 'part',
    before: body.slice(0, begin),
    after: body.slice(next + END.length),
    digest,
    isEdited: digestOfText(body.slice(inside, next)) !== digest,
  };
}

/** GitHub hands out line breaks as CR LF where somebody edited in a browser, and strips spaces at ends. */
function digestOfText(text: string): string {
  return digestOf(text.toWellFormed().replace(/\r\n?/gu, '\n').trim());
}

/** Ours has none, since what others wrote is escaped in it; but a mark would be taken for one. */
function withoutForgedMarks(text: string): string {
  return text.replace(/<!--(?=\s*tidegate:)/giu, '&lt;!--');
}
