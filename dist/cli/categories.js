// src/notes/categories.ts
const NOTHING_EXCLUDED = {
	labels: [],
	authors: []
};
/** Where neither the policy nor `.github/release.yml` has any: Conventional Commit types, else labels of the usual names. */
function defaultCategories() {
	return {
		categories: DEFAULT,
		exclude: NOTHING_EXCLUDED,
		typesDecide: true
	};
}
const DEFAULT = [
	{
		title: "Features",
		types: ["feat", "feature"],
		labels: [
			"feature",
			"enhancement",
			"new feature"
		]
	},
	{
		title: "Fixes",
		types: [
			"fix",
			"bugfix",
			"hotfix"
		],
		labels: [
			"fix",
			"bug",
			"bugfix",
			"hotfix"
		]
	},
	{
		title: "Security",
		types: ["security", "sec"],
		labels: ["security"]
	},
	{
		title: "Performance",
		types: ["perf"],
		labels: ["performance"]
	},
	{
		title: "Documentation",
		types: ["docs", "doc"],
		labels: ["documentation", "docs"]
	},
	{
		title: "Dependencies",
		types: ["deps"],
		labels: ["dependencies"]
	}
];
/**
* The rules in force: categories of the policy, else of `.github/release.yml`, else the usual ones. What the policy
* excludes is excluded whosever categories they are; what the file excludes, where the policy has no categories.
*/
function rulesInForce(policy, file) {
	const excluded = {
		labels: policy?.exclude?.labels ?? [],
		authors: policy?.exclude?.authors ?? []
	};
	if (policy?.categories !== void 0) return {
		categories: policy.categories.map(({ title, types = [], labels = [] }) => ({
			title,
			types,
			labels
		})),
		exclude: excluded
	};
	const rules = file ?? defaultCategories();
	const exclude = {
		labels: [...excluded.labels, ...rules.exclude.labels],
		authors: [...excluded.authors, ...rules.exclude.authors]
	};
	return {
		...rules,
		exclude
	};
}
/** The first category that takes the change; undefined: none does. */
function categoryOf(change, { categories, typesDecide }) {
	const open = categories.filter(({ exclude }) => exclude === void 0 || exclusionOf(change, exclude) === null);
	const byType = (category) => hasType(category, change.type);
	const byLabel = (category) => hasLabel(category, change.labels);
	if (typesDecide === true) return open.find(byType) ?? open.find(byLabel);
	return open.find((category) => byType(category) || byLabel(category));
}
/** The rule that leaves the change out, as people read it: `label skip-notes`, `author renovate[bot]`. Null: none does. */
function exclusionOf({ labels, author }, exclude) {
	const label = exclude.labels.find((rule) => rule === "*" || labels.some((each) => isSame(each, rule)));
	if (label !== void 0) return `label ${label}`;
	const excluded = exclude.authors.find((rule) => loginKey(rule) === loginKey(author));
	return excluded === void 0 ? null : `author ${excluded}`;
}
function hasType({ types }, type) {
	return type !== null && types.some((each) => isSame(each, type));
}
function hasLabel({ labels }, given) {
	return labels.some((rule) => rule === "*" || given.some((label) => isSame(label, rule)));
}
function isSame(one, other) {
	return one.toLowerCase() === other.toLowerCase();
}
/** Logins compare without case; people write a bot's with and without its ending, and some with an `@`. */
function loginKey(login) {
	return login.toLowerCase().replace(/^@/, "").replace(/\[bot\]$/, "");
}

export { rulesInForce as i, defaultCategories as n, exclusionOf as r, categoryOf as t };