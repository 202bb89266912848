/** An HTTP answer against status, headers, size, body, JSON and latency. */
import type { HttpAnswer } from '../../domain/probe.ts';
import { compilePattern } from '../pattern.ts';
import type { BodyRule, HeaderRule, HttpExpectation, StatusRange } from '../plan.ts';
import { assessJson } from './assess-json.ts';
import { type Assessment, failed, passed, type View } from './assessment.ts';

/** Every assertion is held against the answer; what is false counts before what could not be judged. */
export function assessHttp(answer: HttpAnswer, expects: HttpExpectation, view: View): Assessment {
  const wrong = wrongStatus(answer, expects.statuses);
  if (wrong !== undefined) return wrong;
  const found = [
    ...expects.headers.map((rule) => wrongHeader(answer, rule, view)),
    wrongSize(answer, expects.maxSize),
    ...wrongBody(answer, expects.body, view),
    ...assessJson(answer.body, expects.json, view),
    wrongLatency(answer, expects.latencyMs),
  ].filter((each) => each !== undefined);
  const family = answer.family === undefined ? '' : ` over IPv${answer.family}`;
  const told = found.find((each) => each.verdict === 'fail') ?? found[0];
  return told ?? passed(`status ${answer.status} in ${Math.round(answer.durationMs)} ms${family}`);
}

export function wrongStatus(answer: HttpAnswer, statuses: readonly StatusRange[]): Assessment | undefined {
  const { status, retryAfterMs } = answer;
  if (isAmong(status, statuses)) return undefined;
  const wanted = statuses.map(({ from, to }) => (from === to ? `${from}` : `${from}-${to}`)).join(', ');
  return { ...failed('status', `expected status ${wanted}, but found ${status}`), status, retryAfterMs };
}

export function isAmong(status: number, statuses: readonly StatusRange[]): boolean {
  return statuses.some(({ from, to }) => status >= from && status <= to);
}

/** Of a header that came several times, one value that fits is enough. */
function wrongHeader(answer: HttpAnswer, rule: HeaderRule, { show }: View): Assessment | undefined {
  const values = Object.hasOwn(answer.headers, rule.name) ? (answer.headers[rule.name] ?? []) : [];
  const name = `header \`${rule.name}\``;
  if (rule.isAbsent === true) {
    return values.length === 0 ? undefined : failed('header', `expected no ${name}, but it is there`);
  }
  if (values.length === 0) return failed('header', `expected ${name}, but it is not there`);
  const wanted = textRules(rule).find(({ holds }) => !values.some(holds));
  if (wanted === undefined) return undefined;
  return failed('header', `expected ${name} to ${show(wanted.says)}, but found ${show(values.join(', '))}`);
}

interface TextRule {
  readonly says: string;
  readonly holds: (text: string) => boolean;
}

function textRules(rule: Pick<BodyRule, 'contains' | 'equals' | 'matches'>): readonly TextRule[] {
  const { contains, equals, matches } = rule;
  return [
    ...(equals === undefined ? [] : [{ says: `be ${quote(equals)}`, holds: (text: string) => text === equals }]),
    ...(contains === undefined
      ? []
      : [{ says: `contain ${quote(contains)}`, holds: (text: string) => text.includes(contains) }]),
    ...(matches === undefined ? [] : [{ says: `match ${quote(matches)}`, holds: compilePattern(matches).isIn }]),
  ];
}

function wrongSize({ size }: HttpAnswer, most: number | undefined): Assessment | undefined {
  if (most === undefined || size <= most) return undefined;
  return failed('size', `expected at most ${most} bytes, but found ${size}`);
}

function wrongBody(answer: HttpAnswer, rule: BodyRule, { show }: View): readonly Assessment[] {
  const { notContains, isEmpty, sha256 } = rule;
  const found = textRules(rule)
    .filter(({ holds }) => !holds(answer.body))
    .map(({ says }) => failed('body', `expected the body to ${show(says)}, but it does not`));
  if (notContains !== undefined && answer.body.includes(notContains)) {
    found.push(failed('body', `expected the body not to contain ${show(quote(notContains))}, but it does`));
  }
  if (isEmpty !== undefined && (answer.size === 0) !== isEmpty) {
    found.push(failed('body', `expected ${isEmpty ? 'no body' : 'a body'}, but found ${answer.size} bytes`));
  }
  if (sha256 !== undefined && answer.sha256 !== sha256) {
    found.push(failed('body', `expected a body with the SHA-256 ${sha256}, but found ${answer.sha256}`));
  }
  return found;
}

function wrongLatency({ durationMs }: HttpAnswer, most: number | undefined): Assessment | undefined {
  if (most === undefined || durationMs <= most) return undefined;
  return failed('latency', `expected an answer within ${most} ms, but it took ${Math.ceil(durationMs)} ms`);
}

/** Characters of a body that are shown where the file asks for it. */
const BODY_SHOWN = 512;

export function withBody(assessment: Assessment, body: string, { show }: View): Assessment {
  const shown = show(body, BODY_SHOWN);
  return shown === '' ? assessment : { ...assessment, message: `${assessment.message}; it said: ${shown}` };
}

function quote(text: string): string {
  return JSON.stringify(text);
}
