/** Who asks, and whether they may. Tokens and JWTs live by the real clock, as the clients make them. */
import { createPublicKey, type KeyObject, verify } from 'node:crypto';
import type { OperationRule } from '../operations.ts';
import type { World } from '../state/world.ts';
import type { Permissions } from '../surface/standin.ts';
import { type Caller, Refusal } from './call.ts';

/** GitHub takes a JWT that ends at most 10 minutes from now; half a minute is for clocks that differ. */
const LONGEST_JWT_S = 600;
const DRIFT_S = 30;

export function publicKeyOf(pem: string): KeyObject {
  return createPublicKey(pem);
}

export function authenticate(world: World, key: KeyObject, authorization: string | undefined): Caller {
  const credentials = /^(?:bearer|token) (\S+)$/i.exec(authorization ?? '')?.[1];
  if (credentials === undefined) throw new Refusal(401, 'Requires authentication');
  if (/^eyJ[\w-]+\.[\w-]+\.[\w-]+$/.test(credentials)) return appOf(world, key, credentials);
  const token = world.tokens.get(credentials);
  if (token === undefined || token.expiresAt <= Date.now()) throw new Refusal(401, 'Bad credentials');
  return { kind: 'token', token, actor: token.actor };
}

function appOf(world: World, key: KeyObject, jwt: string): Caller {
  const [header = '', claims = '', signature = ''] = jwt.split('.');
  const signed = Buffer.from(`${header}.${claims}`);
  const isSigned = verify('RSA-SHA256', signed, key, Buffer.from(signature, 'base64url'));
  const { alg } = partOf(header);
  if (!isSigned || alg !== 'RS256') throw new Refusal(401, 'A JSON web token could not be decoded');
  const { iss, iat, exp } = partOf(claims);
  const now = Date.now() / 1000;
  if (String(iss) !== String(world.app.id)) throw new Refusal(401, "'Issuer' claim ('iss') must be the App's id");
  if (typeof iat !== 'number' || iat > now + DRIFT_S) {
    throw new Refusal(401, "'Issued at' claim ('iat') must be an Integer representing a time in the past");
  }
  if (typeof exp !== 'number' || exp <= now) throw new Refusal(401, "'Expiration time' claim ('exp') has passed");
  if (exp > now + LONGEST_JWT_S + DRIFT_S) {
    throw new Refusal(401, "'Expiration time' claim ('exp') is too far in the future");
  }
  return { kind: 'app' };
}

function partOf(text: string): Readonly<Record<string, unknown>> {
  const value: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

/** Throws 401 or 403 when the caller may not call an operation with this rule. */
export function authorize(caller: Caller, rule: OperationRule): void {
  if (rule.auth === 'jwt') {
    if (caller.kind !== 'app') throw new Refusal(401, 'A JSON web token could not be decoded');
    return;
  }
  if (caller.kind === 'app')
    throw new Refusal(401, 'This endpoint needs an installation token, not the JWT of the App');
  const { token } = caller;
  const isEnough =
    rule.permissions.length === 0 || rule.permissions.some((needed) => grants(token.permissions, needed));
  if (isEnough && !(rule.installationOnly === true && token.kind !== 'installation')) return;
  throw new Refusal(403, 'Resource not accessible by integration', {
    'x-accepted-github-permissions': rule.permissions.map((needed) => needed.replace(':', '=')).join('; '),
  });
}

function grants(permissions: Permissions, needed: string): boolean {
  const [name = '', level] = needed.split(':');
  if (name === 'metadata') return true;
  return permissions[name] === 'write' || permissions[name] === level;
}
