/** Reads the history slice by slice, and keeps each before it goes on. */
import { setTimeout as sleep } from 'node:timers/promises';
import { Failure } from '../../domain/failure.ts';
import { canonicalInstant, type EpochMs, type Instant, toInstant } from '../../domain/instant.ts';
import { fullName, type RepositoryRef } from '../../domain/repository.ts';
import type { HistoryCursor } from '../../flow/history/cursor.ts';
import { readHistorySlice } from '../../flow/history/read-history.ts';
import { HISTORY_REACHES_MS, type HistoryRequest } from '../../flow/history/request.ts';
import { connectPastEvents } from '../../github/reads/past-events/connect-past-events.ts';
import { findRepository } from '../../github/reads/past-events/find-repository.ts';
import { type Patience, patientOctokit, Stopped } from '../../github/reads/past-events/patient-octokit.ts';
import { connectionCode } from '../../github/translate-error.ts';
import type { Policy } from '../../policy/schema.ts';
import { EXIT, UsageError } from '../exit-codes.ts';
import { policyOf } from '../find-policy.ts';
import { instantOption } from '../instant-option.ts';
import { note } from '../output.ts';
import { type Access, accessFrom } from './access.ts';
import { checkOutput, type EventsOutput, openOutput } from './output-file.ts';
import { policiesOnGitHub } from './policies-on-github.ts';
import { printEvents } from './print-events.ts';
import { createTelling, doubtsOf, sayCounts, type Telling } from './telling.ts';

export interface BackfillOptions {
  readonly repo: string;
  readonly since?: string;
  readonly output?: string;
  readonly policy?: string;
}

/** Questions a slice: a minute's work or less, and what a crash loses. */
const BUDGET = 10;

export async function backfill(
  options: BackfillOptions,
  env: Readonly<Record<string, string | undefined>>,
): Promise<number> {
  const [owner = '', name = ''] = repositoryIn(options.repo);
  const at = Date.now();
  const given = sinceIn(options.since);
  const access = accessFrom(env);
  if (options.output !== undefined) await checkOutput(options.output);
  if (access.token === null) note(withoutToken());
  const telling = createTelling(options.repo);
  const stop = stopOnSignal();
  let hasBegun = false;
  try {
    const octokit = patientOctokit({ ...access, patience: patienceOf(telling, stop.signal) });
    const repository = await findRepository(octokit, { owner, name }).catch((error) => {
      throw explained(error, access, options.repo);
    });
    const policies = await policiesFor(options, octokit, repository, at);
    const output =
      options.output === undefined ? printEvents() : await openOutput(options.output, fullName(repository));
    try {
      refuseOtherSince(output.cursor, given, options);
      const since = given ?? output.cursor?.since ?? toInstant(at - HISTORY_REACHES_MS);
      const request = { repository: fullName(repository), at: toInstant(at), since, policies };
      const past = connectPastEvents(octokit, repository);
      hasBegun = options.output !== undefined;
      return await readOn({ past, request, output, telling, signal: stop.signal });
    } finally {
      await output.close();
    }
  } catch (error) {
    if (!stop.signal.aborted) throw withWayOn(error, hasBegun, access);
    note(sayStopped(options));
    return EXIT.failed;
  } finally {
    stop.forget();
  }
}

interface Reading {
  readonly past: ReturnType<typeof connectPastEvents>;
  readonly request: HistoryRequest;
  readonly output: EventsOutput;
  readonly telling: Telling;
  readonly signal: AbortSignal;
}

async function readOn({ past, request, output, telling, signal }: Reading): Promise<number> {
  let { cursor } = output;
  for (let isDone = false; !isDone; ) {
    signal.throwIfAborted();
    const slice = await readHistorySlice(past, request, cursor, BUDGET);
    await output.append(slice.events, slice.cursor);
    ({ cursor, isDone } = slice);
    telling.progress(slice.cursor);
    if (!isDone) continue;
    await output.finish(slice.cursor);
    note(`Done: ${sayCounts(slice.cursor)} since ${slice.cursor.since ?? 'the beginning'}.`);
    for (const doubt of doubtsOf(slice.cursor)) note(doubt);
  }
  return EXIT.ok;
}

