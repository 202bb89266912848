/** `tidegate decide --batch`: a case a line in, an answer a line out, one at a time. */
import type { Problem } from '../domain/problem.ts';
import { decide } from '../policy/decide.ts';
import { parseFacts } from '../policy/facts/parse.ts';
import type { Policy } from '../policy/schema.ts';
import { EXIT } from './exit-codes.ts';
import { linesOf } from './lines-of.ts';
import { print } from './output.ts';
import { parseJson } from './parse-json.ts';
import { type PolicySource, policyIn, type ReadPolicy } from './read-policy.ts';

/** A case that is wrong gets its problems as its answer, and the next one is decided. */
export async function decideBatch(file: string): Promise<number> {
  const policies = new PolicyTexts();
  let number = 0;
  for await (const line of linesOf(file)) {
    number++;
    if (line.trim() !== '') await print(JSON.stringify(answer(line, { file, number, policies })));
  }
  return EXIT.ok;
}

interface Place {
  readonly file: string;
  readonly number: number;
  readonly policies: PolicyTexts;
}

type Fields = Readonly<Record<string, unknown>>;

function answer(line: string, place: Place): unknown {
  const json = parseJson(line, place.file, place.number);
  if (json.kind === 'broken') return { id: null, problems: [json.problem] };
  const { value } = json;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return {
      id: null,
      problems: [wrong(place, 'A case is an object with `id`, `policy` and `facts`; write it as one.')],
    };
  }
  const fields = value as Fields;
  return { id: fields['id'] ?? null, ...decideCase(fields, place) };
}

function decideCase(fields: Fields, place: Place): object {
  const read = readPolicyTexts(fields, place);
  const facts = parseFacts(fields['facts'], 'facts');
  const problems = [...read.flatMap(problemsOf), ...(facts.kind === 'invalid' ? facts.problems : [])];
  if (problems.length > 0 || facts.kind === 'invalid') return { problems };
  const policies = read.flatMap((each) => (each.kind === 'valid' ? [each.policy] : []));
  return { decision: decide(policies, facts.facts) };
}

/** The organisation's first, which the repository's has to agree with. A case may do with the organisation's alone. */
function readPolicyTexts(fields: Fields, place: Place): readonly ReadPolicy[] {
  const org = (fields['orgPolicy'] ?? undefined) === undefined ? undefined : readPolicyText(fields, 'orgPolicy', place);
  if (org !== undefined && fields['policy'] === undefined) return [org];
  const own = readPolicyText(fields, 'policy', place, org?.kind === 'valid' ? org.policy.policy : undefined);
  return org === undefined ? [own] : [org, own];
}

function problemsOf(read: ReadPolicy): readonly Problem[] {
  if (read.kind === 'valid') return [];
  return read.kind === 'absent' ? [read.problem] : read.problems;
}

function readPolicyText(fields: Fields, source: PolicySource, place: Place, org?: Policy): ReadPolicy {
  const text = fields[source];
  if (typeof text === 'string') return place.policies.read(text, source, org);
  return {
    kind: 'invalid',
    problems: [wrong(place, `The case has no usable \`${source}\`; give the YAML text of a policy.`)],
  };
}

function wrong({ file, number }: Place, message: string): Problem {
  return { severity: 'error', source: 'facts', file, code: 'case-invalid', line: number, column: 1, message };
}

/** How many texts are kept parsed: cases that follow each other mostly share theirs. */
const KEPT = 16;

class PolicyTexts {
  readonly #read = new Map<string, ReadPolicy>();
  /** Parsed texts are kept, so one organisation's policy is one object. */
  readonly #numbers = new WeakMap<Policy, number>();
  #count = 0;

  read(text: string, source: PolicySource, org?: Policy): ReadPolicy {
    const key = `${source}:${org === undefined ? '' : this.#numbers.get(org)}:${text}`;
    const kept = this.#read.get(key) ?? policyIn(text, source, source, org);
    if (this.#read.size >= KEPT) this.#read.clear();
    this.#read.set(key, kept);
    if (kept.kind === 'valid' && !this.#numbers.has(kept.policy.policy)) {
      this.#numbers.set(kept.policy.policy, ++this.#count);
    }
    return kept;
  }
}
