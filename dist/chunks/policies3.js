import { n as policyOf, o as readOrganisationPolicy, r as NO_MEMORY, s as parsePolicy, t as joinPolicies } from "./policies.js";
import { n as readWorkspaceFile } from "./read-file.js";

// src/action/policies.ts
/** @param connect is not called where the file of a dry run is missing: there is nothing to try out. */
async function readJobPolicies({ policyFile: file, isDryRun }, workspace, connect, at) {
	const tried = isDryRun ? await readWorkspaceFile(workspace, file) : void 0;
	if (tried === null) return {
		joined: { kind: "none" },
		warnings: []
	};
	const github = await connect();
	const { sha, owner } = await github.repository();
	const organisation = await readOrganisationPolicy(github, owner, NO_MEMORY, at);
	const own = ownPolicy(tried ?? (await github.file(file, sha))?.text ?? null, file, policyOf(organisation));
	return {
		joined: joinPolicies(organisation, own),
		warnings: own.kind === "in-force" ? own.problems : []
	};
}
function ownPolicy(text, file, organisation) {
	if (text === null) return { kind: "none" };
	const parsed = parsePolicy(text, {
		source: "policy",
		file
	}, organisation);
	if (parsed.kind === "invalid") return parsed;
	return {
		kind: "in-force",
		policy: {
			source: "repository",
			file,
			policy: parsed.policy
		},
		problems: parsed.warnings
	};
}

export { readJobPolicies as t };