import { i as once, t as ask } from "./client.js";

// src/github/reads/past-events/find-repository.ts
/** Through no installation. Throws `Failure`: `not-found` also where the token may not see it. */
async function findRepository(octokit, { owner, name: repo }) {
	const { data } = await ask(`Reading ${owner}/${repo}`, () => octokit.request("GET /repos/{owner}/{repo}", {
		owner,
		repo,
		request: once()
	}));
	return {
		id: Number(data.id),
		owner: data.owner.login,
		name: data.name,
		installationId: 0
	};
}

export { findRepository as t };