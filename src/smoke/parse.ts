/** Text of a smoke file to a plan, or to problems with line and column. Nothing is probed before this succeeds. */
import { locate } from '../document/locate.ts';
import { type Path, readYaml } from '../document/parse.ts';
import { type Issue, shapeProblems } from '../document/shape.ts';
import { digestOf } from '../domain/canonical.ts';
import type { Problem } from '../domain/problem.ts';
import { checkSmoke } from './check.ts';
import type { SmokePlan } from './plan.ts';
import { planOf } from './plan-of.ts';
import { SMOKE_PROBLEM_CODES, type SmokeFinding } from './problem-codes.ts';
import { SmokeFile, smokeJsonSchema } from './schema.ts';
import { substitute, type UnknownName } from './substitute.ts';
import { type PartOfFile, watchedPart } from './watched.ts';

export type ParsedSmoke =
  | { readonly kind: 'valid'; readonly plan: SmokePlan }
  | { readonly kind: 'invalid'; readonly problems: readonly Problem[] };

export interface SmokeOrigin {
  /** The file as its author knows it, e.g. `.github/smoke.yml`. */
  readonly file: string;
  /** What `${NAME}` may stand for; a name that is not among them refuses the file. */
  readonly names: ReadonlyMap<string, string>;
  /** What `${env.NAME}` may stand for: secrets, each of them allowed by its name. */
  readonly secrets?: ReadonlyMap<string, string> | undefined;
}

/** Every problem is found in one go, in the order of the file. */
export function parseSmoke(text: string, origin: SmokeOrigin): ParsedSmoke {
  const read = readYaml(text);
  if (read.kind === 'unreadable') return unreadable(read.problem, origin);
  return planFrom({ value: read.document.value, placeOf: (path) => path }, read.document, origin);
}

/** The same of the checks that are marked `watch: true`, as if there were no others. */
export function parseWatched(text: string, origin: SmokeOrigin): ParsedSmoke | { readonly kind: 'nothing-watched' } {
  const read = readYaml(text);
  if (read.kind === 'unreadable') return unreadable(read.problem, origin);
  const part = watchedPart(read.document.value);
  return part === null ? { kind: 'nothing-watched' } : planFrom(part, read.document, origin);
}

type ReadFile = ReturnType<typeof readYaml>;

function unreadable(problem: Extract<ReadFile, { kind: 'unreadable' }>['problem'], { file }: SmokeOrigin): ParsedSmoke {
  return { kind: 'invalid', problems: [{ severity: 'error', source: 'smoke', file, ...problem }] };
}

function planFrom(
  { value, placeOf }: PartOfFile,
  document: Extract<ReadFile, { kind: 'read' }>['document'],
  { file, names, secrets = NONE }: SmokeOrigin,
): ParsedSmoke {
  const invalid = (found: readonly SmokeFinding[]): ParsedSmoke => ({
    kind: 'invalid',
    problems: locate(found, document, { source: 'smoke', file }),
  });
  const inFile = <Found extends { readonly path: Path }>(found: Found): Found => ({
    ...found,
    path: placeOf(found.path),
  });
  const filled = substitute(value, { names, secrets });
  if (filled.unknown.length > 0) return invalid(filled.unknown.map(sayUnknownName).map(inFile));
  const shaped = SmokeFile.safeParse(filled.value);
  if (!shaped.success) {
    const issues: readonly Issue[] = shaped.error.issues.map((issue) => ({
      ...issue,
      path: [...placeOf(issue.path.filter(isPlace))],
    }));
    // Quoted is what the file says: what stands for a name is not for everybody to read.
    return invalid(shapeProblems(issues, document.value, { schema: smokeJsonSchema(), codes: SMOKE_PROBLEM_CODES }));
  }
  const found = checkSmoke(shaped.data);
  if (found.length > 0) return invalid(found.map(inFile));
  return { kind: 'valid', plan: planOf(shaped.data, digestOf(document.value)) };
}

const NONE: ReadonlyMap<string, string> = new Map();

function sayUnknownName({ path, name }: UnknownName): SmokeFinding {
  const isSecret = name.startsWith('env.');
  const fix = isSecret
    ? `Allow it by name where the run is started (\`--secret-env\`, the input \`secret-env\`), and set it there.`
    : `Set it (\`--set ${name}=…\`; of the Action the input \`set\`), or write the value out.`;
  const message = `Nobody set \`${name}\`, so it is not known what would be probed. ${fix}`;
  return { code: 'unknown-name', path, at: 'value', message };
}

/** YAML has no other keys. */
function isPlace(key: PropertyKey): key is string | number {
  return typeof key !== 'symbol';
}
