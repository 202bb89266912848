/**
 * Comment commands: `/tidegate hold ENV [@SHA] REASON` and its like. A command is a line of its own; quoted lines, code
 * blocks and HTML comments are somebody talking about a command, not giving one.
 */
import { plainLine } from './markdown.ts';

/** What a command is about. */
interface Aim {
  /** As it was written: names of environments compare without case. */
  readonly environment: string;
  /** A commit, 7 to 40 hex digits in lower case, when the person named one. */
  readonly sha: string | undefined;
}

export type Command =
  | (Aim & { readonly kind: 'approve' })
  /** `reason` is one line of at most 500 characters, here and below. */
  | (Aim & { readonly kind: 'reject'; readonly reason: string })
  | (Aim & { readonly kind: 'override'; readonly reason: string })
  | (Aim & { readonly kind: 'hold'; readonly reason: string })
  | (Aim & { readonly kind: 'lift'; readonly reason: string })
  /** `sha`: the commit to go back from. */
  | (Aim & { readonly kind: 'rollback'; readonly reason: string })
  /** A whole train goes back; `train` as it was written. */
  | { readonly kind: 'rollback-train'; readonly train: string; readonly reason: string }
  | {
      readonly kind: 'freeze';
      readonly environment: string;
      /** A date, a local time or an instant, not read yet; undefined: until somebody ends it. */
      readonly until: string | undefined;
      readonly reason: string;
    }
  | { readonly kind: 'unfreeze'; readonly environment: string; readonly reason: string }
  /** Somebody takes on what people were paged for in an environment: nobody further is paged. */
  | { readonly kind: 'acknowledge'; readonly environment: string }
  /** A decision at a stage of a planned release; `stage` as it was written. */
  | { readonly kind: 'go'; readonly stage: string }
  | { readonly kind: 'no-go'; readonly stage: string; readonly reason: string }
  /** A no-go of a planned release is not about this pull request any more. */
  | { readonly kind: 'leave-out'; readonly pull: number; readonly reason: string }
  | { readonly kind: 'status' }
  /** What a deployment broke is well again. */
  | { readonly kind: 'recovered'; readonly deploymentId: number }
  /** What caused the incident that the issue is about. */
  | {
      readonly kind: 'cause';
      /** Undefined: only `external` was said. */
      readonly deploymentId: number | undefined;
      /** No deployment of the repository caused it. */
      readonly isExternal: boolean;
    }
  /** It addresses us and we cannot make sense of it: the person gets an answer, nothing else happens. */
  | {
      readonly kind: 'unclear';
      readonly because: string;
      /** The right form of what seems to be meant; undefined: no command is recognised. */
      readonly form: string | undefined;
    };

/** How each command is written, in the order in which they are listed to people. */
export const COMMAND_FORMS = {
  approve: '/tidegate approve ENV [@SHA]',
  reject: '/tidegate reject ENV [@SHA] REASON',
  override: '/tidegate override ENV [@SHA] REASON',
  hold: '/tidegate hold ENV [@SHA] REASON',
  lift: '/tidegate lift ENV [@SHA] REASON',
  rollback: '/tidegate rollback ENV [@SHA] REASON',
  freeze: '/tidegate freeze ENV [UNTIL] REASON',
  unfreeze: '/tidegate unfreeze ENV REASON',
  acknowledge: '/tidegate acknowledge ENV',
  go: '/tidegate go STAGE',
  'no-go': '/tidegate no-go STAGE REASON',
  'leave-out': '/tidegate leave-out #NUMBER REASON',
  recovered: '/tidegate recovered DEPLOYMENT',
  cause: '/tidegate cause DEPLOYMENT [external]',
  status: '/tidegate status',
} as const;

type Form = keyof typeof COMMAND_FORMS;

