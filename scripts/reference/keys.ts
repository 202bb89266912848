/** A section for every map of keys of a JSON Schema, outer ones first; also of maps inside lists and alternatives. */
import { table } from './page.ts';

export type Schema = Readonly<Record<string, unknown>>;

export function keySections(schema: Schema): readonly string[] {
  return sections('', schema);
}

function sections(path: string, schema: Schema): readonly string[] {
  const properties = Object.entries(propertiesOf(schema));
  if (properties.length === 0) return [];
  const required = new Set((schema['required'] as readonly string[] | undefined) ?? []);
  const rows = properties.map(([key, value]) => [
    `\`${key}\``,
    takes(value),
    required.has(key) ? 'required' : sayDefault(value),
    String(value['description'] ?? ''),
  ]);
  const inner = properties.flatMap(([key, value]) => innerSections(path === '' ? key : `${path}.${key}`, value));
  return [
    path === '' ? '## Keys' : `### \`${path}\``,
    '',
    ...table(['key', 'takes', 'default', 'meaning'], rows),
    '',
    ...inner,
  ];
}

function innerSections(path: string, schema: Schema): readonly string[] {
  const items = schema['items'] as Schema | undefined;
  if (items !== undefined) return innerSections(`${path}[]`, items);
  const named = schema['additionalProperties'];
  if (typeof named === 'object' && named !== null) return innerSections(`${path}.NAME`, named as Schema);
  const alternatives = alternativesOf(schema);
  if (alternatives === undefined) return sections(path, schema);
  // One item or a list of them: the list says it all.
  const list = alternatives.find((each) => each['type'] === 'array');
  return list === undefined ? alternatives.flatMap((each) => innerSections(path, each)) : innerSections(path, list);
}

export function propertiesOf(schema: Schema): Readonly<Record<string, Schema>> {
  return (schema['properties'] as Record<string, Schema> | undefined) ?? {};
}

function alternativesOf(schema: Schema): readonly Schema[] | undefined {
  return (schema['anyOf'] ?? schema['oneOf']) as readonly Schema[] | undefined;
}

function takes(schema: Schema): string {
  if (schema['const'] !== undefined) return `\`${String(schema['const'])}\``;
  if (Array.isArray(schema['enum'])) return schema['enum'].map((value) => `\`${String(value)}\``).join(', ');
  if (typeof schema['title'] === 'string') return schema['title'];
  const alternatives = alternativesOf(schema);
  if (alternatives !== undefined) return takesOneOf(alternatives);
  if (schema['type'] === 'array') return `list of ${takes(schema['items'] as Schema)}`;
  if (schema['type'] === 'object') {
    if (Object.keys(propertiesOf(schema)).length > 0) return 'keys, see below';
    const named = schema['additionalProperties'];
    return typeof named === 'object' && named !== null ? `map of names to ${takes(named as Schema)}` : 'map of names';
  }
  const names = {
    string: 'text',
    integer: 'whole number',
    number: 'number',
    boolean: '`true` or `false`',
    null: 'nothing',
  };
  return names[String(schema['type']) as keyof typeof names] ?? 'text';
}

function takesOneOf(alternatives: readonly Schema[]): string {
  const [one, many] = alternatives;
  const isList = many?.['type'] === 'array' && one !== undefined;
  return isList ? `${takes(one)}, or a list` : alternatives.map(takes).join(' or ');
}

function sayDefault(schema: Schema): string {
  const value = schema['default'];
  if (value === undefined || (typeof value === 'object' && Object.keys(value as object).length === 0)) return '';
  return `\`${typeof value === 'string' ? value : JSON.stringify(value)}\``;
}
