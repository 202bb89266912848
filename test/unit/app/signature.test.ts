import { describe, expect, it } from 'vitest';
import { Secret } from '../../../src/app/secret.ts';
import { claimedSignature, startSignatureCheck } from '../../../src/app/signature.ts';

/** docs.github.com, "Validating webhook deliveries": the values to test an implementation with. */
const GOLDEN = {
  secret: "It's a Secret to Everybody",
  payload: 'Hello, World!',
  signature: 'sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17',
};

function isSigned(payload: string, signature: string, ...secrets: string[]): boolean {
  const check = startSignatureCheck(secrets.map((secret) => new Secret(secret)));
  for (const character of payload) check.update(Buffer.from(character));
  const claimed = claimedSignature(signature);
  return claimed !== null && check.matches(claimed);
}

describe("GitHub's example", () => {
  it('is signed with its secret', () => {
    expect(isSigned(GOLDEN.payload, GOLDEN.signature, GOLDEN.secret)).toBe(true);
  });

  it('is signed whichever of several secrets it was', () => {
    expect(isSigned(GOLDEN.payload, GOLDEN.signature, 'another', GOLDEN.secret)).toBe(true);
    expect(isSigned(GOLDEN.payload, GOLDEN.signature, GOLDEN.secret, 'another')).toBe(true);
  });

  it('is not signed with another secret, or when a byte differs', () => {
    expect(isSigned(GOLDEN.payload, GOLDEN.signature, 'another')).toBe(false);
    expect(isSigned('Hello, World?', GOLDEN.signature, GOLDEN.secret)).toBe(false);
    expect(isSigned(GOLDEN.payload, GOLDEN.signature.replace('7571', '7572'), GOLDEN.secret)).toBe(false);
  });
});

describe('the form of a signature', () => {
  it.each([undefined, '', 'sha256=', GOLDEN.signature.toUpperCase(), ` ${GOLDEN.signature}`, `${GOLDEN.signature}\n`])(
    'is not %j',
    (header) => expect(claimedSignature(header)).toBeNull(),
  );

  it('is not a list', () => expect(claimedSignature([GOLDEN.signature])).toBeNull());
});
