/** Operators whose value could never be compared. */
import type { Path } from '../../document/parse.ts';
import { JSON_TYPES } from '../plan.ts';
import { finding, type SmokeFinding } from '../problem-codes.ts';
import type { SmokeCheck } from '../schema.ts';
import { jsonPathFindings, patternFindings } from './check-pattern.ts';

type JsonRule = NonNullable<NonNullable<SmokeCheck['http']>['json']>[number];

export function jsonRuleFindings(rule: JsonRule, path: Path): readonly SmokeFinding[] {
  return [...jsonPathFindings(rule.path, [...path, 'path']), ...valueFindings(rule, path)];
}

function valueFindings({ op, value }: JsonRule, path: Path): readonly SmokeFinding[] {
  const at = [...path, 'value'];
  if (op === 'exists' || op === 'not-exists') {
    if (value === undefined) return [];
    return [
      finding('assertion-refused', at, `\`${op}\` compares nothing. Take the value out, or name another \`op\`.`),
    ];
  }
  if (value === undefined) {
    return [finding('assertion-missing', path, `\`${op}\` needs something to compare with. Add \`value\`.`)];
  }
  const wanted = wantedFor(op, value);
  if (wanted !== undefined) {
    return [finding('assertion-refused', at, `\`${op}\` compares with ${wanted}, and this is none. Write one.`)];
  }
  return op === 'matches' ? patternFindings(value, at) : [];
}

/** What the value has to be, when it is not. */
function wantedFor(op: JsonRule['op'], value: unknown): string | undefined {
  switch (op) {
    case '>':
    case '>=':
    case '<':
    case '<=':
      return typeof value === 'number' ? undefined : 'a number';
    case 'matches':
    case 'starts-with':
    case 'ends-with':
      return typeof value === 'string' ? undefined : 'a text';
    case 'in':
      return Array.isArray(value) && value.length > 0 ? undefined : 'a list of values';
    case 'type':
      return JSON_TYPES.some((type) => type === value)
        ? undefined
        : `one of ${JSON_TYPES.map((type) => `\`${type}\``).join(', ')}`;
    default:
      return undefined;
  }
}
