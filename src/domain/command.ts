/**
 * Comment commands: `/tidegate override ENV [@SHA] REASON`. A command is a line of its own; quoted lines, code blocks
 * and HTML comments are somebody talking about a command, not giving one.
 */

export type Command =
  | {
      readonly kind: 'override';
      readonly environment: string;
      /** A commit, at least 7 hex digits, when the person named one. */
      readonly sha: string | undefined;
      readonly reason: string;
    }
  /** It addresses us and we cannot make sense of it: the person gets an answer, nothing else happens. */
  | { readonly kind: 'unclear'; readonly because: string };

const ADDRESSED = /^\/tidegate(?:[ \t]+(.*))?$/;
const HTML_COMMENT = /<!--[\s\S]*?(?:-->|$(?![\s\S]))/g;
/** From an opening fence to the closing one, or to the end: GitHub shows an unclosed block as code too. */
const FENCED_CODE = /^ {0,3}(`{3,}|~{3,})[^\n]*\n(?:[\s\S]*?^ {0,3}\1[`~]*[ \t]*$|[\s\S]*)/gm;

/** The command of a comment; undefined when it holds none. Two commands in one comment are unclear. */
export function parseCommand(body: string): Command | undefined {
  const lines = commandLines(body);
  if (lines.length === 0) return undefined;
  if (lines.length > 1) return { kind: 'unclear', because: 'one comment can hold one command' };
  return parseLine(lines[0] as string);
}

function commandLines(body: string): readonly string[] {
  return body
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(HTML_COMMENT, '')
    .replaceAll(FENCED_CODE, '')
    .split('\n')
    .map((line) => ADDRESSED.exec(line.trimEnd()))
    .filter((addressed) => addressed !== null)
    .map((addressed) => (addressed[1] ?? '').trim());
}

const OVERRIDE = /^override[ \t]+(\S+)(?:[ \t]+@([0-9a-f]{7,40}))?[ \t]+(?!@[0-9a-f]{7,40}$)(\S.*)$/;

function parseLine(line: string): Command {
  const override = OVERRIDE.exec(line);
  if (override) {
    return { kind: 'override', environment: override[1] as string, sha: override[2], reason: override[3] as string };
  }
  if (/^override\b/.test(line)) {
    return { kind: 'unclear', because: 'an override names the environment and gives a reason' };
  }
  return { kind: 'unclear', because: 'there is no such command' };
}
