/** Cuts the output of git into its fields. */

/**
 * The fields of a stream of UTF-8, as lists: as many as each chunk completes. Every field ends with `separator`; what
 * follows the last one is a field of its own unless it is empty. Bytes that are no UTF-8 become U+FFFD.
 */
export async function* readFields(
  chunks: AsyncIterable<Uint8Array>,
  separator: '\0' | '\n',
): AsyncGenerator<readonly string[], void, undefined> {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  let rest = '';
  for await (const chunk of chunks) {
    const fields = (rest + decoder.decode(chunk, { stream: true })).split(separator);
    rest = fields.pop() ?? '';
    if (fields.length > 0) yield fields;
  }
  rest += decoder.decode();
  if (rest !== '') yield [rest];
}
