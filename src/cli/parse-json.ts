/** JSON that a person may have written, with the place where it breaks. */
import type { Problem } from '../domain/problem.ts';

export type ParsedJson =
  | { readonly kind: 'value'; readonly value: unknown }
  | { readonly kind: 'broken'; readonly problem: Problem };

/** @param firstLine where the text stands in its file */
export function parseJson(text: string, file: string, firstLine = 1): ParsedJson {
  try {
    return { kind: 'value', value: JSON.parse(text) };
  } catch (error) {
    const told = error instanceof Error ? error.message : String(error);
    const [, line = '1', column = '1'] = /line (\d+) column (\d+)/.exec(told) ?? [];
    const message = `This is not JSON, so nothing can be read from it: ${told}. Correct it here, or write the file anew with a JSON tool.`;
    const place = { line: firstLine + Number(line) - 1, column: Number(column) };
    return {
      kind: 'broken',
      problem: { severity: 'error', source: 'facts', file, code: 'json-invalid', ...place, message },
    };
  }
}
