/**
 * Rules of GitHub that its description does not state, or states too loosely. A request against one of them is
 * answered with 422 and is a violation. README.md lists them with their sources.
 */

type Body = Readonly<Record<string, unknown>>;

/** What is wrong with the body of an operation, or null. */
export function brokenRule(operation: string, body: Body): string | null {
  return RULES[operation]?.(body) ?? null;
}

const RULES: Readonly<Record<string, (body: Body) => string | null>> = {
  'actions/review-custom-gates-for-run': reviewRule,
  'checks/create': checkRule,
  'checks/update': checkRule,
  'issues/create': commentRule,
  'issues/update': commentRule,
  'issues/create-comment': commentRule,
  'issues/update-comment': commentRule,
  'repos/create-release': releaseRule,
  'repos/update-release': releaseRule,
};

/** Docs, "Creating custom deployment protection rules": comments of status reports have at most 1,024 characters. */
const LONGEST_REPORT = 1024;

function reviewRule({ state, comment }: Body): string | null {
  if (state !== undefined && state !== 'approved' && state !== 'rejected') {
    return `state is ${JSON.stringify(state)}; it must be approved, rejected, or absent`;
  }
  if (typeof comment === 'string' && comment.length > LONGEST_REPORT) {
    return `comment has ${comment.length} characters; GitHub takes ${LONGEST_REPORT}`;
  }
  return state === undefined && (comment === undefined || comment === '') ? 'a status report needs a comment' : null;
}

/** REST, "Create a check run": summary and text have at most 65,535 characters, a request at most 50 annotations. */
const LONGEST_OUTPUT = 65_535;
const MOST_ANNOTATIONS = 50;

function checkRule({ status, conclusion, output }: Body): string | null {
  if (status === 'completed' && conclusion === undefined) return 'a completed check run needs a conclusion';
  if (conclusion !== undefined && status !== undefined && status !== 'completed') {
    return `a check run with a conclusion is completed, not ${JSON.stringify(status)}`;
  }
  if (conclusion === 'stale') return 'only GitHub sets the conclusion stale';
  const shown: Body = typeof output === 'object' && output !== null ? { ...output } : {};
  const tooLong = ['summary', 'text'].find((name) => String(shown[name] ?? '').length > LONGEST_OUTPUT);
  if (tooLong !== undefined) return `output.${tooLong} is longer than ${LONGEST_OUTPUT} characters`;
  const { annotations } = shown;
  return Array.isArray(annotations) ? annotationsProblem(annotations) : null;
}

function annotationsProblem(annotations: readonly unknown[]): string | null {
  if (annotations.length > MOST_ANNOTATIONS)
    return `${annotations.length} annotations; a request takes ${MOST_ANNOTATIONS}`;
  for (const annotation of annotations) {
    const one: Body = typeof annotation === 'object' && annotation !== null ? { ...annotation } : {};
    const { start_line: start, end_line: end, start_column: column } = one;
    if (typeof start === 'number' && typeof end === 'number' && end < start)
      return 'an annotation ends before it starts';
    if (column !== undefined && start !== end) return 'columns are for annotations of one line only';
  }
  return null;
}

/** The longest body of an issue, a pull request or a comment; GitHub answers 422 "body is too long" above it. */
const LONGEST_BODY = 65_536;

function commentRule({ body }: Body): string | null {
  if (typeof body !== 'string') return null;
  if (body.trim() === '') return 'body cannot be blank';
  return body.length > LONGEST_BODY
    ? `body is too long: ${body.length} characters; GitHub takes ${LONGEST_BODY}`
    : null;
}

/** The longest body of a release, in code points; GitHub answers 422 "body is too long (maximum is 125000 characters)". */
const LONGEST_NOTES = 125_000;

function releaseRule({ body }: Body): string | null {
  const length = typeof body === 'string' ? [...body].length : 0;
  return length > LONGEST_NOTES ? `body is too long: ${length} characters; GitHub takes ${LONGEST_NOTES}` : null;
}
