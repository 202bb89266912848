/** What checks of latency, metrics and programs say that cannot be meant. */
import type { Path } from '../../document/parse.ts';
import { finding, type SmokeFinding } from '../problem-codes.ts';
import type { SmokeCheck } from '../schema.ts';
import { urlFindings } from './check-url.ts';

export function checkMeasures({ latency, prometheus, command }: SmokeCheck, path: Path): readonly SmokeFinding[] {
  return [
    ...checkLatency(latency, [...path, 'latency']),
    ...checkPrometheus(prometheus, [...path, 'prometheus']),
    ...checkCommand(command, [...path, 'command']),
  ];
}

function checkLatency(latency: SmokeCheck['latency'], path: Path): readonly SmokeFinding[] {
  if (latency === undefined) return [];
  const { url, p50, p95, p99, compare } = latency;
  const found = [...urlFindings(url, [...path, 'url'])];
  if (compare !== undefined && compare.to !== 'baseline') {
    found.push(...urlFindings(compare.to.url, [...path, 'compare', 'to', 'url']));
  }
  const budgets = [p50, p95, p99].filter((each) => each !== undefined);
  if (budgets.length === 0 && compare === undefined) {
    const message = 'Nothing says how slow is too slow. Add `p50`, `p95`, `p99` or `compare`.';
    found.push(finding('assertion-missing', path, message));
  }
  if (budgets.some((ms, index) => ms < (budgets[index - 1] ?? 0))) {
    const message =
      'A higher percentile is never faster than a lower one, so one of the limits has no meaning. Correct it.';
    found.push(finding('limits-contradict', path, message));
  }
  return found;
}

function checkPrometheus(prometheus: SmokeCheck['prometheus'], path: Path): readonly SmokeFinding[] {
  if (prometheus === undefined) return [];
  const { url, min, max } = prometheus;
  const found = [...urlFindings(url, [...path, 'url'])];
  if (min === undefined && max === undefined) {
    const message = 'Nothing says which values pass. Add `min`, `max` or both.';
    found.push(finding('assertion-missing', path, message));
  }
  if (min !== undefined && max !== undefined && min > max) {
    const message = '`min` is larger than `max`, so no value could pass. Correct one of them.';
    found.push(finding('limits-contradict', [...path, 'min'], message));
  }
  return found;
}

function checkCommand(command: SmokeCheck['command'], path: Path): readonly SmokeFinding[] {
  if (command === undefined || command.argv[0] !== '') return [];
  return [finding('text-empty', [...path, 'argv', 0], 'The name of the program is empty. Write it.')];
}
