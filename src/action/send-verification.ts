/**
 * The verdict to the App, with the job's own token (docs/reference/verifications.md). Whether it arrives changes nothing
 * about the verdict: a verification that the App misses is a finding of its own there.
 */
import { setSecret } from '@actions/core';
import { liveShaIn } from '../smoke/live-sha.ts';
import type { SmokeReport } from '../smoke/report.ts';
import { JobTokenAnswer, type UnfinishedVerification, VerificationAnswer } from './schema.ts';

export interface SendingPorts {
  /** Of the step: where the job's token can be had. */
  readonly variables: Readonly<Record<string, string | undefined>>;
  readonly fetch: typeof fetch;
  readonly sleep: (ms: number) => Promise<void>;
}

export type Sent =
  | { readonly kind: 'sent'; readonly text: string }
  /** Why, and how it is corrected. */
  | { readonly kind: 'not-sent'; readonly because: string };

export async function sendVerification(
  about: UnfinishedVerification,
  report: SmokeReport,
  ports: SendingPorts,
): Promise<Sent> {
  const token = await askForToken(about.appUrl, ports);
  if (token.kind === 'not-sent') return token;
  // An older server knows fewer keys, and refuses what it does not know without taking anything.
  const bare = saidOf(about, report);
  const told = { ...bare, ...besides(report) };
  const bodies = [...(about.smoke === undefined ? [] : [{ ...told, smoke: about.smoke }]), told, bare];
  let answer: Answer = { kind: 'silence', why: '' };
  for (const body of bodies) {
    answer = await post(about.appUrl, token.value, body, ports);
    if (answer.kind !== 'answer' || answer.status !== 400) break;
  }
  return sentBy(answer, about);
}

interface Token {
  readonly kind: 'token';
  readonly value: string;
}

/** One token for all tries: the server counts it once, so that a try whose answer was lost is none too many. */
async function askForToken(
  audience: string,
  ports: SendingPorts,
): Promise<Token | Extract<Sent, { kind: 'not-sent' }>> {
  const url = ports.variables['ACTIONS_ID_TOKEN_REQUEST_URL'];
  const bearer = ports.variables['ACTIONS_ID_TOKEN_REQUEST_TOKEN'];
  if (!url || !bearer) {
    return notSent(
      audience,
      'the job may not have a token of its own. Add to "permissions:" of the job: id-token: write.',
    );
  }
  const address = `${url}${url.includes('?') ? '&' : '?'}audience=${encodeURIComponent(audience)}`;
  const answer = await tryOften(
    () => request(address, { headers: { authorization: `Bearer ${bearer}` } }, ports),
    ports,
  );
  const value = answer.kind === 'answer' ? JobTokenAnswer.safeParse(answer.body).data?.value : undefined;
  if (value === undefined) return notSent(audience, `GitHub gave the job no token (${sayAnswer(answer)}).`);
  setSecret(value);
  return { kind: 'token', value };
}

function saidOf({ environment, sha, deploymentId }: UnfinishedVerification, { verdict, checks }: SmokeReport) {
  const failed = checks.filter((check) => check.severity === 'required' && check.verdict === 'fail');
  return {
    version: 1,
    environment,
    sha,
    ...(deploymentId === undefined ? {} : { deploymentId }),
    verdict,
    failedChecks: failed.slice(0, MOST_CHECKS).map(({ id }) => id.slice(0, LONGEST_ID)),
  };
}

/** As many, and as long, as the server takes. */
const MOST_CHECKS = 20;
const LONGEST_ID = 200;

function besides({ reason, checks }: SmokeReport) {
  const before = checks.filter((check) => check.severity === 'required' && check.reason?.code === 'pre-existing');
  const liveSha = liveShaIn({ checks });
  return {
    ...(before.length === 0
      ? {}
      : { preExisting: before.slice(0, MOST_CHECKS).map(({ id }) => id.slice(0, LONGEST_ID)) }),
    ...(reason === null ? {} : { reasonCode: reason.code }),
    ...(liveSha === null ? {} : { liveSha }),
  };
}

type Answer =
  | { readonly kind: 'answer'; readonly status: number; readonly body: unknown; readonly waitMs: number }
  /** Nobody answered. */
  | { readonly kind: 'silence'; readonly why: string };

function post(appUrl: string, token: string, body: unknown, ports: SendingPorts): Promise<Answer> {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const init = { method: 'POST', headers, body: JSON.stringify(body) };
  return tryOften(() => request(`${appUrl}/api/verifications`, init, ports), ports);
}

/** Pauses between tries, in milliseconds. */
const PAUSES = [1000, 2000, 4000, 8000] as const;
/** A server that asks for more is asked sooner: all pauses together are shorter than a token lives. */
const LONGEST_PAUSE_MS = 15_000;

/** Silence and errors of the server may pass; what it refuses stays refused. */
async function tryOften(ask: () => Promise<Answer>, { sleep }: SendingPorts): Promise<Answer> {
  let answer = await ask();
  for (const pause of PAUSES) {
    const mayPass = answer.kind === 'silence' || answer.status >= 500 || answer.status === 429;
    if (!mayPass) return answer;
    await sleep(answer.kind === 'answer' ? Math.max(pause, answer.waitMs) : pause);
    answer = await ask();
  }
  return answer;
}

const TIMEOUT_MS = 10_000;
const LONGEST_ANSWER = 64 * 1024;

/** A redirect would take the token elsewhere, so none is followed. */
async function request(url: string, init: RequestInit, ports: SendingPorts): Promise<Answer> {
  try {
    const response = await ports.fetch(url, { ...init, redirect: 'error', signal: AbortSignal.timeout(TIMEOUT_MS) });
    const text = (await response.text()).slice(0, LONGEST_ANSWER);
    return { kind: 'answer', status: response.status, body: parseJson(text), waitMs: waitIn(response.headers) };
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    return { kind: 'silence', why: cause instanceof Error ? cause.message : String(cause) };
  }
}

/** `Retry-After` in seconds, as our server writes it. */
function waitIn(headers: Headers): number {
  const seconds = /^\d{1,6}$/.exec(headers.get('retry-after') ?? '')?.[0] ?? '0';
  return Math.min(Number(seconds) * 1000, LONGEST_PAUSE_MS);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function sentBy(answer: Answer, { appUrl }: UnfinishedVerification): Sent {
  if (answer.kind === 'answer' && answer.status === 202) {
    const status = VerificationAnswer.safeParse(answer.body).data?.status ?? 'accepted';
    return { kind: 'sent', text: `The verdict was sent to ${appUrl} (${status}).` };
  }
  return notSent(appUrl, `${sayAnswer(answer)}.`);
}

function notSent(appUrl: string, because: string): Extract<Sent, { kind: 'not-sent' }> {
  const text = `The verdict was not sent to ${appUrl}: ${because} It stays what it is; the server will miss it.`;
  return { kind: 'not-sent', because: text };
}

function sayAnswer(answer: Answer): string {
  if (answer.kind === 'silence') return answer.why;
  const why = VerificationAnswer.safeParse(answer.body).data?.error?.replace(/\.$/, '');
  return why === undefined ? `it answered ${answer.status}` : `it answered ${answer.status}: ${why}`;
}
