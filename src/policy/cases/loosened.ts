/** A JSON Schema of which any part may be left out. */

type JsonSchema = Readonly<Record<string, unknown>>;

/**
 * The same keys, none of them needed. What stands in a list is whole: lists are not joined.
 * Of alternatives that are told apart by a key that may now be missing, several may fit.
 */
export function loosened(schema: JsonSchema): JsonSchema {
  const { required: _required, oneOf, anyOf, properties, additionalProperties, ...rest } = schema;
  const alternatives = oneOf ?? anyOf;
  return {
    ...rest,
    ...(Array.isArray(alternatives) ? { anyOf: alternatives.map((each: JsonSchema) => loosened(each)) } : {}),
    ...(isSchema(properties) ? { properties: mapped(properties) } : {}),
    ...(additionalProperties === undefined
      ? {}
      : {
          additionalProperties: isSchema(additionalProperties) ? loosened(additionalProperties) : additionalProperties,
        }),
  };
}

function mapped(properties: JsonSchema): JsonSchema {
  return Object.fromEntries(
    Object.entries(properties).map(([key, each]) => [key, isSchema(each) ? loosened(each) : each]),
  );
}

function isSchema(value: unknown): value is JsonSchema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
