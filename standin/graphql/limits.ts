/**
 * The limits of GitHub's GraphQL API that need no answer to be seen (docs, "Rate limits and query limits"): `first` or
 * `last` from 1 to 100 on every connection, 100 ids in `nodes`, and 500,000 nodes in one query.
 */
import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  isCompositeType,
  isInterfaceType,
  isObjectType,
  Kind,
  type SelectionSetNode,
  valueFromASTUntyped,
} from 'graphql';

const MOST_NODES = 500_000;
const LARGEST_PAGE = 100;
const MOST_IDS = 100;

type Variables = Readonly<Record<string, unknown>>;

/** What is wrong, or null. */
export function limitProblem(schema: GraphQLSchema, document: DocumentNode, variables: Variables): string | null {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  }
  const counting = new Counting(schema, fragments, variables);
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
    const problem = counting.walk(definition.selectionSet, schema.getQueryType() ?? undefined, 1);
    if (problem !== null) return problem;
  }
  const { nodes } = counting;
  return nodes > MOST_NODES ? `This query may return up to ${nodes} possible nodes, which exceeds ${MOST_NODES}` : null;
}

class Counting {
  nodes = 0;
  private readonly schema: GraphQLSchema;
  private readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  private readonly variables: Variables;

  constructor(schema: GraphQLSchema, fragments: ReadonlyMap<string, FragmentDefinitionNode>, variables: Variables) {
    this.schema = schema;
    this.fragments = fragments;
    this.variables = variables;
  }

  /** @param times how often the selection may be answered. */
  walk(set: SelectionSetNode | undefined, type: GraphQLNamedType | undefined, times: number): string | null {
    for (const selection of set?.selections ?? []) {
      const problem =
        selection.kind === Kind.FIELD
          ? this.walkField(selection, type, times)
          : this.walkFragment(selection, type, times);
      if (problem !== null) return problem;
    }
    return null;
  }

  private walkFragment(
    selection: Exclude<SelectionSetNode['selections'][number], FieldNode>,
    type: GraphQLNamedType | undefined,
    times: number,
  ): string | null {
    const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? this.fragments.get(selection.name.value) : selection;
    const condition = fragment?.typeCondition?.name.value;
    return this.walk(fragment?.selectionSet, condition === undefined ? type : this.schema.getType(condition), times);
  }

  private walkField(field: FieldNode, type: GraphQLNamedType | undefined, times: number): string | null {
    if (!isObjectType(type) && !isInterfaceType(type)) return null;
    const name = field.name.value;
    const definition = type.getFields()[name];
    if (definition === undefined) return null;
    const answered = getNamedType(definition.type);
    const size = this.sizeOf(field, answered.name);
    if (typeof size === 'string') return size;
    if (size !== null) this.nodes += times * size;
    return isCompositeType(answered) ? this.walk(field.selectionSet, answered, times * (size ?? 1)) : null;
  }

  /** Null for a field that is neither a connection nor `nodes`; a text says what is wrong. */
  private sizeOf(field: FieldNode, answered: string): number | string | null {
    const given = Object.fromEntries(
      (field.arguments ?? []).map(({ name, value }) => [name.value, valueFromASTUntyped(value, this.variables)]),
    );
    const name = field.name.value;
    if (Array.isArray(given['ids'])) {
      const { length } = given['ids'];
      return length > MOST_IDS ? `You may not provide more than ${MOST_IDS} node ids; you provided ${length}.` : length;
    }
    if (!answered.endsWith('Connection')) return null;
    const size = given['first'] ?? given['last'];
    if (typeof size !== 'number')
      return `You must provide a \`first\` or \`last\` value to properly paginate the \`${name}\` connection.`;
    const isWithin = size >= 1 && size <= LARGEST_PAGE;
    return isWithin
      ? size
      : `Requesting ${size} records on the \`${name}\` connection exceeds the limit of 100 records.`;
  }
}
