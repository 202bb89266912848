/** The end of what a program writes: the place where it says why it failed. */

/** Enough for the last screens of a test run; what came before is not kept in memory. */
const MAX_OUTPUT_BYTES = 64 * 1024;

export interface OutputEnd {
  readonly add: (chunk: Buffer) => void;
  /** Decoded as UTF-8, with a first line that says how much is not there. */
  readonly text: () => string;
}

export function keepEnd(): OutputEnd {
  const chunks: Buffer[] = [];
  let kept = 0;
  let written = 0;
  return {
    add(chunk) {
      chunks.push(chunk);
      kept += chunk.length;
      written += chunk.length;
      for (let [first] = chunks; first && kept - first.length >= MAX_OUTPUT_BYTES; [first] = chunks) {
        chunks.shift();
        kept -= first.length;
      }
    },
    text() {
      const end = fromWholeCharacter(Buffer.concat(chunks).subarray(-MAX_OUTPUT_BYTES));
      const cut = written - end.length;
      return cut === 0 ? end.toString('utf8') : `[${cut} bytes before this are left out]\n${end.toString('utf8')}`;
    },
  };
}

/** A cut may go through a character, whose later bytes begin with the bits 10. */
function fromWholeCharacter(bytes: Buffer): Buffer {
  let from = 0;
  while (from < 3 && ((bytes[from] ?? 0) & 0xc0) === 0x80) from++;
  return bytes.subarray(from);
}
