/**
 * Tokens that GitHub gives to the jobs of its workflows (OpenID Connect): they prove which repository, run and
 * environment a job is of, without a secret in the repository. docs.github.com, "About security hardening with OpenID
 * Connect".
 */
import { createRemoteJWKSet, errors, jwtVerify } from 'jose';
import type { Clock } from '../../flow/ports.ts';
import { Claims, type JobClaims } from './schema.ts';

export interface JobTokenOptions {
  /** Who signs: `https://token.actions.githubusercontent.com`, or of a GitHub server `https://HOST/_services/token`. */
  readonly issuer: string;
  /** Whom the token has to be made for: our own address. */
  readonly audience: string;
  readonly clock: Clock;
}

export type CheckedToken =
  | { readonly kind: 'job'; readonly claims: JobClaims }
  /** `because`: fit for whoever sent it. */
  | { readonly kind: 'refused'; readonly because: string }
  /** GitHub's keys cannot be had now. */
  | { readonly kind: 'unavailable' };

export type CheckJobToken = (token: string) => Promise<CheckedToken>;

/** Machines' clocks run apart. */
const TOLERANCE_S = 30;
/** GitHub's tokens last for minutes; one that says otherwise is none of them. */
const OLDEST = '30m';

export function createJobTokenCheck({ issuer, audience, clock }: JobTokenOptions): CheckJobToken {
  const keys = createRemoteJWKSet(new URL(`${issuer}/.well-known/jwks`), { timeoutDuration: 5000 });
  return async (token) => {
    try {
      const { payload } = await jwtVerify(token, keys, {
        issuer,
        audience,
        algorithms: ['RS256'],
        requiredClaims: ['exp', 'iat', 'jti'],
        clockTolerance: TOLERANCE_S,
        maxTokenAge: OLDEST,
        currentDate: new Date(clock.now()),
      });
      const claims = Claims.safeParse(payload);
      if (claims.success) return { kind: 'job', claims: claims.data };
      return { kind: 'refused', because: 'The token does not say which run of which repository it is of.' };
    } catch (error) {
      return failed(error, audience);
    }
  };
}

function failed(error: unknown, audience: string): CheckedToken {
  if (error instanceof errors.JWTExpired)
    return { kind: 'refused', because: 'The token has expired. Ask for a new one.' };
  if (error instanceof errors.JWTClaimValidationFailed && error.claim === 'aud') {
    return {
      kind: 'refused',
      because: `The token is for another audience. Ask for one with the audience ${audience}.`,
    };
  }
  const isBad =
    error instanceof errors.JWTInvalid ||
    error instanceof errors.JWTClaimValidationFailed ||
    error instanceof errors.JWSInvalid ||
    error instanceof errors.JWSSignatureVerificationFailed ||
    error instanceof errors.JOSEAlgNotAllowed ||
    error instanceof errors.JOSENotSupported ||
    error instanceof errors.JWKSNoMatchingKey;
  return isBad
    ? { kind: 'refused', because: "The token is none that GitHub's jobs get here." }
    : { kind: 'unavailable' };
}
