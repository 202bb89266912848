/** Secrets of a smoke run are masked by the runner in every form, besides being taken out of every text by us. */
import * as core from '@actions/core';
import { secretForms } from '../../domain/redact.ts';

export function maskForms(secrets: Iterable<string>): void {
  for (const secret of secrets) {
    for (const form of secretForms(secret)) core.setSecret(form);
  }
}

/** The names without a value that the file fills in, or would. */
export function neededOf(withheld: readonly string[], text: string): readonly string[] {
  return withheld.filter((name) => text.includes(`\${env.${name}}`));
}
