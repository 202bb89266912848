/** JSON paths (RFC 9535) without an evaluator of code behind them, and with RE2 for the expressions in filters. */
import { FunctionExpressionType, JSONPathEnvironment, type JSONValue } from 'json-p3';
import { compilePattern, patternProblem } from './pattern.ts';

export type FoundAtPath =
  | { readonly kind: 'found'; readonly value: unknown }
  | { readonly kind: 'nothing' }
  /** More values than anything is asserted of. */
  | { readonly kind: 'too-many' };

const LONGEST_PATH = 300;
const MOST_VALUES = 10_000;
/** Answers are nested at most this deep, see `readJson`. */
const DEEPEST = 101;

const environment = new JSONPathEnvironment({ strict: true, maxRecursionDepth: DEEPEST });
environment.functionRegister.set('match', patternFunction('isAllOf'));
environment.functionRegister.set('search', patternFunction('isIn'));

function patternFunction(how: 'isAllOf' | 'isIn') {
  return {
    argTypes: [FunctionExpressionType.ValueType, FunctionExpressionType.ValueType],
    returnType: FunctionExpressionType.LogicalType,
    call: (text: unknown, pattern: unknown): boolean => {
      if (typeof text !== 'string' || typeof pattern !== 'string') return false;
      return patternProblem(pattern) === undefined && compilePattern(pattern)[how](text);
    },
  };
}

/** What is wrong with a path, or undefined. */
export function jsonPathProblem(path: string): string | undefined {
  if (path.length > LONGEST_PATH) return `is longer than ${LONGEST_PATH} characters`;
  try {
    environment.compile(path);
    return undefined;
  } catch {
    return 'is no JSON path of RFC 9535';
  }
}

/** One value where the path can lead to one place only; else the list of all that it leads to. */
export function findAtPath(path: string, value: unknown): FoundAtPath {
  const query = environment.compile(path);
  const values: unknown[] = [];
  for (const node of query.lazyQuery(value as JSONValue)) {
    if (values.length === MOST_VALUES) return { kind: 'too-many' };
    values.push(node.value);
  }
  if (values.length === 0) return { kind: 'nothing' };
  return { kind: 'found', value: query.singularQuery() ? values[0] : values };
}
