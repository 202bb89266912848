/** Whose attestations count besides those of Sigstore's public instance: what `gh attestation trusted-root` prints. */
import { readFileSync } from 'node:fs';

const HOW = 'Write it with `gh attestation trusted-root > FILE`.';

/**
 * The text of the file, a JSON document a line. What is in it is read with the first attestation.
 *
 * @returns undefined where it is not set; null where it cannot be used, which `report` was told.
 */
export function readAttestationRoots(
  setting: (variable: string) => string | undefined,
  report: (variable: string, message: string) => null,
): string | null | undefined {
  const path = setting('ATTESTATION_TRUSTED_ROOTS');
  if (path === undefined) return undefined;
  const text = textOf(path);
  const fault = text === null ? 'The file cannot be read' : faultOf(text);
  if (fault === null) return text;
  return report(
    'ATTESTATION_TRUSTED_ROOTS',
    `${fault}, so attestations of private repositories could not be checked. ${HOW}`,
  );
}

function textOf(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}

function faultOf(text: string): string | null {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  if (lines.length === 0) return 'The file is empty';
  const wrong = lines.findIndex((line) => !isRoot(line));
  return wrong < 0 ? null : `Document ${wrong + 1} of the file is no trusted root`;
}

function isRoot(line: string): boolean {
  try {
    const root: unknown = JSON.parse(line);
    if (typeof root !== 'object' || root === null || !('certificateAuthorities' in root)) return false;
    return Array.isArray(root.certificateAuthorities) && root.certificateAuthorities.length > 0;
  } catch {
    return false;
  }
}
