import { describe, expect, it } from 'vitest';
import { explainError } from '../../../src/action/explain-error.ts';
import { Failure, type FailureKind } from '../../../src/domain/failure.ts';

function failure(kind: FailureKind, path: string, accepted?: string): Failure {
  const headers = accepted === undefined ? {} : { 'x-accepted-github-permissions': accepted };
  const cause = { request: { url: `https://api.github.com/repos/acme/shop${path}` }, response: { headers } };
  return new Failure(kind, 'Reading something: GitHub answered 403.', { cause });
}

describe('a permission that the job lacks', () => {
  it.each([
    ['/deployments?environment=production', undefined, 'deployments: read'],
    ['/pulls/12/reviews', undefined, 'pull-requests: read'],
    ['/commits/abc/pulls', undefined, 'pull-requests: read'],
    ['/compare/a...b', undefined, 'contents: read'],
    ['/actions/runs/1', undefined, 'actions: read'],
    ['/environments?per_page=100', undefined, 'actions: read'],
    ['/commits/abc/check-runs', undefined, 'checks: read'],
    ['/commits/abc/status?per_page=100', undefined, 'statuses: read'],
    ['/commits/abc', undefined, 'contents: read'],
    ['/issues?labels=sev1', undefined, 'issues: read'],
    ['/labels?per_page=100', undefined, 'issues: read'],
    ['/anything', 'contents=read; pull_requests=read', 'contents: read, pull-requests: read'],
    ['/anything', 'metadata=read, issues=write', 'issues: write'],
  ])('on %s (accepted: %s) is named with the line to add', (path, accepted, lines) => {
    expect(explainError(failure('forbidden', path, accepted))).toMatchObject({
      decision: 'stop',
      verdict: 'error',
      reasonCode: 'forbidden',
      headline: `Reading something: GitHub answered 403. Add to "permissions:" of the job: ${lines}.`,
    });
  });

  it('may be behind what cannot be found', () => {
    const outcome = explainError(
      new Failure('not-found', 'Reading x: 404', { cause: failure('not-found', '/compare/a...b').cause }),
    );
    expect(outcome.headline).toBe(
      'Reading x: 404. If it is there, the job may not see it. Add to "permissions:" of the job: contents: read.',
    );
  });

  it('on teams is one that no job has', () => {
    const outcome = explainError(
      new Failure('forbidden', 'Reading team cab: no.', {
        cause: { request: { url: 'https://api.github.com/orgs/acme/teams/cab/memberships/anna' } },
      }),
    );
    expect(outcome).toMatchObject({ decision: 'stop', reasonCode: 'teams-unreadable' });
    expect(outcome.headline).toContain('the token of an App with "members: read"');
  });
});

describe('every other error', () => {
  it.each([
    [new Failure('unavailable', 'GitHub could not be reached.'), 'unavailable'],
    [new Failure('rate-limited', 'Too many.'), 'rate-limited'],
    [new Failure('rejected', 'No.'), 'rejected'],
    [new TypeError('x is not a function'), 'internal'],
    ['thrown text', 'internal'],
  ])('%s stops the step', (error, reasonCode) => {
    expect(explainError(error)).toMatchObject({ decision: 'stop', verdict: 'error', reasonCode });
  });
});
