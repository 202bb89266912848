/**
 * `POST /api/verifications`: a job tells how its deployment turned out. Who it is stands in its token, and nothing is
 * read before that is known; whether it deployed what it says is asked of GitHub afterwards, by the worker.
 */
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { toInstant } from '../../domain/instant.ts';
import type { VerificationQuestion } from '../../domain/question.ts';
import type { RepositoryRef } from '../../domain/repository.ts';
import { repositoryPath } from '../../domain/repository-path.ts';
import type { Clock, Store } from '../../flow/ports.ts';
import { isSameName } from '../../policy/names.ts';
import type { Log } from '../log.ts';
import type { CheckJobToken } from './job-token.ts';
import { readSmallBody } from './read-small-body.ts';
import { type JobClaims, readSaid } from './schema.ts';

const VERIFICATIONS_PATH = '/api/verifications';

export interface DeskOptions {
  /** Null: the App does not know its own address (BASE_URL), so no token can be meant for it. */
  readonly check: CheckJobToken | null;
  readonly store: Pick<Store, 'acceptVerification' | 'knownRepository'>;
  readonly clock: Clock;
  readonly log: Pick<Log, 'info' | 'warn' | 'error'>;
  readonly onAccepted: () => void;
  readonly isStopping: () => boolean;
  /** Answers every other request. */
  readonly next: RequestListener;
}

interface Answer {
  readonly status: number;
  readonly body: { readonly status: string } | { readonly error: string };
  /** When it may be sent again, in seconds. */
  readonly retryAfterS?: number;
}

/** Tokens looked at, which takes a moment; more than this many at the same time are asked to come back. */
const MOST_AT_ONCE = 50;
/** Bodies read, which take as long as their senders like: of one repository, so that none keeps others waiting. */
const MOST_OF_ONE = 5;
const LARGEST_BODY = 64 * 1024;

export function createVerificationDesk(options: DeskOptions): RequestListener {
  const places = { senders: atMost(MOST_AT_ONCE), bodies: atMost(MOST_OF_ONE) };
  return (request, response) => {
    if (request.url?.split('?', 1)[0] !== VERIFICATIONS_PATH) return options.next(request, response);
    void answerTo(options, request, places)
      .catch((error: unknown) => {
        options.log.error({ err: error }, 'A verification could not be taken in');
        return refuse(503, 'The verification could not be stored. Send it again.');
      })
      .then((answer) => send(request, response, answer));
  };
}

interface Places {
  readonly senders: AtMost;
  readonly bodies: AtMost;
}

type AtMost = <T>(key: number, busy: T, work: () => Promise<T>) => Promise<T>;

/** Does so much at once for each key, and answers `busy` to the rest. */
function atMost(most: number): AtMost {
  const under = new Map<number, number>();
  return async (key, busy, work) => {
    const now = under.get(key) ?? 0;
    if (now >= most) return busy;
    under.set(key, now + 1);
    try {
      return await work();
    } finally {
      const left = (under.get(key) ?? 1) - 1;
      if (left > 0) under.set(key, left);
      else under.delete(key);
    }
  };
}

const EVERYBODY = 0;

const BUSY = refuse(503, 'Too many verifications come in at once. Send it again.');

/**
 * The webhooks of a first deployment may still be on their way, or be waiting here. Nobody is asked about the repository:
 * any job on GitHub has a token for us, and GitHub's answers are counted.
 */
const NOT_KNOWN_YET: Answer = {
  ...refuse(
    503,
    'Nothing is known of this repository yet. Send it again; if that stays so, the App is not installed there.',
  ),
  retryAfterS: 10,
};

function refuse(status: number, error: string): Answer {
  return { status, body: { error } };
}

async function answerTo(options: DeskOptions, request: IncomingMessage, { senders, bodies }: Places): Promise<Answer> {
  const sender = await senders<Answer | Sender>(EVERYBODY, BUSY, () => identify(options, request));
  if ('status' in sender) return sender;
  return await bodies(sender.repository.id, BUSY, () => readAndTake(options, request, sender));
}

