/** JSON that a person may have written, with the place where it breaks. */
import { plainLine } from '../domain/markdown.ts';
import type { Problem } from '../domain/problem.ts';
import { jsonErrorAt } from './json-error.ts';

export type ParsedJson =
  | { readonly kind: 'value'; readonly value: unknown }
  | { readonly kind: 'broken'; readonly problem: Problem };

/** @param firstLine where the text stands in its file */
export function parseJson(text: string, file: string, firstLine = 1): ParsedJson {
  try {
    return { kind: 'value', value: JSON.parse(text) };
  } catch (error) {
    const told = error instanceof Error ? error.message : String(error);
    const before = text.slice(0, jsonErrorAt(text)).split('\n');
    const place = { line: firstLine + before.length - 1, column: (before.at(-1) ?? '').length + 1 };
    const message = `This is not JSON, so nothing can be read from it: ${plainLine(told)}. Correct it here, or write the file anew with a JSON tool.`;
    return {
      kind: 'broken',
      problem: { severity: 'error', source: 'facts', file, code: 'json-invalid', ...place, message },
    };
  }
}
