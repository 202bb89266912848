/** Certificates made when a test asks, so that they expire when the test wants them to. */
import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';

export interface Certificate {
  readonly name: string;
  readonly key: KeyObject;
  readonly keyPem: string;
  readonly pem: string;
}

export interface CertificateOptions {
  /** DNS names or IPv4 addresses. */
  readonly names?: readonly string[];
  /** Absent: signed by itself. */
  readonly issuer?: Certificate;
  readonly validFrom?: Date;
  readonly validUntil?: Date;
}

const DAY_MS = 86_400_000;

export function makeCertificate(name: string, options: CertificateOptions = {}): Certificate {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { issuer, names } = options;
  const from = options.validFrom ?? new Date(Date.now() - DAY_MS);
  const until = options.validUntil ?? new Date(Date.now() + 30 * DAY_MS);
  const algorithm = der(0x30, oid('2a8648ce3d040302')); // ecdsa-with-SHA256
  const subject = nameOf(name);
  const extensions = [
    extension('551d13', der(0x30, ...(names === undefined ? [der(0x01, Buffer.from([0xff]))] : []))), // CA or not
    ...(names === undefined ? [] : [extension('551d11', der(0x30, ...names.map(alternative)))]),
  ];
  const body = der(
    0x30,
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, Buffer.concat([Buffer.from([1]), publicKey.export({ type: 'spki', format: 'der' }).subarray(-8)])),
    algorithm,
    issuer === undefined ? subject : nameOf(issuer.name),
    der(0x30, time(from), time(until)),
    subject,
    publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, der(0x30, ...extensions)),
  );
  const signature = sign('sha256', body, issuer?.key ?? privateKey);
  const whole = der(0x30, body, algorithm, der(0x03, Buffer.from([0]), signature));
  const lines = whole.toString('base64').replace(/.{64}/g, '$&\n');
  return {
    name,
    key: privateKey,
    keyPem: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    pem: `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`,
  };
}

function der(tag: number, ...parts: readonly Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  const size = content.length;
  const length = size < 128 ? [size] : size < 256 ? [0x81, size] : [0x82, size >> 8, size & 0xff];
  return Buffer.concat([Buffer.from([tag, ...length]), content]);
}

function oid(hex: string): Buffer {
  return der(0x06, Buffer.from(hex, 'hex'));
}

function nameOf(name: string): Buffer {
  return der(0x30, der(0x31, der(0x30, oid('550403'), der(0x0c, Buffer.from(name)))));
}

function alternative(name: string): Buffer {
  const isAddress = /^[\d.]+$/.test(name);
  return isAddress ? der(0x87, Buffer.from(name.split('.').map(Number))) : der(0x82, Buffer.from(name));
}

function extension(id: string, value: Buffer): Buffer {
  return der(0x30, oid(id), der(0x04, value));
}

function time(at: Date): Buffer {
  return der(0x18, Buffer.from(`${at.toISOString().slice(0, 19).replace(/\D/g, '')}Z`));
}
