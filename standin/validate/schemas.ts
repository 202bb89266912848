/** Compiles schemas of a description, each when it is first needed. */
import { Ajv2019, type ErrorObject, type ValidateFunction } from 'ajv/dist/2019.js';
import type { Description, JsonObject } from './description.ts';

const DATE_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;

function isDateTime(text: string): boolean {
  return DATE_TIME.test(text) && !Number.isNaN(Date.parse(text));
}

export class Schemas {
  private readonly ajv: Ajv2019;
  private readonly compiled = new Map<JsonObject, ValidateFunction>();
  readonly description: Description;

  constructor(description: Description) {
    this.description = description;
    this.ajv = new Ajv2019({ strict: false, allErrors: false, validateFormats: true, inlineRefs: false });
    this.ajv.addFormat('date-time', isDateTime);
    this.ajv.addFormat('timestamp', isDateTime);
    this.ajv.addFormat('uri', (text: string) => URL.canParse(text));
    this.ajv.addFormat('uri-template', (text: string) => URL.canParse(text.replaceAll(/[{}]/g, '')));
    this.ajv.addFormat('email', /^[^@\s]+@[^@\s]+$/);
    this.ajv.addFormat('int64', true);
    this.ajv.addSchema({ $id: 'github:/description', components: description.components() });
  }

  /** What is wrong with a value, or null. */
  problem(schema: JsonObject, value: unknown): string | null {
    const validate = this.compiled.get(schema) ?? this.compile(schema);
    return validate(value) ? null : messageOf(validate.errors ?? []);
  }

  private compile(schema: JsonObject): ValidateFunction {
    const closed = JSON.parse(
      JSON.stringify(this.description.closed(schema)).replaceAll('"$ref":"#/', '"$ref":"github:/description#/'),
    ) as JsonObject;
    const validate = this.ajv.compile(closed);
    this.compiled.set(schema, validate);
    return validate;
  }
}

function messageOf(errors: readonly ErrorObject[]): string {
  return errors
    .slice(0, 4)
    .map(({ instancePath, message, params }) => `${instancePath || '(whole)'} ${message} ${JSON.stringify(params)}`)
    .join('; ');
}