function repositoryIn(text: string): readonly string[] {
  const name = /^([\w.-]+)\/([\w.-]+)$/.exec(text);
  if (name === null) throw new UsageError(`--repo ${text} is no repository. Write owner/name.`);
  return name.slice(1);
}

function sinceIn(text: string | undefined): Instant | null {
  if (text === undefined) return null;
  return canonicalInstant(instantOption('--since', text));
}

/** A file that was begun from one instant cannot be gone on with from an earlier one. */
function refuseOtherSince(cursor: HistoryCursor | null, since: Instant | null, { output }: BackfillOptions): void {
  if (cursor === null || since === null || cursor.since === since) return;
  throw new UsageError(
    `${output} was begun with --since ${cursor.since}. Leave --since out to go on, or name another file to begin again.`,
  );
}

function withoutToken(): string {
  return 'Neither GITHUB_TOKEN nor GH_TOKEN is set: only public repositories can be read, with 60 requests an hour.';
}

async function policiesFor(
  { policy }: BackfillOptions,
  octokit: ReturnType<typeof patientOctokit>,
  repository: RepositoryRef,
  at: EpochMs,
): Promise<readonly Policy[]> {
  return policy === undefined ? policiesOnGitHub(octokit, repository, at) : [(await policyOf(policy)).policy];
}

function explained(error: unknown, { token, tokenFrom, apiUrl }: Access, repo: string): unknown {
  if (!(error instanceof Failure)) return error;
  const whose = token === null ? 'without a token' : `with the token in ${tokenFrom}`;
  if (error.kind === 'not-found') {
    const how = token === null ? 'Set GITHUB_TOKEN' : 'Use a token that can read its contents, deployments and issues';
    return new Failure('not-found', `${apiUrl} shows no repository ${repo} ${whose}. Check the name. ${how}.`);
  }
  if (error.kind !== 'forbidden') return error;
  const how = token === null ? 'Set GITHUB_TOKEN' : 'Make a new token, and set it there';
  return new Failure('forbidden', `${error.message}: it refused ${repo} ${whose}. ${how}.`);
}

/** What is read at all is read with the token; what was read is not lost. */
function withWayOn(error: unknown, hasBegun: boolean, access: Access): unknown {
  const { token, tokenFrom } = access;
  if (!(error instanceof Failure)) return error;
  const rights = 'needs to read contents, deployments, issues and pull requests.';
  const isRefused = error.kind === 'forbidden' && token !== null;
  const sentences = [
    ...(isRefused ? [`The token in ${tokenFrom} ${rights}`] : []),
    ...sayUnreached(error, access),
    ...(hasBegun ? ['Run the same command again to go on.'] : []),
  ];
  return new Failure(error.kind, [error.message, ...sentences].join('\n'), { cause: error });
}

/** Node takes no proxy from the environment unless it is told to. */
function sayUnreached(error: Failure, { apiUrl }: Access): readonly string[] {
  const code = connectionCode(error);
  if (error.kind !== 'unavailable' || code === undefined) return [];
  return [
    `Asked was ${apiUrl} (${code}). Check the network, and the address in GITHUB_API_URL or GHE_HOST.`,
    'Behind a proxy, set HTTPS_PROXY, and NODE_USE_ENV_PROXY=1.',
  ];
}

function patienceOf(telling: Telling, signal: AbortSignal): Patience {
  return {
    now: () => Date.now(),
    wait: (ms) =>
      sleep(ms, undefined, { signal }).catch(() => {
        throw new Stopped('Stopped while waiting.');
      }),
    tell: telling.wait,
  };
}

function sayStopped({ output }: BackfillOptions): string {
  if (output === undefined) return 'Stopped. With --output it could be gone on with.';
  return `Stopped. What was read is in ${output}; run the same command again to go on.`;
}

/** The first signal ends the reading where it can be gone on with; the second ends the process. */
function stopOnSignal(): { readonly signal: AbortSignal; readonly forget: () => void } {
  const controller = new AbortController();
  const end = (): void => {
    if (controller.signal.aborted) process.exit(EXIT.failed);
    controller.abort();
    note('Stopping after what is being read now.');
  };
  process.on('SIGINT', end).on('SIGTERM', end);
  return { signal: controller.signal, forget: () => process.off('SIGINT', end).off('SIGTERM', end) };
}
