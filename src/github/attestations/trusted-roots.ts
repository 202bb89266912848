/** Whose signatures count: Sigstore's public instance, and what the operator trusts besides. */
import { Failure } from '../../domain/failure.ts';
import { PUBLIC_GOOD_ROOT } from './public-good-root.ts';
import { type Root, rootFrom } from './verify-bundle.ts';

let publicGood: Root | undefined;
let others: { readonly text: string; readonly roots: readonly Root[] } | undefined;

/**
 * @param text the roots that `gh attestation trusted-root` prints, one JSON document a line. GitHub's own instance,
 * which private repositories attest through, is among them. Undefined: none besides the public instance.
 */
export function trustedRoots(text?: string): readonly Root[] {
  publicGood ??= rootFrom(PUBLIC_GOOD_ROOT);
  if (text === undefined) return [publicGood];
  if (others?.text !== text) others = { text, roots: rootsIn(text) };
  return [publicGood, ...others.roots];
}

function rootsIn(text: string): readonly Root[] {
  return text.split('\n').flatMap((line, index) => (line.trim() === '' ? [] : [rootIn(line, index + 1)]));
}

/** What cannot be read is no less trusted than before by being passed over: so nothing is checked with half of it. */
function rootIn(line: string, number: number): Root {
  try {
    return rootFrom(JSON.parse(line));
  } catch (error) {
    const message = `Line ${number} of ATTESTATION_TRUSTED_ROOTS is no trusted root, so no attestation can be checked.`;
    throw new Failure('rejected', message, { cause: error });
  }
}
