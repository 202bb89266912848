/** A Sigstore of our own: a certificate authority, a log of certificates, a log of signatures, and what they sign. */
import { createHash, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { initializeCA, initializeCTLog, initializeTLog, initializeTSA } from '@sigstore/mock';

/** What a job's token says of the workflow that signs. */
export interface Signing {
  /** The workflow as an address. */
  readonly workflow?: string;
  readonly issuer?: string;
  readonly sourceCommit?: string;
  readonly repositoryId?: number | string;
  readonly digest?: string;
  readonly predicateType?: string;
  readonly payloadType?: string;
  /** With the time of an authority in the place of an entry in the log. */
  readonly isStamped?: boolean;
  /** Puts another statement in the place of the one that was signed. */
  readonly forge?: (statement: string) => string;
}

export interface Sigstore {
  /** JSON of a trusted root. */
  readonly root: object;
  /** The part of a trusted root that names the authority which stamps times. */
  readonly stamps: object;
  attest(signing?: Signing): Promise<Readonly<Record<string, unknown>>>;
}

export const DIGEST = `sha256:${'d'.repeat(64)}`;
export const COMMIT = 'c'.repeat(40);
export const REPOSITORY_ID = 7;

const GITHUB_CLAIMS = '1.3.6.1.4.1.57264.1.';
const IN_TOTO = 'application/vnd.in-toto+json';
const BORN = '2020-01-01T00:00:00Z';

export async function openSigstore(): Promise<Sigstore> {
  const pair = () => generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const [caKeys, logKeys, certificateLogKeys] = [pair(), pair(), pair()];
  const certificateLog = await initializeCTLog(certificateLogKeys);
  const ca = await initializeCA(caKeys, certificateLog);
  const log = await initializeTLog('https://rekor.sigstore.dev', logKeys);
  // A whole second, since the library does not read every fraction of one; within the life of certificates made now.
  const stampedAt = new Date((Math.floor(Date.now() / 1000) + 60) * 1000);
  const clock = await initializeTSA(pair(), stampedAt);
  const root = {
    mediaType: 'application/vnd.dev.sigstore.trustedroot+json;version=0.1',
    tlogs: [logOf('https://rekor.sigstore.dev', log.publicKey)],
    ctlogs: [logOf('https://ctfe.sigstore.dev', certificateLog.publicKey)],
    certificateAuthorities: [
      {
        subject: { organization: 'sigstore.mock', commonName: 'sigstore' },
        uri: 'https://fulcio.sigstore.dev',
        certChain: { certificates: [{ rawBytes: base64(ca.rootCertificate) }] },
        validFor: { start: BORN },
      },
    ],
    timestampAuthorities: [],
  };
  const stamper = {
    subject: { organization: 'sigstore.mock', commonName: 'tsa' },
    uri: 'https://timestamp.sigstore.dev',
    certChain: {
      certificates: [clock.intCertificate, clock.rootCertificate].map((each) => ({ rawBytes: base64(each) })),
    },
    validFor: { start: BORN },
  };
  return {
    root,
    stamps: { timestampAuthorities: [stamper] },
    attest: async (signing = {}) => {
      const { publicKey, privateKey } = pair();
      const certificate = await ca.issueCertificate({
        publicKey: publicKey.export({ format: 'der', type: 'spki' }),
        subjectAltName: signing.workflow ?? 'https://github.com/acme/shop/.github/workflows/build.yml@refs/heads/main',
        extensions: claimsOf(signing),
      });
      return await bundleOf({
        statement: statementOf(signing),
        certificate: base64(certificate),
        privateKey,
        log,
        clock,
        signing,
      });
    },
  };
}

function logOf(baseUrl: string, publicKey: Buffer) {
  return {
    baseUrl,
    hashAlgorithm: 'SHA2_256',
    publicKey: {
      rawBytes: publicKey.toString('base64'),
      keyDetails: 'PKIX_ECDSA_P256_SHA_256',
      validFor: { start: BORN },
    },
    logId: { keyId: createHash('sha256').update(publicKey).digest('base64') },
  };
}

function claimsOf({ issuer, sourceCommit, repositoryId }: Signing) {
  const by = issuer ?? 'https://token.actions.githubusercontent.com';
  return [
    { oid: `${GITHUB_CLAIMS}8`, value: by },
    { oid: `${GITHUB_CLAIMS}13`, value: sourceCommit ?? COMMIT },
    { oid: `${GITHUB_CLAIMS}15`, value: String(repositoryId ?? REPOSITORY_ID) },
  ];
}

function statementOf({ digest = DIGEST, predicateType = 'https://slsa.dev/provenance/v1' }: Signing): string {
  return JSON.stringify({
    _type: 'https://in-toto.io/Statement/v1',
    subject: [{ name: 'shop.tgz', digest: { sha256: digest.slice('sha256:'.length) } }],
    predicateType,
    predicate: {},
  });
}

interface ToSign {
  readonly statement: string;
  readonly certificate: string;
  readonly privateKey: KeyObject;
  readonly log: Awaited<ReturnType<typeof initializeTLog>>;
  readonly clock: Awaited<ReturnType<typeof initializeTSA>>;
  readonly signing: Signing;
}

async function bundleOf({ statement, certificate, privateKey, log, clock, signing }: ToSign) {
  const type = signing.payloadType ?? IN_TOTO;
  const toSign = `DSSEv1 ${type.length} ${type} ${Buffer.byteLength(statement)} ${statement}`;
  const signature = sign('sha256', Buffer.from(toSign), privateKey).toString('base64');
  const payload = Buffer.from(signing.forge?.(statement) ?? statement).toString('base64');
  const pem = `-----BEGIN CERTIFICATE-----\n${certificate.replaceAll(/.{64}(?=.)/g, '$&\n')}\n-----END CERTIFICATE-----\n`;
  const [entry] = Object.values(
    await log.log({
      apiVersion: '0.0.1',
      kind: 'dsse',
      spec: {
        envelopeHash: { algorithm: 'sha256', value: 'a'.repeat(64) },
        payloadHash: { algorithm: 'sha256', value: createHash('sha256').update(payload, 'base64').digest('hex') },
        signatures: [{ signature, verifier: Buffer.from(pem).toString('base64') }],
      },
    }),
  );
  if (entry === undefined) throw new Error('the log took no entry');
  return {
    mediaType: 'application/vnd.dev.sigstore.bundle.v0.3+json',
    verificationMaterial: {
      certificate: { rawBytes: certificate },
      ...(signing.isStamped ? await stampOf(clock, signature) : { tlogEntries: [showEntry(entry)] }),
    },
    dsseEnvelope: { payload, payloadType: type, signatures: [{ sig: signature, keyid: '' }] },
  };
}

async function stampOf(clock: ToSign['clock'], signature: string) {
  const stamp = await clock.timestamp({
    artifactHash: createHash('sha256').update(signature, 'base64').digest(),
    hashAlgorithmOID: '2.16.840.1.101.3.4.2.1',
    nonce: 1_234_567_890,
    policyOID: '1.3.6.1.4.1.57264.2',
    certReq: true,
  });
  return { tlogEntries: [], timestampVerificationData: { rfc3161Timestamps: [{ signedTimestamp: base64(stamp) }] } };
}

type Entry = Awaited<ReturnType<Awaited<ReturnType<typeof initializeTLog>>['log']>>[string];

function showEntry({ logIndex, logID, integratedTime, body, verification }: Entry) {
  const proof = verification?.inclusionProof;
  return {
    logIndex: String(logIndex),
    logId: { keyId: Buffer.from(logID, 'hex').toString('base64') },
    kindVersion: { kind: 'dsse', version: '0.0.1' },
    integratedTime: String(integratedTime),
    inclusionPromise: { signedEntryTimestamp: verification?.signedEntryTimestamp },
    inclusionProof: {
      logIndex: String(proof?.logIndex),
      rootHash: Buffer.from(proof?.rootHash ?? '', 'hex').toString('base64'),
      treeSize: String(proof?.treeSize),
      hashes: [],
      checkpoint: { envelope: proof?.checkpoint },
    },
    canonicalizedBody: body,
  };
}

function base64(bytes: ArrayBufferView<ArrayBuffer>): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');
}
