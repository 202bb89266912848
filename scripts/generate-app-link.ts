/** The registration links of docs/guide/app.md, from app.yml: GitHub fills its form from the parameters of the address. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { replaceBlock } from './generated-block.ts';
import { ROOT } from './generators.ts';

interface Manifest {
  readonly name: string;
  readonly description: string;
  readonly url: string;
  readonly hook_attributes: { readonly url: string };
  readonly public: boolean;
  readonly default_permissions: Readonly<Record<string, string>>;
  readonly default_events: readonly string[];
}

export function generate(): Record<string, string> {
  const manifest = load(readFileSync(join(ROOT, 'app.yml'), 'utf8')) as Manifest;
  return replaceBlock('docs/guide/app.md', 'links', 'scripts/generate-app-link.ts', links(manifest));
}

function links(manifest: Manifest): string {
  const query = queryOf(manifest);
  return [
    `- [Register the App for yourself](https://github.com/settings/apps/new?${query})`,
    '- For an organisation: the same address with `/organizations/YOUR-ORG/settings/apps/new` as its path.',
  ].join('\n');
}

/** Parameters as GitHub's page "Registering a GitHub App using URL parameters" names them. */
function queryOf(manifest: Manifest): string {
  const pairs: readonly (readonly [string, string])[] = [
    ['name', manifest.name],
    ['description', manifest.description],
    ['url', manifest.url],
    ['public', String(manifest.public)],
    ['webhook_active', 'true'],
    ['webhook_url', manifest.hook_attributes.url],
    ...Object.entries(manifest.default_permissions),
    ...manifest.default_events.map((event) => ['events[]', event] as const),
  ];
  return pairs.map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`).join('&');
}
