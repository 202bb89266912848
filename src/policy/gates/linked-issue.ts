/** The requirement `linked-issue`: every change belongs to an issue, or names the change request that the policy asks for. */
import type { Change, Facts } from '../../domain/facts.ts';
import { plainLine } from '../../domain/markdown.ts';
import { nameOfChange } from '../classify.ts';
import { compileFinder, type Finder, LONGEST_TEXT } from '../pattern.ts';
import type { Policy, Requirements } from '../schema.ts';
import { changesFor } from '../services.ts';
import type { ActiveGate, Finding, ReleaseContext } from './context.ts';
import { isLinkDefinition, withoutComments } from './sections/comments.ts';
import { hasUnseenChanges } from './unseen-changes.ts';

type Asked = NonNullable<Requirements['linked-issue']>;

/** Changes that lack one: enough to begin with; the rest is counted. */
const MOST_TOLD = 5;
/** Requests that are told of one release. */
const MOST_REQUESTS = 20;
/** Of one request. */
const LONGEST_REQUEST = 100;

export function judgeLinkedIssues(
  gates: readonly ActiveGate[],
  { facts }: ReleaseContext,
): ReadonlyMap<ActiveGate, Finding> {
  const findings = gates.flatMap((active) => {
    const asked = active.gate.require['linked-issue'];
    return asked === undefined ? [] : [[active, judge(asked, active.policy, facts)] as const];
  });
  return new Map(findings);
}

function judge(asked: Asked, policy: Policy, facts: Facts): Finding {
  const finder = finderOf(asked);
  const found = changesFor(policy, facts).map((change) => ({ change, requests: finder(change) }));
  const missing = found.filter(({ requests }) => requests.length === 0).map(({ change }) => nameOfChange(change));
  const pattern = asked === true ? {} : { pattern: asked };
  if (missing.length > 0) {
    const reason = {
      code: 'issue-missing',
      changes: missing.slice(0, MOST_TOLD),
      lacking: missing.length,
      ...pattern,
    };
    return { kind: 'linked-issue', status: 'pending', reason };
  }
  if (hasUnseenChanges(facts)) {
    return { kind: 'linked-issue', status: 'pending', reason: { code: 'incomplete', asked: 'linked-issue' } };
  }
  const all = [...new Set(found.flatMap(({ requests }) => requests))];
  const reason = { code: 'issue-linked', requests: all.slice(0, MOST_REQUESTS), all: all.length, ...pattern };
  return { kind: 'linked-issue', status: 'met', reason };
}

type RequestsOf = (change: Change) => readonly string[];

/** The words by which GitHub links a commit to the issue that it closes. */
const CLOSES =
  '(?i)\\b(?:close[sd]?|fix(?:e[sd])?|resolve[sd]?):?\\s+(?:(?:[\\w.-]+/[\\w.-]+)?#\\d+|https://\\S+/issues/\\d+)';

function finderOf(asked: Asked): RequestsOf {
  const find = compileFinder(asked === true ? CLOSES : asked);
  return (change) => {
    if (change.kind === 'commit') return requestsIn([change.message], find);
    const issues = change.issues ?? [];
    // Templates say in comments what is wanted: nobody sees it, and it is no request.
    const texts = [change.title, ...issues, shownIn(change.body)];
    const requests = asked === true ? issues : requestsIn(texts, find);
    return requests.map((each) => plainLine(each, LONGEST_REQUEST)).filter((each) => each !== '');
  };
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
