/** `title` and `linked-issue`: regular expressions that can be read, and that are cheap, one by one and together. */
import { patternProblem } from '../pattern.ts';
import type { Policy } from '../schema.ts';
import { error, type Findings, type Written, written } from './finding.ts';

/** Steps of one expression and of all of a policy: some ten times what people write, some milliseconds to compile. */
const MOST_STEPS = { one: 2000, all: 5000 } as const;

export function* checkPatterns(policy: Policy): Findings {
  let all = 0;
  for (const [text, path] of patternsOf(policy)) {
    const steps = stepsOf(text);
    all += steps;
    if (all > MOST_STEPS.all) {
      const message =
        'The regular expressions up to here are too large together: each is run on every change. Shorten or remove some.';
      yield error('pattern-refused', path, message);
      return;
    }
    const problem = steps > MOST_STEPS.one ? 'repeats too much' : patternProblem(text);
    if (problem === undefined) continue;
    const message = `\`${text.slice(0, 80)}\` ${problem}. Write RE2 syntax, which runs in linear time: no lookarounds, no back-references.`;
    yield error('pattern-refused', path, message);
  }
}

function patternsOf(policy: Policy): readonly Written[] {
  return [
    ...(policy.risk ?? []).flatMap(({ when }, index) => written(when?.title, ['risk', index, 'when', 'title'])),
    ...policy.gates.flatMap((gate, index): readonly Written[] => {
      const pattern = gate.require['linked-issue'];
      return typeof pattern === 'string' ? [[pattern, ['gates', index, 'require', 'linked-issue']]] : [];
    }),
  ];
}

/** Classes of Unicode are tables of hundreds of ranges. */
const UNICODE_CLASS = 20;

const PIECE = /\\p(?:\{[^}]*\}|.)?|\\.|\[\^?\]?(?:\\.|\[:\w+:\]|[^\]\\])*\]|\{(\d+)(?:,(\d*))?\}|[()]|./gisu;

/** About how many steps the compiled expression has; repetitions multiply what they repeat. */
function stepsOf(text: string): number {
  const groups = [0];
  let last = 0;
  for (const [piece, least, most] of text.matchAll(PIECE)) {
    if (piece === '(') {
      groups.push(1);
      continue;
    }
    const times = Math.max(Number(least ?? 1), Number(most ?? 0), 1);
    // A repetition adds to what was counted once already.
    const added = least === undefined ? stepsOfPiece(piece, groups) : last * (times - 1);
    last = least === undefined ? added : last * times;
    groups.push((groups.pop() ?? 0) + added);
  }
  return groups.reduce((sum, each) => sum + each, 0);
}

/** @param groups the steps of the groups that are open, the outermost first. */
function stepsOfPiece(piece: string, groups: number[]): number {
  if (piece === ')') return groups.length > 1 ? (groups.pop() ?? 0) : 1;
  return /\\p/i.test(piece) ? UNICODE_CLASS : 1;
}
