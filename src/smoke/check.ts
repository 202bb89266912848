/** What a smoke file says that cannot be meant, though every key fits. */
import { listOf } from '../document/suggestion.ts';
import { checkLimits } from './check-limits.ts';
import { checkOrder } from './check-order.ts';
import { typesOf } from './check-types/asked-of.ts';
import { checkHttp } from './check-types/check-http.ts';
import { checkMeasures } from './check-types/check-measures.ts';
import { urlFindings } from './check-types/check-url.ts';
import { checkVersion } from './check-types/check-version.ts';
import { severityOf } from './plan-of.ts';
import { finding, type SmokeFinding } from './problem-codes.ts';
import type { SmokeCheck, SmokeFile } from './schema.ts';

export function checkSmoke(file: SmokeFile): readonly SmokeFinding[] {
  const { checks, control = [] } = file;
  return [
    ...checks.flatMap((check, index) => [...checkType(check, index), ...checkOne(check, index)]),
    ...checkIds(checks),
    ...checkOrder(file),
    ...control.flatMap((url, index) => urlFindings(url, ['control', index])),
    ...checkSeverities(file),
  ];
}

function checkOne(check: SmokeCheck, index: number): readonly SmokeFinding[] {
  const path = ['checks', index] as const;
  return [
    ...checkLimits(check, path),
    ...checkHttp(check.http, [...path, 'http']),
    ...checkVersion(check.version, [...path, 'version']),
    ...checkMeasures(check, path),
  ];
}

function checkType(check: SmokeCheck, index: number): readonly SmokeFinding[] {
  const types = typesOf(check);
  if (types.length === 1) return [];
  const path = ['checks', index];
  if (types.length === 0) {
    const message =
      'The check does not say what is asked. Give it one type: `http`, `version`, `tls`, `tcp`, `dns`, `command`, `latency`, `prometheus` or `junit`.';
    return [finding('check-type', path, message)];
  }
  const message = `The check has several types, ${listOf(types)}, and could have only one verdict for all. Make a check of each.`;
  return [{ code: 'check-type', path: [...path, types[1] ?? ''], at: 'key', message }];
}

function checkIds(checks: readonly SmokeCheck[]): readonly SmokeFinding[] {
  const ids = checks.map((check) => check.id);
  return ids.flatMap((id, index) => {
    if (ids.indexOf(id) === index) return [];
    const message = `There are two checks \`${id}\`; a report could not tell them apart. Rename one.`;
    return [finding('check-duplicate', ['checks', index, 'id'], message)];
  });
}

function checkSeverities(file: SmokeFile): readonly SmokeFinding[] {
  if (file.checks.some((check) => severityOf(check, file) === 'required')) return [];
  const message = 'Every check is advisory, so the run could never fail. Make at least one of them `required`.';
  return [{ code: 'no-required-check', path: ['checks'], at: 'key', message }];
}
