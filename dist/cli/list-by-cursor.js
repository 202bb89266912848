import { t as Failure } from "./failure.js";
import { i as once, n as askOrNull } from "./client.js";

// src/github/reads/lacks-permission.ts
/** A read that GitHub refuses for want of a permission, told with the permission's name and what to do. */
/** Runs a read of something that not every installation has agreed to. */
async function lacksPermission(permission, read) {
	try {
		return await read();
	} catch (error) {
		if (!(error instanceof Failure) || error.kind !== "forbidden") throw error;
		throw new Failure("forbidden", `${error.message}. This needs the permission "${permission}: read". Accept it on the settings page of the installation, under "Permissions"; in a workflow, give it to the job.`, { cause: error });
	}
}

// src/github/reads/list-by-cursor.ts
/** Lists that GitHub gives without numbers of pages: each page names the next one in its `Link` header. */
/** Null: GitHub shows no such list. */
async function listByCursor(listing) {
	const { what, most, page, items } = listing;
	const found = [];
	let after = null;
	do {
		const query = {
			per_page: 100,
			...after === null ? {} : { after },
			request: once()
		};
		const answer = await askOrNull(what, () => page(query));
		if (answer === null) return after === null ? null : found;
		found.push(...items(answer.data));
		if (found.length > most) throw new Failure("rejected", `${what}: there are more than ${most}, which are not all read.`);
		after = nextCursor(answer.headers.link ?? "");
	} while (after !== null);
	return found;
}
function nextCursor(link) {
	const address = /<([^>]+)>;\s*rel="next"/.exec(link)?.[1];
	return address === void 0 ? null : new URL(address).searchParams.get("after");
}

export { lacksPermission as n, listByCursor as t };