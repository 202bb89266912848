/** Values in a JSON answer against operators. Typed: nothing is turned into something else to make it fit. */
import { isSameJson, jsonTypeOf, readJson } from '../json.ts';
import { findAtPath } from '../json-path.ts';
import { compilePattern } from '../pattern.ts';
import type { JsonOperator, JsonRule } from '../plan.ts';
import { type Assessment, failed, type Show, unjudged, type View } from './assessment.ts';

/** What does not hold, or cannot be judged; empty: all of it holds. */
export function assessJson(text: string, rules: readonly JsonRule[], { show }: View): readonly Assessment[] {
  if (rules.length === 0) return [];
  const read = readJson(text);
  if (read.kind === 'not-json') return [notJson(text, show)];
  return rules.map((rule) => assessRule(rule, read.value, show)).filter((each) => each !== undefined);
}

export function notJson(text: string, show: Show): Assessment {
  const isPage = /^\s*<(?:!doctype|html|\?xml)/i.test(text.slice(0, 200));
  const found = isPage ? 'a page of HTML or XML' : text.trim() === '' ? 'nothing' : `${show(text, 60)}`;
  return unjudged('not-json', `expected JSON, but found ${found}`);
}

function assessRule(rule: JsonRule, document: unknown, show: Show): Assessment | undefined {
  const { path, op } = rule;
  const found = findAtPath(path, document);
  if (found.kind === 'too-many') {
    return unjudged('assertion', `\`${path}\` leads to too many values; write a path that leads to fewer`);
  }
  if (op === 'not-exists') {
    if (found.kind === 'nothing') return undefined;
    return failed('assertion', `expected nothing at \`${path}\`, but found ${shown(found.value, show)}`);
  }
  if (found.kind === 'nothing') return failed('path-not-found', `there is nothing at \`${path}\``);
  if (op === 'exists') return undefined;
  const wanted = `\`${path}\` ${op} ${shown(rule.value, show)}`;
  switch (compare(op, found.value, rule.value)) {
    case 'holds':
      return undefined;
    case 'false':
      return failed('assertion', `expected ${wanted}, but found ${shown(found.value, show)}`);
    case 'mismatch': {
      const message = `${wanted} cannot be judged: there is a value of type ${jsonTypeOf(found.value)}`;
      return unjudged('type-mismatch', message);
    }
  }
}

function shown(value: unknown, show: Show): string {
  return show(JSON.stringify(value) ?? 'nothing', 120);
}

type Compared = 'holds' | 'false' | 'mismatch';

type Comparing = Exclude<JsonOperator, 'exists' | 'not-exists'>;

function compare(op: Comparing, found: unknown, value: unknown): Compared {
  switch (op) {
    case '==':
      return answer(isSameJson(found, value));
    case '!=':
      return answer(!isSameJson(found, value));
    case 'type':
      return answer(jsonTypeOf(found) === value);
    case 'in':
      return answer(Array.isArray(value) && value.some((each) => isSameJson(found, each)));
    case 'contains':
      return contains(found, value);
    case 'not-contains':
      return opposite(contains(found, value));
    case '>':
    case '>=':
    case '<':
    case '<=':
      return compareNumbers(op, found, value);
    case 'matches':
    case 'starts-with':
    case 'ends-with':
      return compareTexts(op, found, value);
  }
}

function answer(holds: boolean): Compared {
  return holds ? 'holds' : 'false';
}

function opposite(compared: Compared): Compared {
  if (compared === 'mismatch') return 'mismatch';
  return compared === 'holds' ? 'false' : 'holds';
}

/** A text contains a text, a list an item. */
function contains(found: unknown, value: unknown): Compared {
  if (Array.isArray(found)) return answer(found.some((item) => isSameJson(item, value)));
  return typeof found === 'string' && typeof value === 'string' ? answer(found.includes(value)) : 'mismatch';
}

function compareNumbers(op: '>' | '>=' | '<' | '<=', found: unknown, value: unknown): Compared {
  if (typeof found !== 'number' || typeof value !== 'number') return 'mismatch';
  if (found === value) return answer(op === '>=' || op === '<=');
  return answer(found > value === op.startsWith('>'));
}

function compareTexts(op: 'matches' | 'starts-with' | 'ends-with', found: unknown, value: unknown): Compared {
  if (typeof found !== 'string' || typeof value !== 'string') return 'mismatch';
  if (op === 'matches') return answer(compilePattern(value).isIn(found));
  return answer(op === 'starts-with' ? found.startsWith(value) : found.endsWith(value));
}
