/**
 * Writes the reference pages of the policy, the smoke file, the requirements and the reasons from the tables that the
 * engine itself uses. Run: `node scripts/generate-reference.ts`.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROBLEM_CODES } from '../src/policy/problem-codes.ts';
import { IGNORED, REASONS, type ReasonEntry, SKIPPED, TIER_CODES } from '../src/policy/reasons.ts';
import { policyJsonSchema } from '../src/policy/schema.ts';
import { SMOKE_PROBLEM_CODES } from '../src/smoke/problem-codes.ts';
import { smokeJsonSchema } from '../src/smoke/schema.ts';
import { keySections } from './reference/keys.ts';
import { codes, HEADER, page, table } from './reference/page.ts';
import type { RequirementPage } from './reference/requirement-page.ts';
import { REQUIREMENT_PAGES } from './reference/requirements.ts';
import { SMOKE_EXAMPLE, SMOKE_RULES } from './reference/smoke.ts';
import { WRITING } from './reference/writing.ts';

/** Path below the repository -> text. */
export function generate(): Record<string, string> {
  return {
    'docs/reference/policy.md': policyPage(),
    'docs/reference/smoke.md': smokePage(),
    'docs/reference/requirements.md': requirementsPage(),
    'docs/reference/reasons.md': reasonsPage(),
  };
}

function policyPage(): string {
  return page([
    HEADER,
    '# Policy',
    'Every key of `.github/tidegate.yml`. How to write one: [guide](../guide/policy.md). What follows from it:',
    '[rules](policy-rules.md), [requirements](requirements.md), [reasons](reasons.md). For editors there is a',
    '[JSON Schema](../../schema/policy.schema.json). A file has at most 64 KiB; anchors and aliases are refused; a key that',
    'is not listed here is refused, since ignoring it could open what it was meant to hold.',
    '',
    ...keySections(policyJsonSchema()),
    ...WRITING,
    ...problems(PROBLEM_CODES),
  ]);
}

function smokePage(): string {
  return page([
    HEADER,
    '# Smoke file',
    'Every key of `.github/smoke.yml`. How to use one: [guide](../guide/action.md). For editors there is a',
    '[JSON Schema](../../schema/smoke.schema.json). A file has at most 64 KiB; anchors and aliases are refused, and so is a',
    `key that is not listed here. \`\${NAME}\` in a text stands for a value that is set where the file is run; a name that`,
    'nobody set refuses the file before anything is probed.',
    '',
    ...SMOKE_EXAMPLE,
    ...keySections(smokeJsonSchema()),
    '## How things are written',
    '',
    '**Lengths of time** are `500ms`, `90s`, `30m`, `4h`, `2d` or ISO 8601 (`PT30M`), above zero and up to `7d`.',
    '',
    ...SMOKE_RULES,
    ...problems(SMOKE_PROBLEM_CODES),
  ]);
}

function problems(codesOf: Readonly<Record<string, string>>): readonly string[] {
  const lead =
    'Each has its line and column, and says what is wrong, why it matters and how to fix it. Warnings leave a file valid. At most 100 are told at once.';
  return ['## Problems', '', lead, '', ...codes(codesOf, 'given when')];
}

function requirementsPage(): string {
  const [written, builtIn] = [false, true].map((isBuiltIn) =>
    REQUIREMENT_PAGES.filter((each) => each.isBuiltIn === isBuiltIn).flatMap(requirementSection),
  );
  return page([
    HEADER,
    '# Requirements',
    'A gate is met when all its requirements are. A requirement is `met`; `pending`, when time, people or CI can still meet',
    'it; or `failed`, when a person said no or nothing can meet it for this commit. The codes are explained on the page of',
    '[reasons](reasons.md).',
    '',
    '## What a gate can require',
    '',
    ...(written ?? []),
    '## Gates that nobody has to write',
    '',
    'They are listed before the others, when there is something for them to say.',
    '',
    ...(builtIn ?? []),
    '## Authorised rollbacks',
    '',
    'A release that goes back to a commit whose latest verification in the environment is a `pass` skips every gate but',
    '`hold` and `environment`, when nothing forbids it and the policy says `auto` for the tier of what it takes away, or a',
    'person in `rollback.by` approved this rollback. The gates then say `skippedBecause: "authorised-rollback"`. Any other',
    'step back passes all gates; the explanation says which of these is the reason:',
    '',
    ...codes(rollbackReasons(), 'meaning'),
  ]);
}

/** Why a step back is no authorised rollback. */
function rollbackReasons(): Readonly<Record<string, string>> {
  const entries = Object.entries<ReasonEntry>(REASONS).filter(([code]) => code.startsWith('rollback-'));
  return Object.fromEntries(entries.map(([code, { meaning }]) => [code, meaning]));
}

function requirementSection({ kind, title, asks, met, pending, failed, example }: RequirementPage): readonly string[] {
  const list = (of: readonly string[]): string => of.map((code) => `\`${code}\``).join(', ') || '-';
  return [
    `### ${title}`,
    '',
    ...asks,
    '',
    ...table(['kind', 'met', 'pending', 'failed'], [[`\`${kind}\``, list(met), list(pending), list(failed)]]),
    '',
    '```yaml',
    example.trimEnd(),
    '```',
    '',
  ];
}

const GROUPS: readonly (readonly [ReasonEntry['group'], string])[] = [
  ['approvals', 'Approvals'],
  ['time', 'Time'],
  ['evidence', 'Evidence'],
  ['safety', 'Safety'],
];

function reasonsPage(): string {
  const entries: readonly (readonly [string, ReasonEntry])[] = Object.entries(REASONS);
  return page([
    HEADER,
    '# Reasons',
    'A decision says why with codes and data; the text in checks, comments and the terminal is made from them. Codes are',
    'public: scripts may rely on them. Which requirement gives which: [requirements](requirements.md).',
    '',
    ...GROUPS.flatMap(([group, title]) => {
      const own = entries.filter(([, entry]) => entry.group === group);
      const rows = own.map(([code, entry]) => [`\`${code}\``, entry.meaning, sayData(entry)]);
      return own.length === 0 ? [] : [`## ${title}`, '', ...table(['code', 'meaning', 'data'], rows), ''];
    }),
    '## People whose approval does not count',
    '',
    ...codes(IGNORED, 'the person'),
    '',
    '## Tiers',
    '',
    'Codes of `because` in `tierReasons` that no rule gives:',
    '',
    ...codes(TIER_CODES, 'meaning'),
    '',
    '## Skipped gates',
    '',
    ...codes(SKIPPED, 'meaning'),
  ]);
}

function sayData(entry: ReasonEntry): string {
  return Object.entries(entry.data)
    .map(([name, meaning]) => `\`${name}\`: ${meaning}`)
    .join('; ');
}

if (import.meta.main) {
  for (const [path, text] of Object.entries(generate())) writeFileSync(join(import.meta.dirname, '..', path), text);
}
