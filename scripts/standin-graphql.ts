/**
 * Cuts what our queries use out of GitHub's official GraphQL schema, into `standin/graphql/schema.graphql`. The types
 * keep the fields and arguments that a query names, and enumerations are kept whole: `node scripts/standin-graphql.ts`.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import {
  buildSchema,
  type GraphQLField,
  type GraphQLInterfaceType,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  isSpecifiedScalarType,
  isUnionType,
  parse,
  printType,
  TypeInfo,
  validate,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import { DOCUMENTS } from '../src/github/graphql/documents.ts';

/** Field names by type, and argument names by `Type.field`. */
interface Used {
  readonly fields: Map<string, Set<string>>;
  readonly arguments: Map<string, Set<string>>;
  readonly types: Set<string>;
}

function add(map: Map<string, Set<string>>, key: string, value: string): void {
  map.set(key, (map.get(key) ?? new Set()).add(value));
}

function usedBy(schema: GraphQLSchema, documents: readonly string[]): Used {
  const used: Used = { fields: new Map(), arguments: new Map(), types: new Set(['Query']) };
  for (const document of documents.map((text) => parse(text))) {
    const problems = validate(schema, document);
    if (problems.length > 0) throw new Error(`not valid in GitHub's schema: ${problems.join('\n')}`);
    const info = new TypeInfo(schema);
    visit(
      document,
      visitWithTypeInfo(info, {
        Field(node) {
          const [parent, field] = [info.getParentType(), info.getFieldDef()];
          if (!parent || !field || field.name.startsWith('__')) return;
          add(used.fields, parent.name, field.name);
          used.types.add(parent.name).add(getNamedType(field.type).name);
          for (const argument of node.arguments ?? []) {
            add(used.arguments, `${parent.name}.${field.name}`, argument.name.value);
            const type = field.args.find(({ name }) => name === argument.name.value)?.type;
            if (type) used.types.add(getNamedType(type).name);
          }
        },
        InlineFragment(node) {
          if (node.typeCondition) used.types.add(node.typeCondition.name.value);
        },
      }),
    );
  }
  return used;
}

/** Every type that a value of an abstract type may have has the fields that are asked of the abstract one. */
function spread(schema: GraphQLSchema, used: Used): void {
  for (const type of [...used.types].map((name) => schema.getType(name)).filter(isInterfaceType)) {
    const isWhole = WHOLE.has(type.name);
    const possible = schema.getPossibleTypes(type).filter(({ name }) => isWhole || used.types.has(name));
    for (const { name } of possible) {
      used.types.add(name);
      for (const field of used.fields.get(type.name) ?? []) add(used.fields, name, field);
    }
  }
}

/** Interfaces of which an answer may hold any type. Of the others, only those that a query names. */
const WHOLE: ReadonlySet<string> = new Set(['Actor', 'RepositoryOwner']);

function shown(used: Used, type: GraphQLNamedType): string {
  if (isUnionType(type)) {
    const members = type.getTypes().filter(({ name }) => used.types.has(name));
    return `union ${type.name} = ${members.map(({ name }) => name).join(' | ')}`;
  }
  if (isObjectType(type) || isInterfaceType(type)) return shownFields(used, type);
  if (isInputObjectType(type)) {
    for (const field of Object.values(type.getFields())) used.types.add(getNamedType(field.type).name);
  }
  return withoutProse(printType(type));
}

function shownFields(used: Used, type: GraphQLObjectType | GraphQLInterfaceType): string {
  const parents = type.getInterfaces().filter(({ name }) => used.types.has(name));
  const names = new Set([type, ...parents].flatMap(({ name }) => [...(used.fields.get(name) ?? [])]));
  // A type that is only named has to have some field.
  if (names.size === 0 || [type, ...parents].some(({ name }) => name === 'Node')) names.add('id');
  const fields = Object.values(type.getFields()).filter(({ name }) => names.has(name));
  const lines = fields.map((field) => shownField(used, [type, ...parents], field));
  const above = parents.length > 0 ? ` implements ${parents.map(({ name }) => name).join(' & ')}` : '';
  return `${isObjectType(type) ? 'type' : 'interface'} ${type.name}${above} {\n${lines.join('\n')}\n}`;
}

function shownField(
  used: Used,
  owners: readonly { readonly name: string }[],
  field: GraphQLField<unknown, unknown>,
): string {
  const taken = new Set(owners.flatMap(({ name }) => [...(used.arguments.get(`${name}.${field.name}`) ?? [])]));
  const kept = field.args.filter((argument) => taken.has(argument.name));
  for (const { type } of [field, ...kept]) used.types.add(getNamedType(type).name);
  const written = kept.map((argument) => `${argument.name}: ${String(argument.type)}`);
  return `  ${field.name}${written.length > 0 ? `(${written.join(', ')})` : ''}: ${String(field.type)}`;
}

function withoutProse(text: string): string {
  return text.replaceAll(/^[^\S\n]*"""[\s\S]*?"""\n/gm, '').replaceAll(/\n{2,}/g, '\n');
}

function slice(schema: GraphQLSchema, documents: readonly string[]): string {
  const used = usedBy(schema, documents);
  spread(schema, used);
  const texts = new Map<string, string>();
  // Showing a type may bring in others.
  while ([...used.types].some((name) => !texts.has(name))) {
    for (const name of used.types) {
      const type = schema.getType(name);
      if (!type) throw new Error(`there is no type ${name}`);
      texts.set(name, isSpecifiedScalarType(type) ? '' : shown(used, type));
    }
  }
  const sorted = [...texts].sort(([one], [other]) => (one < other ? -1 : 1));
  return sorted.flatMap(([, text]) => (text === '' ? [] : [text])).join('\n\n');
}

const folder = path.join(import.meta.dirname, '..', 'node_modules', '@octokit', 'graphql-schema');
const { name, version } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
const whole = readFileSync(path.join(folder, 'schema.graphql'), 'utf8');
// The published text breaks rules of the specification, in places of no concern here: fields defined twice, and so on.
const text = slice(buildSchema(whole, { assumeValid: true, assumeValidSDL: true }), DOCUMENTS);
buildSchema(text);
const target = path.join(import.meta.dirname, '..', 'standin', 'graphql', 'schema.graphql');
const head = `# Cut by scripts/standin-graphql.ts from ${name}@${version} (MIT); do not edit.`;
writeFileSync(target, `${head}\n\n${text}\n`);
process.stdout.write(`${target}: ${text.length} characters\n`);
