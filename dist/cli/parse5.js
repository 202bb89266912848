import { a as locate, n as shapeProblems, r as readYaml, t as DOCUMENT_CODES } from "./problem-codes.js";
import { n as defaultCategories } from "./categories.js";
import { z } from "zod";

// src/notes/release-file/schema.ts
/** GitHub's own configuration of release notes, `.github/release.yml`, as far as its reference describes it. */
/** Far above every real file. */
const MOST_ITEMS = 500;
const LONGEST = 200;
const names = z.array(z.string().min(1).max(LONGEST)).max(MOST_ITEMS);
const exclude = z.strictObject({
	labels: names.nullish().meta({ description: "Labels of pull requests that are left out." }),
	authors: names.nullish().meta({ description: "Logins whose pull requests are left out." })
}).nullish();
const category = z.strictObject({
	title: z.string().min(1).max(LONGEST).meta({ description: "The heading of the section." }),
	labels: names.min(1).meta({ description: "Labels that put a pull request into it; `*` takes what no category before it took." }),
	exclude: exclude.meta({ description: "What this section does not take." })
});
const ReleaseFile = z.strictObject({ changelog: z.strictObject({
	exclude: exclude.meta({ description: "What no section has." }),
	categories: z.array(category).max(50).nullish().meta({ description: "The sections, in order." })
}).nullish() });
/** Its keys and what they mean, for what is said of a wrong one. */
function releaseFileJsonSchema() {
	return z.toJSONSchema(ReleaseFile, { io: "input" });
}

// src/notes/release-file/parse.ts
/** `.github/release.yml` as people write it for GitHub, to the rules that it means. */
/**
* A file without categories leaves the usual ones, and what it excludes is excluded.
*
* @param file as its author knows it, e.g. `.github/release.yml`.
*/
function parseReleaseFile(text, file) {
	const origin = {
		source: "releaseFile",
		file
	};
	const read = readYaml(text);
	if (read.kind === "unreadable") return {
		kind: "invalid",
		problems: [{
			severity: "error",
			...origin,
			...read.problem
		}]
	};
	const { document } = read;
	const shaped = ReleaseFile.safeParse(document.value);
	if (shaped.success) return valid(shaped.data, []);
	const issues = shaped.error.issues;
	const found = shapeProblems(issues, document.value, {
		schema: releaseFileJsonSchema(),
		codes: DOCUMENT_CODES
	});
	const cleaned = ReleaseFile.safeParse(withoutUnknown(document.value, issues));
	if (!cleaned.success) return {
		kind: "invalid",
		problems: locate(found, document, origin)
	};
	return valid(cleaned.data, located(found, document, origin));
}
function located(found, document, origin) {
	const warnings = found.map((each) => ({
		...each,
		severity: "warning"
	}));
	return locate(warnings, document, origin);
}
/** The document without the keys that nobody knows. */
function withoutUnknown(value, issues) {
	const copy = structuredClone(value);
	for (const { code, path, keys = [] } of issues) {
		if (code !== "unrecognized_keys") continue;
		const place = path.reduce((at, step) => isMap(at) ? at[String(step)] : void 0, copy);
		if (isMap(place)) for (const key of keys) delete place[key];
	}
	return copy;
}
function isMap(value) {
	return typeof value === "object" && value !== null;
}
function valid({ changelog }, warnings) {
	const exclude = exclusion(changelog?.exclude);
	const categories = changelog?.categories ?? [];
	if (categories.length === 0) return {
		kind: "valid",
		rules: {
			...defaultCategories(),
			exclude
		},
		warnings
	};
	return {
		kind: "valid",
		rules: {
			categories: categories.map((each) => ({
				title: each.title,
				types: [],
				labels: each.labels,
				exclude: exclusion(each.exclude)
			})),
			exclude
		},
		warnings
	};
}
function exclusion(written) {
	return {
		labels: written?.labels ?? [],
		authors: written?.authors ?? []
	};
}

export { parseReleaseFile };