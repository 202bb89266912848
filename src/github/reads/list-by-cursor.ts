/** Lists that GitHub gives without numbers of pages: each page names the next one in its `Link` header. */
import { Failure } from '../../domain/failure.ts';
import { askOrNull, once, PAGE_SIZE } from '../client.ts';

interface Page<Data> {
  readonly data: Data;
  readonly headers: { readonly link?: string | undefined };
}

interface Listing<Data, Item> {
  readonly what: string;
  /** A list that is longer is a `Failure`: what was left out would look as if it were not there. */
  readonly most: number;
  readonly page: (query: {
    readonly per_page: number;
    readonly after?: string;
    readonly request: ReturnType<typeof once>;
  }) => Promise<Page<Data>>;
  readonly items: (data: Data) => readonly Item[];
}

/** Null: GitHub shows no such list. */
export async function listByCursor<Data, Item>(listing: Listing<Data, Item>): Promise<readonly Item[] | null> {
  const { what, most, page, items } = listing;
  const found: Item[] = [];
  let after: string | null = null;
  do {
    const query = { per_page: PAGE_SIZE, ...(after === null ? {} : { after }), request: once() };
    const answer: Page<Data> | null = await askOrNull(what, () => page(query));
    if (answer === null) return after === null ? null : found;
    found.push(...items(answer.data));
    if (found.length > most)
      throw new Failure('rejected', `${what}: there are more than ${most}, which are not all read.`);
    after = nextCursor(answer.headers.link ?? '');
  } while (after !== null);
  return found;
}

function nextCursor(link: string): string | null {
  const address = /<([^>]+)>;\s*rel="next"/.exec(link)?.[1];
  return address === undefined ? null : new URL(address).searchParams.get('after');
}
