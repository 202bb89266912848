/**
 * Tokens by which a job proves who it is: GitHub's OpenID Connect provider, on loopback. Claims: docs, "OpenID Connect
 * reference". Times are those of the stand-in's clock.
 */
import { generateKeyPairSync, type KeyObject, randomUUID, sign } from 'node:crypto';
import { fullName } from '../render/place.ts';
import { openPullsAt } from '../state/pull-range.ts';
import type { RepositoryRecord, RunRecord } from '../state/records.ts';
import type { World } from '../state/world.ts';
import type { JobIdentityOptions } from '../surface/runs.ts';

/** As in the example of the docs: good for five minutes, and from ten minutes before. */
const LIFE_S = 300;
const EARLY_S = 600;

interface SigningKey {
  readonly id: string;
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
}

/** Making a key takes long, so the stand-ins of a process share them. */
const keys = new Map<string, SigningKey>();

function keyNamed(id: string): SigningKey {
  const key = keys.get(id) ?? { id, ...generateKeyPairSync('rsa', { modulusLength: 2048 }) };
  keys.set(id, key);
  return key;
}

const OWN_KEY = 'standin-oidc';

function issuerOf(world: World): string {
  return `${world.url}/_services/token`;
}

/** `/.well-known/openid-configuration` below the issuer. */
export function discoveryDocument(world: World): Readonly<Record<string, unknown>> {
  const issuer = issuerOf(world);
  return {
    issuer,
    jwks_uri: `${issuer}/.well-known/jwks`,
    subject_types_supported: ['public', 'pairwise'],
    response_types_supported: ['id_token'],
    claims_supported: ['sub', 'aud', 'exp', 'iat', 'iss', 'jti', 'nbf', 'ref', 'sha', 'repository', 'repository_id'],
    id_token_signing_alg_values_supported: ['RS256'],
    scopes_supported: ['openid'],
  };
}

/** `/.well-known/jwks` below the issuer. */
export function keySet(): Readonly<Record<string, unknown>> {
  const { id, publicKey } = keyNamed(OWN_KEY);
  return { keys: [{ ...publicKey.export({ format: 'jwk' }), kid: id, alg: 'RS256', use: 'sig' }] };
}

export function newIdentityToken(
  world: World,
  repository: RepositoryRecord,
  run: RunRecord,
  options: JobIdentityOptions,
): string {
  const key = keyNamed(options.isForged === true ? 'standin-forger' : OWN_KEY);
  const header = { typ: 'JWT', alg: 'RS256', kid: OWN_KEY, x5t: OWN_KEY };
  const claims = { ...claimsOf(world, repository, run, options), ...options.claims };
  const signed = [header, claims].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.');
  return `${signed}.${sign('RSA-SHA256', Buffer.from(signed), key.privateKey).toString('base64url')}`;
}

/** Numbers are texts in all of GitHub's claims but the times. */
function claimsOf(world: World, repository: RepositoryRecord, run: RunRecord, options: JobIdentityOptions) {
  const name = fullName(repository);
  const job = run.jobs.find((one) => one.name === (options.job ?? run.jobs[0]?.name));
  if (job === undefined) throw new Error(`run ${run.id} has no job ${options.job}`);
  const { environment } = job;
  const ref = `refs/heads/${run.branch}`;
  const iat = Math.floor(world.clock.now() / 1000);
  const workflow = `${name}/.github/workflows/${run.workflow}@${ref}`;
  const pull = run.event === 'pull_request' ? openPullsAt(repository, run.sha)[0] : undefined;
  const subject = run.event === 'pull_request' ? 'pull_request' : `ref:${ref}`;
  return {
    iss: issuerOf(world),
    aud: options.audience ?? `${world.url}/${repository.owner.login}`,
    sub: `repo:${name}:${environment === null ? subject : `environment:${environment}`}`,
    jti: randomUUID(),
    iat,
    nbf: iat - EARLY_S,
    exp: iat + LIFE_S,
    repository: name,
    repository_id: String(repository.id),
    repository_owner: repository.owner.login,
    repository_owner_id: String(repository.owner.id),
    repository_visibility: repository.isPrivate ? 'private' : 'public',
    run_id: String(run.id),
    run_number: String(run.number),
    run_attempt: String(run.attempt),
    actor: run.triggeringActor.login,
    actor_id: String(run.triggeringActor.id),
    event_name: run.event,
    sha: run.sha,
    ref,
    ref_type: 'branch',
    ref_protected: String(repository.branchRules.has(run.branch)),
    head_ref: pull?.pull.head ?? '',
    base_ref: pull?.pull.base ?? '',
    workflow: run.workflow.replace(/\.ya?ml$/, ''),
    workflow_ref: workflow,
    workflow_sha: run.sha,
    job_workflow_ref: workflow,
    job_workflow_sha: run.sha,
    runner_environment: 'github-hosted',
    ...(job.check === null ? {} : { check_run_id: String(job.check.id) }),
    ...(environment === null ? {} : { environment }),
  };
}
