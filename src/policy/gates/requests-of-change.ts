/** What a change is linked to, as `linked-issue` of a gate asks for it: issues, or what the team's own pattern finds. */
import type { Change } from '../../domain/facts.ts';
import { plainLine } from '../../domain/markdown.ts';
import { compileFinder, type Finder, LONGEST_TEXT } from '../pattern.ts';
import type { Policy, Requirements } from '../schema.ts';
import { isLinkDefinition, withoutComments } from './sections/comments.ts';

export type AskedRequests = NonNullable<Requirements['linked-issue']>;

/** Requests that are told of one change, or of one release. */
export const MOST_REQUESTS = 20;
/** Of one request. */
const LONGEST_REQUEST = 100;

export type RequestsOf = (change: Change) => readonly string[];

/** The words by which GitHub links a commit to the issue that it closes. */
const CLOSES =
  '(?i)\\b(?:close[sd]?|fix(?:e[sd])?|resolve[sd]?):?\\s+(?:(?:[\\w.-]+/[\\w.-]+)?#\\d+|https://\\S+/issues/\\d+)';

/** What people wrote is one line each, without control characters; it is inert only once it is rendered so. */
export function requestsBy(asked: AskedRequests): RequestsOf {
  const find = compileFinder(asked === true ? CLOSES : asked);
  return (change) => {
    if (change.kind === 'commit') return tidied(requestsIn([change.message], find), asked);
    const issues = change.issues ?? [];
    // Templates say in comments what is wanted: nobody sees it, and it is no request.
    const texts = [change.title, ...issues, shownIn(change.body)];
    return tidied(asked === true ? issues : requestsIn(texts, find), asked);
  };
}

/**
 * For telling, not for judging: all that any gate of the policies asks for. Where nobody looked which issues GitHub
 * links, the words by which a pull request closes one are taken. Null: no gate asks.
 */
export function requestsAsked(policies: readonly Policy[]): RequestsOf | null {
  const asked = policies.flatMap(({ gates = [] }) => gates.flatMap((gate) => gate.require['linked-issue'] ?? []));
  const finders = [...new Set(asked)].map((each) => (each === true ? closedBy() : requestsBy(each)));
  if (finders.length === 0) return null;
  return (change) => [...new Set(finders.flatMap((each) => each(change)))].slice(0, MOST_REQUESTS);
}

function closedBy(): RequestsOf {
  const [linked, find] = [requestsBy(true), compileFinder(CLOSES)];
  return (change) => {
    const isRead = change.kind === 'commit' || change.issues !== undefined;
    return isRead ? linked(change) : tidied(requestsIn([shownIn(change.body)], find), true);
  };
}

function tidied(requests: readonly string[], asked: AskedRequests): readonly string[] {
  const named = asked === true ? requests.map(issueIn) : requests;
  return [...new Set(named.map((each) => plainLine(each, LONGEST_REQUEST)).filter((each) => each !== ''))];
}

/** `Fixes #12` is `#12`, and the address of an issue is `owner/name#12`. */
function issueIn(text: string): string {
  const [, repository, number] = /([\w.-]+\/[\w.-]+)\/issues\/(\d+)$/.exec(text) ?? [];
  if (repository !== undefined) return `${repository}#${number}`;
  return /(?:[\w.-]+\/[\w.-]+)?#\d+$/.exec(text)?.[0] ?? text;
}

function shownIn(body: string): string {
  const lines = withoutComments(body).text.split(/\r\n|\n|\r/);
  return lines.filter((line) => !isLinkDefinition(line)).join('\n');
}

/** Line by line: bodies are long, and `^` and `$` mean the ends of a line. Lines that are too long are not read. */
function requestsIn(texts: readonly string[], find: Finder): readonly string[] {
  const found = new Set<string>();
  const lines = texts.flatMap((text) => text.split(/\r\n|\n|\r/)).filter((line) => line.length <= LONGEST_TEXT);
  for (const line of lines) {
    for (const each of find(line, MOST_REQUESTS)) found.add(each);
    if (found.size >= MOST_REQUESTS) break;
  }
  return [...found];
}
