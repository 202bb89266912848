import { n as UsageError } from "./exit-codes.js";

// src/cli/backfill/access.ts
/** Where GitHub is and with whose rights it is read, from the variables that GitHub's own tools use. */
const TOKENS = ["GITHUB_TOKEN", "GH_TOKEN"];
const ON_THIS_MACHINE = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;
function accessFrom(env) {
	const tokenFrom = TOKENS.find((name) => settingIn(env, name) !== void 0);
	const token = tokenFrom === void 0 ? null : settingIn(env, tokenFrom) ?? null;
	return {
		apiUrl: apiUrlFrom(env),
		token,
		tokenFrom: tokenFrom ?? TOKENS[0]
	};
}
/** What is set to nothing is not set. */
function settingIn(env, name) {
	const value = env[name]?.trim();
	return value === "" ? void 0 : value;
}
function apiUrlFrom(env) {
	const given = settingIn(env, "GITHUB_API_URL");
	if (given !== void 0) return checked("GITHUB_API_URL", given);
	const host = settingIn(env, "GHE_HOST");
	if (host === void 0) return "https://api.github.com";
	return checked("GHE_HOST", `${settingIn(env, "GHE_PROTOCOL") ?? "https"}://${host}/api/v3`);
}
function checked(variable, text) {
	const url = URL.canParse(text) ? new URL(text) : null;
	if (url === null || !["https:", "http:"].includes(url.protocol)) throw new UsageError(`${variable} does not say where GitHub is: ${text} is no address of an API.`);
	if (url.protocol === "http:" && !ON_THIS_MACHINE.test(url.hostname)) throw new UsageError(`${variable}: over plain HTTP anybody on the way reads the token. Use https.`);
	return text.replace(/\/+$/, "");
}

export { accessFrom as t };