interface Sender {
  readonly claims: JobClaims;
  readonly repository: RepositoryRef;
}

/** Who sends it. Any job on GitHub can have a token for us: of those of strangers no body is read. */
async function identify(options: DeskOptions, request: IncomingMessage): Promise<Answer | Sender> {
  if (request.method !== 'POST') return refuse(405, 'Verifications are sent with POST.');
  if (options.isStopping()) return refuse(503, 'The server is stopping. Send it again.');
  if (options.check === null) return refuse(404, 'This server takes no verifications: its BASE_URL is not set.');
  const token = /^Bearer ([\w.-]{1,16000})$/i.exec(request.headers.authorization ?? '')?.[1];
  if (token === undefined) {
    return refuse(401, 'The header Authorization has no `Bearer` token of a job. Give the job `id-token: write`.');
  }
  const checked = await options.check(token);
  if (checked.kind === 'unavailable') return refuse(503, "GitHub's keys cannot be read now. Send it again.");
  if (checked.kind === 'refused') return refuse(401, checked.because);
  const repository = await options.store.knownRepository(checked.claims.repository_id);
  if (repository === null) {
    return NOT_KNOWN_YET;
  }
  return { claims: checked.claims, repository };
}

async function readAndTake(options: DeskOptions, request: IncomingMessage, sender: Sender): Promise<Answer> {
  const body = await readSmallBody(request, LARGEST_BODY);
  if (body === null) return refuse(413, 'The body is missing, too slow, or larger than 64 KiB.');
  return await take(options, sender, body);
}

async function take(options: DeskOptions, { claims, repository }: Sender, body: string): Promise<Answer> {
  const said = readSaid(body);
  if (said.kind === 'malformed') return refuse(400, `The body is no verification: ${said.because}`);
  const wrong = whyNot(claims, said.environment);
  if (wrong !== undefined) return refuse(403, wrong);
  const { environment, sha, deploymentId, verdict, failedChecks, preExisting, reasonCode, liveSha, smoke } = said;
  const at = options.clock.now();
  const question: VerificationQuestion = {
    kind: 'verification',
    repository,
    claim: {
      tokenId: claims.jti,
      runId: claims.run_id,
      runAttempt: claims.run_attempt,
      environment,
      sha,
      deploymentId,
      verdict,
      failedChecks: failedChecks.map((name) => name.toWellFormed()),
      ...(preExisting === undefined ? {} : { preExisting: preExisting.map((name) => name.toWellFormed()) }),
      ...(reasonCode === undefined ? {} : { reasonCode }),
      ...(liveSha === undefined ? {} : { liveSha }),
      ...(smoke === undefined ? {} : { smoke: { ...smoke, path: repositoryPath(smoke.path.toWellFormed()) } }),
      at: toInstant(at),
    },
  };
  const stored = await options.store.acceptVerification(question, at);
  options.log.info(
    { repository: repository.id, run: claims.run_id, environment, verdict, stored },
    'Verification received',
  );
  if (stored === 'stored') options.onAccepted();
  return { status: 202, body: { status: stored === 'stored' ? 'accepted' : 'duplicate' } };
}

/** A job speaks for the environment that it entered through our gate, and for no other. */
function whyNot({ environment }: JobClaims, said: string): string | undefined {
  if (environment === undefined) {
    return `The job names no environment. Verify in the job that deploys, or give the job \`environment: ${said}\`.`;
  }
  if (isSameName(environment, said)) return undefined;
  return `The job is of the environment ${environment}, and cannot speak for ${said}.`;
}

function send(request: IncomingMessage, response: ServerResponse, { status, body, retryAfterS }: Answer): void {
  if (response.destroyed) return;
  // What was not read is not waited for.
  if (!request.complete) response.setHeader('connection', 'close');
  if (retryAfterS !== undefined) response.setHeader('retry-after', retryAfterS);
  response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' });
  response.end(`${JSON.stringify(body)}\n`);
}
