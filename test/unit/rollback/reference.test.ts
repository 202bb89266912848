import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { REJECTION_CODES } from '../../../src/rollback/decision.ts';
import { explainRejection } from '../../../src/rollback/reasons.ts';
import { ROLLBACK_TABLE } from '../../../src/rollback/table.ts';

const PAGE = readFileSync(new URL('../../../docs/reference/rollback.md', import.meta.url), 'utf8');

/** The rows of the table under these column heads. */
function rowsUnder(heads: string): readonly string[] {
  const lines = PAGE.slice(PAGE.indexOf(`${heads}\n`))
    .split('\n')
    .slice(2);
  return lines.slice(0, lines.indexOf(''));
}

describe('the page about rollbacks', () => {
  it('has the decision table of the code', () => {
    const rows = ROLLBACK_TABLE.map(
      ({ number, condition, action, code, keepsOut }) =>
        `| ${number} | ${condition} | \`${action}\` | \`${code}\` | ${keepsOut ? 'yes' : 'no'} |`,
    );
    expect(rowsUnder('| row | condition | action | code | kept out |')).toEqual(rows);
  });

  it('has every reason for which a deployment is passed over', () => {
    const rows = REJECTION_CODES.map((code) => `| \`${code}\` | ${explainRejection(code)} |`);
    expect(rowsUnder('| code | why it is passed over |')).toEqual(rows);
  });
});
