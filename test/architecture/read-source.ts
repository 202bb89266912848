/** What one source file says about itself: its imports, and where it reaches for the world around it. */
import { parseAst } from 'rolldown/parseAst';

export interface Import {
  readonly specifier: string;
  readonly isTypeOnly: boolean;
  readonly line: number;
}

/** A use of the clock, randomness, the environment, the network, the console or a timer. */
export interface Ambient {
  readonly name: string;
  readonly line: number;
}

export interface Source {
  readonly imports: readonly Import[];
  readonly ambient: readonly Ambient[];
  /** Top-level statements that are neither an import nor one call: what an entry must not have. */
  readonly logic: readonly { readonly kind: string; readonly line: number }[];
  readonly lines: number;
}

interface Node {
  readonly type: string;
  readonly start: number;
  readonly [key: string]: unknown;
}

export function readSource(text: string): Source {
  const program = parseAst(text, { lang: 'ts' }) as unknown as Node;
  const lineOf = (node: Node) => text.slice(0, node.start).split('\n').length;
  const imports: Import[] = [];
  const ambient: Ambient[] = [];
  walk(program, (node, parent, key) => {
    const found = importOf(node);
    if (found) imports.push({ ...found, line: lineOf(node) });
    const name = ambientNameOf(node, parent, key);
    if (name) ambient.push({ name, line: lineOf(node) });
  });
  const logic = (program['body'] as readonly Node[])
    .filter((statement) => !isImportOrCall(statement))
    .map((statement) => ({ kind: statement.type, line: lineOf(statement) }));
  return { imports, ambient, logic, lines: text.replace(/\n$/, '').split('\n').length };
}

type Visit = (node: Node, parent: Node | null, key: string) => void;

function walk(node: Node, visit: Visit, parent: Node | null = null, key = ''): void {
  visit(node, parent, key);
  for (const [childKey, value] of Object.entries(node)) {
    for (const child of Array.isArray(value) ? value : [value]) if (isNode(child)) walk(child, visit, node, childKey);
  }
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && typeof (value as Node).type === 'string';
}

/** Every form that names another module: import, export … from, `import()`, `import('…')` types, `import x = require`. */
function importOf(node: Node): Omit<Import, 'line'> | undefined {
  switch (node.type) {
    case 'ImportDeclaration':
      return { specifier: sourceOf(node), isTypeOnly: isTypeImport(node, 'importKind') };
    case 'ExportNamedDeclaration':
      return isNode(node['source'])
        ? { specifier: sourceOf(node), isTypeOnly: isTypeImport(node, 'exportKind') }
        : undefined;
    case 'ExportAllDeclaration':
      return { specifier: sourceOf(node), isTypeOnly: node['exportKind'] === 'type' };
    case 'ImportExpression':
      return { specifier: sourceOf(node), isTypeOnly: false };
    case 'TSImportType':
      return { specifier: sourceOf(node), isTypeOnly: true };
    case 'TSExternalModuleReference':
      return { specifier: String((node['expression'] as Node)['value']), isTypeOnly: false };
    default:
      return undefined;
  }
}

/** A specifier that is computed cannot be judged, so it has a name that no table allows. */
function sourceOf(node: Node): string {
  const source = node['source'] as Node;
  return source.type === 'Literal' ? String(source['value']) : '(computed)';
}

function isTypeImport(node: Node, kindKey: 'importKind' | 'exportKind'): boolean {
  if (node[kindKey] === 'type') return true;
  const specifiers = (node['specifiers'] ?? []) as readonly Node[];
  return specifiers.length > 0 && specifiers.every((specifier) => specifier[kindKey] === 'type');
}

const WORLD = new Set(
  (
    'process fetch console globalThis global self setTimeout setInterval setImmediate queueMicrotask performance crypto ' +
    'require eval Function navigator WebSocket XMLHttpRequest EventSource BroadcastChannel localStorage alert'
  ).split(' '),
);

/** The world's name when this node reads it in value position. A local thing of such a name counts as well. */
function ambientNameOf(node: Node, parent: Node | null, key: string): string | undefined {
  if (node.type === 'MetaProperty') return (node['meta'] as Node)['name'] === 'import' ? 'import.meta' : undefined;
  if (node.type !== 'Identifier' || !parent || isMereName(parent, key)) return undefined;
  const name = String(node['name']);
  return WORLD.has(name) ? name : impureUseOf(name, parent, key);
}

/** Date, Math and Temporal are pure but for one thing each. */
function impureUseOf(name: string, parent: Node, key: string): string | undefined {
  const member = memberOf(parent, key);
  switch (name) {
    case 'Date':
      return isPureDate(parent, key) ? undefined : 'Date (the current time)';
    case 'Temporal':
      return member === 'Now' ? 'Temporal.Now' : undefined;
    case 'Math':
      // `const { random } = Math` and `Math[name]` would get around a ban on `Math.random` alone.
      return member === undefined || member === 'random' ? 'Math.random' : undefined;
    default:
      return undefined;
  }
}

/** `x.process`, `{ process: 1 }`, a member's or type's name: not a reference. */
function isMereName(parent: Node, key: string): boolean {
  if (parent.type.startsWith('TS')) return !/^TS(As|Satisfies|NonNull|Instantiation)/.test(parent.type);
  if (key === 'property' && parent.type === 'MemberExpression') return parent['computed'] !== true;
  const isMember = /^(Property|MethodDefinition|PropertyDefinition)$/.test(parent.type);
  return (
    (isMember && key === 'key' && parent['computed'] !== true && parent['shorthand'] !== true) ||
    parent.type.startsWith('Import') ||
    parent.type === 'ExportSpecifier'
  );
}

/** Reading a given instant is arithmetic; asking for the present one is not. */
function isPureDate(parent: Node, key: string): boolean {
  if (parent.type === 'NewExpression' && key === 'callee') return (parent['arguments'] as readonly Node[]).length > 0;
  return ['parse', 'UTC'].includes(memberOf(parent, key) ?? '');
}

function memberOf(parent: Node, key: string): string | undefined {
  if (parent.type !== 'MemberExpression' || key !== 'object') return undefined;
  const property = parent['property'] as Node;
  return parent['computed'] === true ? undefined : String(property['name']);
}

function isImportOrCall(statement: Node): boolean {
  if (statement.type === 'ImportDeclaration') return true;
  if (statement.type !== 'ExpressionStatement') return false;
  let expression = statement['expression'] as Node;
  if (expression.type === 'AssignmentExpression') expression = expression['right'] as Node;
  if (expression.type === 'AwaitExpression') expression = expression['argument'] as Node;
  return expression.type === 'CallExpression';
}
