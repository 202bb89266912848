/** Whether some text is matched by two globs at once. */
import { ANY, FOLDERS, globTokens, ONE, SOME, type Token } from '../glob.ts';

/** Steps that one test may take for all its patterns together, about half a microsecond each. */
const MOST_STEPS = 40_000;

type Options = { readonly ignoreCase?: boolean };

/**
 * The test whether a glob overlaps one of `known`. When it takes too many steps the answer is yes: nothing is claimed
 * unproven.
 *
 * @param options `ignoreCase` for names of environments.
 */
export function overlapTest(known: readonly string[], options: Options = {}): (pattern: string) => boolean {
  const tokens = known.map((each) => globTokens(each, options));
  const budget = { left: MOST_STEPS };
  return (pattern) => {
    const own = globTokens(pattern, options);
    return tokens.some((each) => overlaps(each, own, budget));
  };
}

function overlaps(mine: readonly Token[], theirs: readonly Token[], budget: { left: number }): boolean {
  const width = theirs.length + 1;
  const seen = new Set<number>();
  const open: number[] = [];
  const reach = (my: readonly number[], their: readonly number[]): void => {
    for (const each of my) {
      for (const other of their) {
        const pair = each * width + other;
        if (seen.has(pair)) continue;
        seen.add(pair);
        open.push(pair);
      }
    }
  };
  reach(entered(mine, 0), entered(theirs, 0));
  for (let pair = open.pop(); pair !== undefined; pair = open.pop()) {
    const [my, their] = [Math.floor(pair / width), pair % width];
    if (--budget.left < 0 || (my === mine.length && their === theirs.length)) return true;
    for (const character of charactersAt(mine[my], theirs[their])) {
      reach(after(mine, my, character), after(theirs, their, character));
    }
  }
  return false;
}

/** The literal characters at hand, the separator, and one that stands for all others. */
function charactersAt(mine: Token | undefined, theirs: Token | undefined): readonly string[] {
  return [...new Set(['/', '\n', ...[mine, theirs].filter((token) => typeof token === 'string')])];
}

/** The step and those after it that are reached without reading a character. */
function entered(tokens: readonly Token[], from: number): readonly number[] {
  const reached = [from];
  for (let index = from; index < tokens.length; index++) {
    const token = tokens[index];
    if (token !== SOME && token !== ANY && token !== FOLDERS) break;
    reached.push(index + 1);
  }
  return reached;
}

/** Where a pattern may stand after it read a character at `index`. */
function after(tokens: readonly Token[], index: number, character: string): readonly number[] {
  const token = tokens[index];
  if (token === undefined) return [];
  // Within folders; after a slash the rest of the pattern may begin.
  if (token === FOLDERS) return character === '/' ? entered(tokens, index) : [index];
  if (token === ANY || (token === SOME && character !== '/')) return entered(tokens, index);
  const isRead = token === character || (token === ONE && character !== '/');
  return isRead ? entered(tokens, index + 1) : [];
}
