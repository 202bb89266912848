import Ajv2020 from 'ajv/dist/2020.js';
import { load } from 'js-yaml';
import { expect, it } from 'vitest';
import { parseCases } from '../../../../src/policy/cases/parse.ts';
import { caseFileJsonSchema } from '../../../../src/policy/cases/schema.ts';

const validate = new Ajv2020.default({ strict: false, allErrors: true }).compile(caseFileJsonSchema());

const FILE = `version: 1
defaults:
  question: { kind: deploy, environment: production, actor: dora }
cases:
  - name: one
    facts: { at: "2026-11-17T10:00:00Z", repository: acme/shop, candidate: { sha: a1 }, question: { actor: ben } }
    expect: { gates: { freeze: met } }
`;

it('is, for editors, a schema in which facts may be given in part', () => {
  expect(parseCases(FILE, 'c.yml').kind).toBe('valid');
  validate(load(FILE));
  expect(validate.errors).toBeNull();
});

it.each([
  ['a misspelt fact', 'candidate:', 'candidat:'],
  ['a misspelt key of a fact in the defaults', 'environment:', 'enviroment:'],
  ['a wrong value of an expectation', 'freeze: met', 'freeze: mett'],
])('marks %s', (_what, right, wrong) => {
  expect(validate(load(FILE.replace(right, wrong)))).toBe(false);
});