/** In time linear in the line, which anybody may write: the last part takes whatever there is. */
const ADDRESSED = /^\/tidegate(?:[ \t]([\s\S]*))?$/;
const HTML_COMMENT = /<!--[\s\S]*?(?:-->|$(?![\s\S]))/g;
/** Three or more of one character; behind backticks no other backtick, which would make it code within a line. */
const FENCE = /^ {0,3}(`{3,}(?=[^`]*$)|~{3,})/;
const CLOSING = /^ {0,3}(`{3,}|~{3,})[ \t]*$/;

/** The command of a comment; undefined when it holds none. Two commands in one comment are unclear. */
export function parseCommand(body: string): Command | undefined {
  const lines = commandLines(body);
  if (lines.length === 0) return undefined;
  if (lines.length > 1) return { kind: 'unclear', because: 'one comment can hold one command', form: undefined };
  return parseLine(lines[0] as string);
}

function commandLines(body: string): readonly string[] {
  return outsideOfCode(body.replaceAll(/\r\n?/g, '\n').replaceAll(HTML_COMMENT, '').split('\n'))
    .map((line) => ADDRESSED.exec(line.trimEnd()))
    .filter((addressed) => addressed !== null)
    .map((addressed) => (addressed[1] ?? '').trim());
}

/**
 * CommonMark 4.5: a fence is closed by one of the same character, at least as long, with nothing but spaces after it;
 * what is not closed is code to the end.
 */
function outsideOfCode(lines: readonly string[]): readonly string[] {
  const outside: string[] = [];
  let fence: string | undefined;
  for (const line of lines) {
    if (fence !== undefined) {
      if (CLOSING.exec(line)?.[1]?.startsWith(fence)) fence = undefined;
      continue;
    }
    fence = FENCE.exec(line)?.[1];
    if (fence === undefined) outside.push(line);
  }
  return outside;
}

function parseLine(line: string): Command {
  const [word = ''] = line.split(/[ \t]/, 1);
  const rest = line.slice(word.length).trim();
  if (!isForm(word)) return { kind: 'unclear', because: 'there is no such command', form: undefined };
  if (word === 'status') return rest === '' ? { kind: 'status' } : unclear('status', 'the status is asked for alone');
  if (word === 'recovered' || word === 'cause') return parseOutcome(word, rest);
  if (word === 'go' || word === 'no-go' || word === 'leave-out') return parsePlanned(word, rest);
  const named = ENVIRONMENT.exec(rest);
  if (named === null) return unclear(word, 'the environment is missing');
  const after = rest.slice(named[0].length).trim();
  const name = named[1] ?? named[0];
  const train = word === 'rollback' ? TRAIN.exec(name)?.[1]?.trim() : undefined;
  return train === undefined ? parseAfter(word, name, after) : parseTrain(train, after);
}

function isForm(word: string): word is Form {
  return Object.hasOwn(COMMAND_FORMS, word);
}

/** One word, or several between quotes. */
const ENVIRONMENT = /^(?:"([^"]+)"(?=[ \t]|$)|[^\s"]+)/;
/** In place of an environment. */
const TRAIN = /^train:(.*)$/i;
const COMMIT = /^@([0-9a-f]{7,40})(?:[ \t]+|$)/i;
/** `2026-12-24`, `2026-12-24T18:00`, `2026-12-24 18:00`, `2026-12-24T18:00+01:00`; `until` may stand before it. */
const MOMENT = /^(?:until[ \t]+)?(\d{4}-\d{2}-\d{2}[^\s]*)(?:[ \t]+(\d{1,2}:\d{2}\S*))?(?:[ \t]+|$)/i;

function parseAfter(
  word: Exclude<Form, 'status' | 'recovered' | 'cause' | 'go' | 'no-go' | 'leave-out'>,
  environment: string,
  after: string,
): Command {
  if (word === 'freeze') {
    const moment = MOMENT.exec(after);
    const until = moment === null ? undefined : [moment[1], moment[2]?.padStart(5, '0')].filter(Boolean).join('T');
    return withReason(word, after.slice(moment?.[0].length ?? 0), (reason) => {
      return { kind: word, environment, until, reason };
    });
  }
  if (word === 'acknowledge') {
    return after === '' ? { kind: word, environment } : unclear(word, 'it has nothing after the environment');
  }
  if (word === 'unfreeze') return withReason(word, after, (reason) => ({ kind: word, environment, reason }));
  const commit = COMMIT.exec(after);
  const aim = { environment, sha: commit?.[1]?.toLowerCase() };
  const said = after.slice(commit?.[0].length ?? 0);
  if (word !== 'approve') return withReason(word, said, (reason) => ({ kind: word, ...aim, reason }));
  // Whatever else is said may be a condition ("after lunch"), and an approval has none.
  return said === '' ? { kind: 'approve', ...aim } : unclear(word, 'an approval has nothing after the environment');
}

function parseTrain(train: string, after: string): Command {
  if (train === '') return unclear('rollback', 'the name of the train is missing');
  if (COMMIT.test(after)) return unclear('rollback', 'a train goes back as a whole, not from one commit');
  return withReason('rollback', after, (reason) => ({ kind: 'rollback-train', train, reason }));
}

function parsePlanned(word: 'go' | 'no-go' | 'leave-out', rest: string): Command {
  return word === 'leave-out' ? parseLeaveOut(rest) : parseStage(word, rest);
}

/** Whatever else is said after a go may be a condition, and a go has none. */
function parseStage(word: 'go' | 'no-go', rest: string): Command {
  const named = ENVIRONMENT.exec(rest);
  if (named === null) return unclear(word, 'the stage is missing');
  const stage = (named[1] ?? named[0]).trim();
  const after = rest.slice(named[0].length).trim();
  if (word === 'no-go') return withReason(word, after, (reason) => ({ kind: word, stage, reason }));
  return after === '' ? { kind: word, stage } : unclear(word, 'a go has nothing after the stage');
}

/** A pull request, as GitHub shows it; without `#` it is let pass. */
const PULL = /^#?([1-9]\d{0,14})(?:[ \t]+|$)/;

function parseLeaveOut(rest: string): Command {
  const named = PULL.exec(rest);
  if (named === null) return unclear('leave-out', 'the number of the pull request is missing');
  const pull = Number(named[1]);
  return withReason('leave-out', rest.slice(named[0].length), (reason) => ({ kind: 'leave-out', pull, reason }));
}

/** The number of a deployment, as GitHub shows it; `#` before it is let pass. */
const DEPLOYMENT = /^#?([1-9]\d{0,14})$/;

function parseOutcome(word: 'recovered' | 'cause', rest: string): Command {
  const words = rest.split(/[ \t]+/).filter((each) => each !== '');
  const isExternal = word === 'cause' && words.at(-1)?.toLowerCase() === 'external';
  const [first, ...others] = isExternal ? words.slice(0, -1) : words;
  if (first === undefined && isExternal) return { kind: 'cause', deploymentId: undefined, isExternal };
  if (first === undefined) return unclear(word, 'the deployment is missing');
  const digits = DEPLOYMENT.exec(first)?.[1];
  if (digits === undefined) return unclear(word, 'a deployment is named by its number');
  if (others.length > 0) return unclear(word, 'there is more after the deployment than it takes');
  const deploymentId = Number(digits);
  return word === 'cause' ? { kind: word, deploymentId, isExternal } : { kind: word, deploymentId };
}

/** Room for a sentence or two: it is shown in one line wherever the decision is. */
const LONGEST_REASON = 500;

function withReason(word: Form, said: string, command: (reason: string) => Command): Command {
  const reason = plainLine(said, LONGEST_REASON);
  return reason === '' ? unclear(word, 'the reason is missing') : command(reason);
}

function unclear(word: Form, because: string): Command {
  return { kind: 'unclear', because, form: COMMAND_FORMS[word] };
}
