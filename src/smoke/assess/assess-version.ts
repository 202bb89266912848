/** Who answers: the version that was deployed, or another. */
import type { HttpAnswer } from '../../domain/probe.ts';
import { jsonTypeOf, readJson } from '../json.ts';
import { findAtPath } from '../json-path.ts';
import { compilePattern } from '../pattern.ts';
import type { VersionAsked } from '../plan.ts';
import { wrongStatus } from './assess-http.ts';
import { notJson } from './assess-json.ts';
import { type Assessment, failed, passed, type Show, unjudged, type View } from './assessment.ts';

type Found = { readonly kind: 'version'; readonly text: string } | { readonly kind: 'none'; readonly why: Assessment };

export function assessVersion(answer: HttpAnswer, asks: VersionAsked, { show }: View): Assessment {
  const wrong = wrongStatus(answer, [{ from: 200, to: 299 }]);
  if (wrong !== undefined) return wrong;
  const found = versionIn(answer, asks.from, show);
  if (found.kind === 'none') return found.why;
  const isExpected = isSameVersion(found.text, asks.expect);
  const seen = { found: show(found.text, LONGEST_VERSION), isExpected };
  if (isExpected) return { ...passed(`version ${seen.found} answers`), version: seen };
  const message = `expected version ${show(asks.expect, LONGEST_VERSION)}, but found ${seen.found}`;
  return { ...failed('version-mismatch', message), version: seen };
}

const LONGEST_VERSION = 64;

function versionIn(answer: HttpAnswer, from: VersionAsked['from'], show: Show): Found {
  switch (from.kind) {
    case 'json':
      return versionInJson(answer.body, from.path, show);
    case 'header': {
      const values = Object.hasOwn(answer.headers, from.name) ? answer.headers[from.name] : undefined;
      const text = values?.[0]?.trim();
      if (text === undefined || text === '') return none(failed('header', `there is no header \`${from.name}\``));
      return { kind: 'version', text };
    }
    case 'regex': {
      const text = compilePattern(from.pattern).firstGroupIn(answer.body);
      if (text === undefined || text === '') {
        return none(failed('body', `nothing in the body matches ${JSON.stringify(from.pattern)}`));
      }
      return { kind: 'version', text };
    }
  }
}

function versionInJson(body: string, path: string, show: Show): Found {
  const read = readJson(body);
  if (read.kind === 'not-json') return none(notJson(body, show));
  const found = findAtPath(path, read.value);
  if (found.kind !== 'found') return none(failed('path-not-found', `there is nothing at \`${path}\``));
  if (typeof found.value === 'string' && found.value !== '') return { kind: 'version', text: found.value };
  const type = found.value === '' ? 'an empty text' : `a value of type ${jsonTypeOf(found.value)}`;
  return none(unjudged('type-mismatch', `expected a text at \`${path}\`, but there is ${type}`));
}

function none(why: Assessment): Found {
  return { kind: 'none', why };
}

/** As git shortens commits: fewer characters than these name too many. */
const COMMIT = /^[0-9a-f]{7,64}$/i;

/** The same text; of commits, one may be the beginning of the other. */
export function isSameVersion(one: string, other: string): boolean {
  if (one === other) return true;
  if (!COMMIT.test(one) || !COMMIT.test(other)) return false;
  const [short = '', long = ''] = [one.toLowerCase(), other.toLowerCase()].toSorted((a, b) => a.length - b.length);
  return long.startsWith(short);
}
