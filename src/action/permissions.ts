/** Which permission a job lacks, in the words of a workflow file. */
import type { Failure } from '../domain/failure.ts';

/** GitHub names what it would have accepted, as `contents=read; pull_requests=read`; else the address tells. */
const BY_ADDRESS: readonly (readonly [RegExp, string])[] = [
  [/\/deployments(?:[/?]|$)/, 'deployments: read'],
  [/\/(?:actions\/|environments(?:[/?]|$))/, 'actions: read'],
  [/\/commits\/[^/]+\/check-runs/, 'checks: read'],
  [/\/commits\/[^/]+\/status(?:[/?]|$)/, 'statuses: read'],
  [/\/pulls(?:[/?]|$)/, 'pull-requests: read'],
  [/\/releases(?:[/?]|$)/, 'contents: read'],
  [/\/(?:contents|branches|compare|commits|git)(?:[/?]|$)/, 'contents: read'],
  [/\/(?:issues|labels)(?:[/?]|$)/, 'issues: read'],
];

/** The lines to add below `permissions:` of the job; empty when the failure is none of permissions. */
export function missingPermissions(failure: Failure): readonly string[] {
  if (failure.kind !== 'forbidden' && failure.kind !== 'not-found') return [];
  const { url, isWrite, accepted } = requestOf(failure.cause);
  if (failure.kind === 'forbidden' && accepted !== undefined) return accepted.split(/[;,]/).flatMap(toLine);
  const found = BY_ADDRESS.find(([address]) => address.test(url));
  return found === undefined ? [] : [isWrite ? found[1].replace(': read', ': write') : found[1]];
}

/** With the token of a job nobody's teams can be read, whatever its permissions. */
export function isAboutTeams(failure: Failure): boolean {
  return /\/orgs\/[^/]+\/teams\//.test(requestOf(failure.cause).url);
}

function toLine(entry: string): string[] {
  const found = /^\s*([a-z_]+)=(read|write)\s*$/.exec(entry);
  // Every token may read metadata.
  return found?.[1] === undefined || found[1] === 'metadata' ? [] : [`${found[1].replaceAll('_', '-')}: ${found[2]}`];
}

function requestOf(cause: unknown): {
  readonly url: string;
  readonly isWrite: boolean;
  readonly accepted: string | undefined;
} {
  const { request, response } = asRecord(cause);
  const { url, method } = asRecord(request);
  const accepted = asRecord(asRecord(response)['headers'])['x-accepted-github-permissions'];
  return {
    url: typeof url === 'string' ? url : '',
    isWrite: typeof method === 'string' && method !== 'GET',
    accepted: typeof accepted === 'string' && accepted !== '' ? accepted : undefined,
  };
}

function asRecord(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}
