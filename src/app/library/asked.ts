/** Which page of the library a request asks for. */

export type Asked =
  | { readonly kind: 'environments'; readonly repository: string }
  | { readonly kind: 'organisation'; readonly organisation: string; readonly after: number | null }
  | { readonly kind: 'refused'; readonly status: 400 | 405 | 406; readonly because: string };

const OWNER = '[A-Za-z0-9](?:[A-Za-z0-9-_]{0,38})';
const ENVIRONMENTS = new RegExp(`^/r/(${OWNER})/([\\w.-]{1,100})/environments(\\.json)?$`);
const ORGANISATION = new RegExp(`^/o/(${OWNER})(\\.json)?$`);

/** Null: it asks for something else. */
export function askedOf(method = '', url = '', accept: string | undefined = undefined): Asked | null {
  const [path = '', query = ''] = url.split('?', 2);
  const environments = ENVIRONMENTS.exec(path);
  const organisation = ORGANISATION.exec(path);
  const isJson = (environments?.[3] ?? organisation?.[2]) !== undefined || wantsJson(accept);
  if (environments === null && organisation === null) return null;
  if (method !== 'GET' && method !== 'HEAD') return { kind: 'refused', status: 405, because: 'ask with GET' };
  if (!isJson) {
    const because = 'there is JSON only: ask with Accept: application/json, or add .json to the address';
    return { kind: 'refused', status: 406, because };
  }
  if (environments !== null) return { kind: 'environments', repository: `${environments[1]}/${environments[2]}` };
  return organisationOf(organisation?.[1] ?? '', query);
}

function organisationOf(organisation: string, query: string): Asked {
  const text = new URLSearchParams(query).get('after');
  if (text !== null && !/^\d{1,15}$/.test(text)) {
    return { kind: 'refused', status: 400, because: 'after is the number that the page before named as next' };
  }
  return { kind: 'organisation', organisation, after: text === null ? null : Number(text) };
}

/** Clients that do not care, such as curl, send a star. */
function wantsJson(accept: string | undefined): boolean {
  if (accept === undefined) return true;
  const types = accept.split(',').map((type) => type.split(';', 1)[0]?.trim().toLowerCase());
  return types.includes('application/json') || (types.includes('*/*') && !types.includes('text/html'));
}
