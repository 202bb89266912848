/** What one gate asks for less than before. */
import type { Requirements } from '../../../policy/schema.ts';
import { isMissing, isSame } from './comparison.ts';

export function loosenedRequirements(gate: string, before: Requirements, after: Requirements): readonly string[] {
  const keys = Object.keys(before).filter(
    (key): key is keyof Requirements => before[key as keyof Requirements] !== undefined,
  );
  const gone = keys.filter((key) => after[key] === undefined);
  const changed = keys.filter(
    (key) => after[key] !== undefined && !isSame(before[key], after[key]) && isLess(key, before, after),
  );
  return [
    ...gone.map((key) => `The gate "${gate}" asks for no \`${key}\` any more.`),
    ...changed.map((key) => `The gate "${gate}" asks for other \`${key}\`: ${whatOf(key, before, after)}.`),
  ];
}

/** Of what can be compared; what cannot, and changed, may let more through. */
function isLess(key: keyof Requirements, before: Requirements, after: Requirements): boolean {
  if (key === 'checks') return isMissing(before.checks, after.checks);
  if (key === 'window') return isMissing(after.window, before.window);
  if (key !== 'approvals') return true;
  const { count: least = 0, ...was } = before.approvals ?? {};
  const { count = 0, ...is } = after.approvals ?? {};
  return count < least || !isSame(was, is);
}

function whatOf(key: keyof Requirements, before: Requirements, after: Requirements): string {
  if (key !== 'approvals') return 'see the change';
  const was = before.approvals?.count ?? 0;
  const is = after.approvals?.count ?? 0;
  return is < was ? `${is} instead of ${was}` : 'of others, or in another way';
}
