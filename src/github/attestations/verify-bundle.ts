/**
 * Whether a Sigstore bundle was signed by the workflow that its certificate names. Checked by Sigstore's own library:
 * the chain up to a root that is trusted, the logs or the time stamp, and the signature over the statement.
 */
import { type Bundle, bundleFromJSON } from '@sigstore/bundle';
import { TrustedRoot } from '@sigstore/protobuf-specs';
import { type Signer, toSignedEntity, toTrustMaterial, Verifier, type VerifierOptions } from '@sigstore/verify';

/** What a root vouches for. One without a log, such as GitHub's for private repositories, stamps the time instead. */
export type Root = Verifier;

export interface Signed {
  /** What was signed: an in-toto statement, as text. */
  readonly statement: string;
  /** Of the certificate: the workflow as an address, `https://github.com/OWNER/REPO/PATH@REF`. */
  readonly workflow: string;
  /** Who vouched for the workflow. */
  readonly issuer: string;
  /** The extensions of the certificate that GitHub's token fills, by their last number below 1.3.6.1.4.1.57264.1. */
  readonly claims: ReadonlyMap<number, string>;
}

/** @param root JSON of Sigstore's `TrustedRoot`. Throws on anything else. */
export function rootFrom(root: unknown): Root {
  const trusted = TrustedRoot.fromJSON(root);
  if (trusted.certificateAuthorities.length === 0) throw new Error('it names no certificate authority');
  const options: VerifierOptions = {
    tlogThreshold: trusted.tlogs.length > 0 ? 1 : 0,
    ctlogThreshold: trusted.ctlogs.length > 0 ? 1 : 0,
    timestampThreshold: 1,
  };
  return new Verifier(toTrustMaterial(trusted), options);
}

/** Null: no root vouches for it, or it is no bundle. */
export function verifyBundle(json: unknown, roots: readonly Root[]): Signed | null {
  const bundle = parsed(json);
  if (bundle === null) return null;
  for (const root of roots) {
    const signed = verifiedBy(root, bundle);
    if (signed !== null) return signed;
  }
  return null;
}

function parsed(json: unknown): Bundle | null {
  try {
    return bundleFromJSON(json);
  } catch {
    return null;
  }
}

const IN_TOTO = 'application/vnd.in-toto+json';

/** Whatever the library throws on, an error of its own or a certificate that is none, the bundle is not verified. */
function verifiedBy(root: Root, bundle: Bundle): Signed | null {
  if (bundle.content.$case !== 'dsseEnvelope') return null;
  const { payloadType, payload } = bundle.content.dsseEnvelope;
  if (payloadType !== IN_TOTO) return null;
  try {
    return signedBy(root.verify(toSignedEntity(bundle)), payload.toString('utf8'));
  } catch {
    return null;
  }
}

const GITHUB_CLAIMS = '1.3.6.1.4.1.57264.1.';

function signedBy({ identity }: Signer, statement: string): Signed | null {
  const workflow = identity?.subjectAlternativeName;
  const issuer = identity?.extensions?.issuer;
  if (workflow === undefined || issuer === undefined) return null;
  const claims = new Map<number, string>();
  for (const { oid, value } of identity?.oids ?? []) {
    const name = oid?.id.join('.') ?? '';
    const text = name.startsWith(GITHUB_CLAIMS) ? utf8String(value) : null;
    if (text !== null) claims.set(Number(name.slice(GITHUB_CLAIMS.length)), text);
  }
  return { statement, workflow, issuer, claims };
}

const UTF8_STRING = 0x0c;
const LONG_FORM = 0x80;

/** DER: a tag, a length of one byte or of a counted number of them, and the text. Null: it is no text. */
function utf8String(der: Buffer): string | null {
  const [tag, first = 0] = der;
  if (tag !== UTF8_STRING) return null;
  const lengthBytes = first & LONG_FORM ? first - LONG_FORM : 0;
  const length = lengthBytes === 0 ? first : Number.parseInt(der.subarray(2, 2 + lengthBytes).toString('hex'), 16);
  const text = der.subarray(2 + lengthBytes);
  return text.length === length ? text.toString('utf8') : null;
}
