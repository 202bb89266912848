/** How far a log was read, as text that is kept between two checkpoints. */
import { fromBase64, toBase64 } from './base64.ts';
import { HASH_BYTES } from './crypto.ts';
import { RunningRoot } from './running-root.ts';

/** JSON: how many lines, and the hashes that stand for them. */
export function logMemory(read: RunningRoot): string {
  const { size, hashes } = read.state();
  return JSON.stringify({ size, hashes: hashes.map(toBase64) });
}

/** From the beginning, when nothing is remembered or it cannot be read: that costs time and loses nothing. */
export function rememberedLog(memory: string | null): RunningRoot {
  try {
    const { size, hashes } = JSON.parse(memory ?? '');
    const bytes = (hashes as unknown[]).map((hash) => fromBase64(String(hash)));
    return RunningRoot.from({ size, hashes: bytes.map(mustBeHash) });
  } catch {
    return new RunningRoot();
  }
}

function mustBeHash(bytes: Uint8Array | null): Uint8Array {
  if (bytes?.length !== HASH_BYTES) throw new RangeError('no hash');
  return bytes;
}
