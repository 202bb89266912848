/** What a `version` check says that cannot be meant. */
import type { Path } from '../../document/parse.ts';
import { finding, type SmokeFinding } from '../problem-codes.ts';
import type { SmokeCheck } from '../schema.ts';
import { jsonPathFindings, patternFindings } from './check-pattern.ts';
import { urlFindings } from './check-url.ts';

export function checkVersion(version: SmokeCheck['version'], path: Path): readonly SmokeFinding[] {
  if (version === undefined) return [];
  const { url, json, header, regex } = version;
  const found = [
    ...urlFindings(url, [...path, 'url']),
    ...jsonPathFindings(json, [...path, 'json']),
    ...patternFindings(regex, [...path, 'regex']),
  ];
  const given = [json, header, regex].filter((each) => each !== undefined).length;
  if (given === 0) {
    const message = 'Nothing says where the version stands in the answer. Add `json`, `header` or `regex`.';
    found.push(finding('assertion-missing', path, message));
  }
  if (given > 1) {
    const message =
      'The version is looked for in several places, which may differ. Keep one of `json`, `header`, `regex`.';
    found.push(finding('assertion-refused', path, message));
  }
  return found;
}
