/** What a smoke file says that cannot be meant, though every key fits. */
import type { SmokeFinding } from './problem-codes.ts';
import type { SmokeFile } from './schema.ts';

export function checkSmoke({ checks }: SmokeFile): readonly SmokeFinding[] {
  const ids = checks.map((check) => check.id);
  const findings = checks.flatMap((check, index): SmokeFinding[] => {
    const path = ['checks', index];
    const found: SmokeFinding[] = [];
    if (ids.indexOf(check.id) < index) {
      const message = `There are two checks \`${check.id}\`; a report could not tell them apart. Rename one.`;
      found.push({ code: 'check-duplicate', path: [...path, 'id'], at: 'value', message });
    }
    const message = urlProblem(check.http.url);
    if (message !== undefined) {
      found.push({ code: 'url-refused', path: [...path, 'http', 'url'], at: 'value', message });
    }
    return found;
  });
  if (checks.some((check) => check.severity === 'required')) return findings;
  const message = 'Every check is advisory, so the run could never fail. Make at least one of them `required`.';
  return [...findings, { code: 'no-required-check', path: ['checks'], at: 'key', message }];
}

/** The address itself is not repeated: it may hold what nobody else should read. */
function urlProblem(url: string): string | undefined {
  if (!URL.canParse(url)) return 'This is not an address, so nothing could be probed. Write it as `https://host/path`.';
  const { username, password } = new URL(url);
  if (username === '' && password === '') return undefined;
  return 'The address holds a user name or a password, which would end up in reports. Take it out.';
}
