/** The answer of a Prometheus server to an instant query. Prometheus is not the service: its own faults are errors. */
import type { HttpAnswer } from '../../domain/probe.ts';
import { readJson } from '../json.ts';
import type { PrometheusAsked } from '../plan.ts';
import { wrongStatus } from './assess-http.ts';
import { notJson } from './assess-json.ts';
import { type Assessment, failed, passed, undecided, unjudged, type View } from './assessment.ts';

export function assessPrometheus(answer: HttpAnswer, asks: PrometheusAsked, { show }: View): Assessment {
  const wrong = wrongStatus(answer, [{ from: 200, to: 299 }]);
  if (wrong !== undefined) return refusedBy(answer, wrong, show);
  const read = readJson(answer.body);
  if (read.kind === 'not-json') return notJson(answer.body, show);
  const values = valuesIn(read.value);
  if (values === undefined) {
    return unjudged('type-mismatch', `expected a number or a list of series from Prometheus, but found neither`);
  }
  return assessValues(values, asks, show);
}

/** A query that Prometheus cannot read is not asked again: it reads the same every time. */
function refusedBy({ status, body }: HttpAnswer, wrong: Assessment, show: View['show']): Assessment {
  const read = readJson(body);
  const why = read.kind === 'read' ? property(read.value, 'error') : undefined;
  const message = typeof why === 'string' ? `Prometheus answered ${status}: ${show(why)}` : wrong.message;
  return { ...wrong, verdict: 'error', message, isFinal: status === 400 };
}

function assessValues(values: readonly string[], asks: PrometheusAsked, show: View['show']): Assessment {
  if (values.length === 0) return assessEmpty(asks.onEmpty);
  const numbers = values.map(toNumber);
  const odd = numbers.findIndex((each) => !Number.isFinite(each));
  if (odd >= 0) return unjudged('type-mismatch', `expected a number, but found ${show(values[odd] ?? '', 40)}`);
  const { min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY } = asks;
  const outside = numbers.find((each) => each < min || each > max);
  const said = values.length === 1 ? `${numbers[0]}` : `${values.length} series`;
  if (outside === undefined) return passed(`found ${said}`);
  const wanted = [asks.min === undefined ? '' : `at least ${min}`, asks.max === undefined ? '' : `at most ${max}`];
  return failed('assertion', `expected ${wanted.filter((each) => each !== '').join(' and ')}, but found ${outside}`);
}

function assessEmpty(onEmpty: PrometheusAsked['onEmpty']): Assessment {
  const message = 'the query has no result';
  if (onEmpty === 'pass') return passed(`${message}, which \`on-empty\` lets pass`);
  return onEmpty === 'fail' ? failed('assertion', message) : undecided('too-few-samples', message);
}

/** Of each series its value, as Prometheus writes it; undefined: nothing that an instant query answers with. */
function valuesIn(document: unknown): readonly string[] | undefined {
  if (property(document, 'status') !== 'success') return undefined;
  const data = property(document, 'data');
  const result = property(data, 'result');
  if (!Array.isArray(result)) return undefined;
  switch (property(data, 'resultType')) {
    case 'scalar':
      return allTexts([result[1]]);
    case 'vector':
      return allTexts(result.map((series) => (property(series, 'value') as readonly unknown[] | undefined)?.[1]));
    default:
      return undefined;
  }
}

function allTexts(values: readonly unknown[]): readonly string[] | undefined {
  return values.every((value) => typeof value === 'string') ? values : undefined;
}

/** `Number` would take an empty text for zero. */
function toNumber(text: string): number {
  return text.trim() === '' ? Number.NaN : Number(text);
}

function property(value: unknown, key: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
  return (value as Readonly<Record<string, unknown>>)[key];
}
