import { a as toInstant } from "./instant.js";
import { n as plainLine } from "./markdown.js";
import { a as NO_SAMPLES, c as resultOf, f as endReport, h as seeVersions, i as openSlots, l as takeSample, m as noVersions, o as countSample, p as joinVersions, r as runChecks, s as worstOf, u as getRequest } from "./parse3.js";
import { constants } from "node:fs";
import { resolve } from "node:path";
import { setTimeout as setTimeout$1 } from "node:timers/promises";
import { createHash } from "node:crypto";
import { open } from "node:fs/promises";
import { spawn } from "node:child_process";
import { request } from "node:http";
import { once } from "node:events";
import { BlockList, connect, isIP } from "node:net";
import { addAbortSignal } from "node:stream";
import { promises } from "node:dns";
import ipaddr from "ipaddr.js";
import { connect as connect$1 } from "node:tls";
import { promisify } from "node:util";
import { brotliDecompress, constants as constants$1, gunzip, inflate, inflateRaw, zstdDecompress } from "node:zlib";

// src/probe/keep-end.ts
/** The end of what a program writes: the place where it says why it failed. */
/** Enough for the last screens of a test run; what came before is not kept in memory. */
const MAX_OUTPUT_BYTES = 65536;
function keepEnd() {
	const chunks = [];
	let kept = 0;
	let written = 0;
	return {
		add(chunk) {
			chunks.push(chunk);
			kept += chunk.length;
			written += chunk.length;
			for (let [first] = chunks; first && kept - first.length >= MAX_OUTPUT_BYTES; [first] = chunks) {
				chunks.shift();
				kept -= first.length;
			}
		},
		text() {
			const end = fromWholeCharacter(Buffer.concat(chunks).subarray(-65536));
			const cut = written - end.length;
			return cut === 0 ? end.toString("utf8") : `[${cut} bytes before this are left out]\n${end.toString("utf8")}`;
		}
	};
}
/** A cut may go through a character, whose later bytes begin with the bits 10. */
function fromWholeCharacter(bytes) {
	let from = 0;
	while (from < 3 && ((bytes[from] ?? 0) & 192) === 128) from++;
	return bytes.subarray(from);
}

// src/probe/outcome.ts
function unusable(code, message) {
	return {
		kind: "unusable",
		code,
		message
	};
}
function missing(code, message) {
	return {
		kind: "missing",
		code,
		message
	};
}
const UNREACHABLE = /* @__PURE__ */ new Set([
	"ECONNREFUSED",
	"EHOSTUNREACH",
	"ENETUNREACH",
	"EADDRNOTAVAIL"
]);
/** Hung up too early, or said something that is not HTTP. */
const RESET = /^(?:ECONNRESET|ECONNABORTED|EPIPE|ERR_STREAM_PREMATURE_CLOSE|HPE_\w+)$/;
const TLS = /^(?:ERR_TLS|ERR_SSL|EPROTO|CERT_|CRL_|DEPTH_|SELF_SIGNED|UNABLE_TO|HOSTNAME_MISMATCH|INVALID_|ERR_OSSL)/;
/** Why a connection is not trusted, for people; the other codes keep the words of OpenSSL. */
const UNTRUSTED = {
	CERT_HAS_EXPIRED: "the certificate has expired",
	CERT_NOT_YET_VALID: "the certificate is not valid yet",
	ERR_TLS_CERT_ALTNAME_INVALID: "the certificate is for another host",
	DEPTH_ZERO_SELF_SIGNED_CERT: "the certificate is self-signed, so nobody vouches for it",
	SELF_SIGNED_CERT_IN_CHAIN: "the chain of the certificate ends in one that is not trusted here",
	UNABLE_TO_VERIFY_LEAF_SIGNATURE: "the server does not send the whole chain of its certificate",
	UNABLE_TO_GET_ISSUER_CERT_LOCALLY: "the issuer of the certificate is not trusted here",
	ERR_SSL_WRONG_VERSION_NUMBER: "the server does not speak TLS on this port",
	ERR_SSL_PACKET_LENGTH_TOO_LONG: "the server does not speak TLS on this port"
};
/** An error of a socket, a handshake or a parser as the answer that is missing. */
function failureFrom(error) {
	const code = codeOf(error);
	if (code === "HPE_HEADER_OVERFLOW") return unusable("body-too-large", "the headers of the answer are larger than 64 KiB");
	if (/^ERR_(?:INVALID_(?:CHAR|HTTP_TOKEN)|HTTP_INVALID_HEADER_VALUE|UNESCAPED_CHARACTERS)$/.test(code)) return unusable("assertion", `the request cannot be sent: ${wordsOf(error)}`);
	const untrusted = UNTRUSTED[code];
	if (untrusted !== void 0) return missing("tls", `no trusted connection: ${untrusted} (${wordsOf(error)})`);
	const missed = missingCode(code);
	if (missed !== void 0) return missing(missed, `no answer: ${wordsOf(error)}`);
	return unusable("assertion", `the check could not be carried out: ${wordsOf(error)}`);
}
/** Undefined: no sign that the other side is to blame, such as a machine that has no sockets left. */
function missingCode(code) {
	if (UNREACHABLE.has(code)) return "connection-refused";
	if (code === "ETIMEDOUT") return "timeout";
	if (RESET.test(code)) return "connection-reset";
	return TLS.test(code) ? "tls" : void 0;
}
function codeOf(error) {
	return error instanceof Error && "code" in error ? String(error.code) : "";
}
/** The reason, where OpenSSL gives one: its message is for those who read its source. */
function wordsOf(error) {
	if (!(error instanceof Error)) return String(error);
	if ("reason" in error && typeof error.reason === "string") return error.reason;
	return error.message === "" ? codeOf(error) || error.name : error.message;
}

// src/probe/command.ts
/** The command probe: a program without a shell, in a process group of its own that ends with it. */
/** Between the request to end and the end of the whole group. */
const GRACE_MS = 2e3;
/** How long what the program started may go on writing after it has ended. */
const LAST_WORDS_MS = 500;
const NOT_ALLOWED = "commands are not run here, because the smoke file may come from people who may not run programs on this machine (a pull request from a fork): run the check on a branch of the repository itself";
async function runCommand({ argv }, { areCommandsAllowed, environment, folder }, signal) {
	if (!areCommandsAllowed) return unusable("assertion", NOT_ALLOWED);
	const [program, ...rest] = argv;
	const started = start(program, rest, {
		environment,
		folder
	});
	if (started.kind === "not-started") return notStarted(program, folder, started.error);
	const { child, output } = started;
	const closed = once(child, "close").catch(() => void 0);
	const ended = Promise.withResolvers();
	child.once("error", (error) => ended.resolve(notStarted(program, folder, error)));
	child.once("exit", (exitCode) => ended.resolve({
		kind: "answer",
		of: "command",
		exitCode,
		output: ""
	}));
	const outcome = await endedOrStopped(child, ended.promise, signal);
	await Promise.race([closed, setTimeout$1(LAST_WORDS_MS, void 0, { ref: false })]);
	signalGroup(child, "SIGKILL");
	child.stdout?.destroy();
	child.stderr?.destroy();
	return "exitCode" in outcome ? {
		...outcome,
		output: output.text()
	} : outcome;
}
function start(program, rest, { environment, folder }) {
	try {
		const child = spawn(program, rest, {
			cwd: folder,
			env: { ...environment },
			detached: true,
			shell: false,
			stdio: [
				"ignore",
				"pipe",
				"pipe"
			],
			windowsHide: true
		});
		const output = keepEnd();
		for (const stream of [child.stdout, child.stderr]) stream.on("data", output.add).on("error", () => void 0);
		return {
			kind: "started",
			child,
			output
		};
	} catch (error) {
		return {
			kind: "not-started",
			error
		};
	}
}
async function endedOrStopped(child, ended, signal) {
	const stop = Promise.withResolvers();
	signal.addEventListener("abort", () => stop.resolve("stop"), { once: true });
	if (signal.aborted) stop.resolve("stop");
	const first = await Promise.race([ended, stop.promise]);
	if (first !== "stop") return first;
	signalGroup(child, "SIGTERM");
	await Promise.race([ended, setTimeout$1(GRACE_MS, void 0, { ref: false })]);
	signalGroup(child, "SIGKILL");
	await Promise.race([ended, setTimeout$1(GRACE_MS, void 0, { ref: false })]);
	return missing("timeout", "the program did not end in time and was stopped");
}
/** The whole group, which has the number of its first process. */
function signalGroup(child, name) {
	if (child.pid === void 0) return;
	try {
		process.kill(-child.pid, name);
	} catch {
		child.kill(name);
	}
}
function notStarted(program, folder, error) {
	const why = `${JSON.stringify(program)} cannot be started in ${folder}: ${wordsOf(error)}`;
	return unusable("assertion", `${why}. Commands are programs with arguments, not lines for a shell`);
}

// src/probe/connect.ts
/** The head start of one address over the next, as RFC 8305 recommends. The earlier ones stay in the race. */
const HEAD_START_MS = 250;
/** Of a name with more addresses than this the others are left alone: each costs a socket. */
const MOST_ADDRESSES = 8;
/** Rejects with the error of the address that was tried first among those that say most. */
async function connectToAny(addresses, port, signal) {
	const lost = new AbortController();
	const ordered = alternating(addresses);
	const failed = ordered.map(() => Promise.withResolvers());
	const attempts = ordered.map(async ({ address }, nth) => {
		await headStart(failed[nth - 1]?.promise, nth * HEAD_START_MS, AbortSignal.any([signal, lost.signal]));
		return connectTo(address, port, AbortSignal.any([signal, lost.signal])).catch((error) => {
			failed[nth]?.resolve();
			throw error;
		});
	});
	const winner = await Promise.any(attempts).catch((error) => {
		throw signal.aborted ? signal.reason : mostTelling(error);
	});
	for (const attempt of attempts) attempt.then((socket) => socket !== winner && socket.destroy(), () => void 0);
	lost.abort();
	return addAbortSignal(signal, winner);
}
/** IPv6 and IPv4 by turns, beginning with what the resolver prefers. */
function alternating(addresses) {
	const preferred = addresses[0]?.family;
	const first = addresses.filter(({ family }) => family === preferred);
	const second = addresses.filter(({ family }) => family !== preferred);
	return Array.from({ length: Math.max(first.length, second.length) }, (_, nth) => [first[nth], second[nth]]).flat().filter((address) => address !== void 0).slice(0, MOST_ADDRESSES);
}
/** Until the address before has failed, or its head start is over. */
async function headStart(before, ms, signal) {
	if (before === void 0) return;
	const over = Promise.withResolvers();
	const timer = setTimeout(over.resolve, ms);
	signal.addEventListener("abort", () => over.reject(signal.reason), { once: true });
	await Promise.race([before, over.promise]).finally(() => clearTimeout(timer));
}
function connectTo(host, port, signal) {
	return new Promise((resolve, reject) => {
		signal.throwIfAborted();
		const socket = connect({
			host,
			port
		});
		socket.on("error", reject);
		const stop = () => socket.destroy(/* @__PURE__ */ new Error("stopped"));
		signal.addEventListener("abort", stop, { once: true });
		socket.once("connect", () => {
			signal.removeEventListener("abort", stop);
			resolve(socket);
		});
	});
}
/** Why nobody was reached: a refusal says more than an address family that this machine does not have. */
function mostTelling(error) {
	if (!(error instanceof AggregateError)) return error;
	const errors = error.errors;
	const [first] = errors;
	return errors.find((each) => /REFUSED|RESET|TIMEDOUT/.test(wordsOf(each))) ?? first;
}

// src/probe/network.ts
/**
* Which addresses a probe may talk to. A URL can come from people who may not reach what the runner can reach, so
* what is not known to be allowed is refused.
*/
/** Addresses of cloud metadata services that lie outside the link-local range. */
const METADATA = [
	"168.63.129.16/32",
	"100.100.100.200/32",
	"fd00:ec2::/32",
	"fd20:ce::254/128",
	"fd00:42::42/128"
].map((block) => ipaddr.parseCIDR(block));
const GLOBAL_UNICAST = ipaddr.parseCIDR("2000::/3");
const ALLOWED = {
	public: ["public"],
	private: [
		"public",
		"private",
		"loopback"
	],
	loopback: ["loopback"]
};
/** Whether a probe may connect to this IP address (text without brackets). Link-local is refused in every network. */
function isAllowed(address, network) {
	return ALLOWED[network].includes(kindOf(address));
}
function kindOf(address) {
	const spelled = oneSpelling(address);
	if (spelled === void 0 || !ipaddr.isValid(spelled)) return "refused";
	const parsed = ipaddr.parse(spelled);
	const plain = ipaddr.process(spelled);
	if (METADATA.some((block) => plain.kind() === block[0].kind() && plain.match(block))) return "refused";
	switch (plain.range()) {
		case "unicast": return plain.kind() === "ipv4" || parsed.match(GLOBAL_UNICAST) ? "public" : "refused";
		case "private":
		case "uniqueLocal": return "private";
		case "loopback": return "loopback";
		default: return "refused";
	}
}
/** The address as the URL standard spells it: `::127.0.0.1` is not an IPv4 address to the kernel, only to a reader. */
function oneSpelling(address) {
	const url = `http://${address.includes(":") ? `[${address}]` : address}/`;
	return URL.canParse(url) ? new URL(url).hostname.replace(/^\[|\]$/g, "") : void 0;
}

// src/probe/resolve.ts
/** A host name to addresses that were checked. The connection goes to these, so a second look-up cannot differ. */
function systemLookup(host) {
	return promises.lookup(host, {
		all: true,
		verbatim: true
	});
}
/** Looks the name up once. One address that is not allowed refuses the host: it would be a matter of chance else. */
async function resolveHost(host, network, lookup) {
	const bare = host.replace(/^\[|\]$/g, "");
	const family = isIP(bare);
	if (family !== 0) return judge([{
		address: bare,
		family
	}], network);
	try {
		return judge(await lookup(bare), network);
	} catch (error) {
		return {
			kind: "unknown-host",
			why: error instanceof Error ? error.message : String(error)
		};
	}
}
function judge(addresses, network) {
	const refused = addresses.find(({ address }) => !isAllowed(address, network));
	if (refused !== void 0) return {
		kind: "refused",
		address: refused.address
	};
	if (addresses.length === 0) return {
		kind: "unknown-host",
		why: "the name has no address"
	};
	return {
		kind: "addresses",
		addresses
	};
}

// src/probe/until-aborted.ts
/** Lets go of work that cannot be stopped, such as a look-up of the system, when the time is over. */
async function untilAborted(work, signal) {
	const over = Promise.withResolvers();
	const stop = () => over.reject(signal.reason);
	if (signal.aborted) stop();
	else signal.addEventListener("abort", stop, { once: true });
	try {
		return await Promise.race([work, over.promise]);
	} finally {
		signal.removeEventListener("abort", stop);
	}
}

// src/probe/open.ts
async function openConnection(host, port, reach, signal) {
	const resolved = await addressesOf(host, reach, signal);
	if (resolved.kind !== "addresses") return resolved;
	return {
		kind: "socket",
		socket: await connectToAny(resolved.addresses, port, signal)
	};
}
/** The addresses of a host, all of which may be reached; IP addresses are judged in the same way. */
async function addressesOf(host, reach, signal) {
	const { network, lookup = systemLookup } = reach;
	const resolved = await untilAborted(resolveHost(host, network, lookup), signal);
	if (resolved.kind === "unknown-host") return missing("dns", `${host} could not be looked up: ${resolved.why}`);
	if (resolved.kind === "addresses") return resolved;
	return unusable("blocked-address", blockedMessage(host, resolved.address, reach));
}
function blockedMessage(host, address, { network }) {
	return `${host === address ? host : `${host} leads to ${address}, which`} may not be probed: it is outside the network "${network}"`;
}

// src/probe/dns.ts
async function probeDns({ name }, reach, signal) {
	const resolved = await addressesOf(name, reach, signal);
	if (resolved.kind !== "addresses") return resolved;
	return {
		kind: "answer",
		of: "dns",
		addresses: resolved.addresses.map(({ address }) => address)
	};
}

// src/probe/file.ts
/** The file probe: the text of a file that an earlier step wrote, such as a JUnit report. */
/** Reports of large suites have a few MiB. */
const MAX_FILE_BYTES = 10485760;
function readFileWithin({ path }, { folder }, signal) {
	return untilAborted(read(resolve(folder, path), signal), signal);
}
async function read(path, signal) {
	let file;
	try {
		file = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
	} catch (error) {
		return unreadable(path, error);
	}
	try {
		if (!(await file.stat()).isFile()) return unusable("assertion", `${path} is not a file`);
		const bytes = await readAtMost(file, 10485761, signal);
		if (bytes.length > MAX_FILE_BYTES) return unusable("body-too-large", `${path} is larger than ${MAX_FILE_BYTES / 1024 / 1024} MiB`);
		return {
			kind: "answer",
			of: "file",
			text: bytes.toString("utf8")
		};
	} catch (error) {
		return unreadable(path, error);
	} finally {
		await file.close();
	}
}
/** The size that a file states is not its size while somebody writes to it. */
async function readAtMost(file, limit, signal) {
	const chunks = [];
	const stream = file.createReadStream({
		autoClose: false,
		start: 0,
		end: limit - 1,
		signal
	});
	for await (const chunk of stream) chunks.push(chunk);
	return Buffer.concat(chunks);
}
function unreadable(path, error) {
	if (codeOf(error) === "ENOENT") return unusable("assertion", `there is no ${path}: let an earlier step write it, or correct the path in the check`);
	return unusable("assertion", `${path} cannot be read: ${wordsOf(error)}`);
}

// src/probe/exchange.ts
/** One HTTP request over a connection that is open, and the head of its answer. */
/** As much as browsers take from servers with long policies in their headers, and little to keep in memory. */
const MAX_HEADER_BYTES = 65536;
const DEFAULTS = {
	accept: "*/*",
	"accept-encoding": "identity",
	"user-agent": "tidegate-smoke"
};
/** How a message ends is decided here; two who disagree about it is how requests are smuggled. */
const FRAMING = /* @__PURE__ */ new Set([
	"content-length",
	"transfer-encoding",
	"connection",
	"keep-alive"
]);
/** The signal ends the connection, and so the answer too. */
function exchange(hop, reached, signal) {
	const { url, method, body } = hop;
	const sent = request({
		createConnection: () => reached.socket,
		method,
		path: reached.isAbsolute ? `${url.origin}${url.pathname}${url.search}` : `${url.pathname}${url.search}`,
		headers: headersOf(hop, reached),
		setDefaultHeaders: false,
		maxHeaderSize: MAX_HEADER_BYTES,
		signal
	});
	sent.maxHeadersCount = 0;
	return new Promise((resolve, reject) => {
		sent.once("response", resolve);
		sent.on("error", reject);
		sent.end(body);
	});
}
function headersOf({ url, headers, body, method }, { proxyHeaders }) {
	const given = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]).filter(([name]) => !FRAMING.has(name) && !name.startsWith("proxy-"));
	const hasBody = body !== void 0 || [
		"POST",
		"PUT",
		"PATCH"
	].includes(method);
	return {
		host: url.host,
		...DEFAULTS,
		...Object.fromEntries(given),
		...proxyHeaders,
		...hasBody ? { "content-length": String(Buffer.byteLength(body ?? "")) } : {},
		connection: "close"
	};
}

// src/probe/secure.ts
/** TLS over a connection that is open, verified always: chain, host and time. */
/** Rejects with the error of the handshake or of the verification; the connection is closed then. Who ends the connection ends this too. */
function secure(socket, host) {
	const name = host.replace(/\.$/, "");
	return new Promise((resolve, reject) => {
		const secured = connect$1({
			socket,
			host: name,
			...isIP(name) === 0 ? { servername: name } : {},
			ALPNProtocols: ["http/1.1"],
			rejectUnauthorized: true
		});
		secured.on("error", (error) => {
			socket.destroy();
			reject(error);
		});
		secured.once("secureConnect", () => resolve(secured));
	});
}

// src/probe/proxy.ts
/** A connection to a host behind a proxy: a tunnel for https, and for http the proxy itself. */
async function connectThrough(written, { url, host, port }, reach, signal) {
	const proxy = proxyUrl(written);
	if (proxy === void 0) {
		const name = url.protocol === "https:" ? "HTTPS_PROXY" : "HTTP_PROXY";
		return unusable("assertion", `${name} is not the address of an HTTP proxy: write it as http://host:port`);
	}
	const headers = authorizationFor(proxy);
	const target = url.protocol === "https:" ? `${isIP(host) === 6 ? `[${host}]` : host}:${port}` : void 0;
	const opened = await openThrough(proxy, target, headers, reach, signal);
	if (opened.kind !== "opened") return opened;
	if (target === void 0) return {
		kind: "proxied",
		socket: opened.socket,
		headers
	};
	return {
		kind: "proxied",
		socket: await secure(opened.socket, host),
		headers: {}
	};
}
/** A connection to the proxy, and where there is a target, through it. */
async function openThrough(proxy, target, headers, reach, signal) {
	try {
		const socket = await connectToProxy(proxy, reach, signal);
		if (target === void 0) return {
			kind: "opened",
			socket
		};
		const { statusCode = 0 } = await tunnel(socket, target, headers, signal);
		if (statusCode === 200) return {
			kind: "opened",
			socket
		};
		socket.destroy();
		return noTunnel(statusCode, proxy.host, target);
	} catch (error) {
		if (signal.aborted) throw error;
		return unusable("assertion", `the proxy ${proxy.host} cannot be used: ${wordsOf(error)}`);
	}
}
/** Many write `host:port` alone. */
function proxyUrl(written) {
	const text = /^[a-z][a-z\d+.-]*:\/\//i.test(written) ? written : `http://${written}`;
	const url = URL.canParse(text) ? new URL(text) : void 0;
	return url?.protocol === "http:" || url?.protocol === "https:" ? url : void 0;
}
/** The proxy was chosen by whoever runs this machine, so its address is not judged. */
async function connectToProxy(proxy, { lookup = systemLookup }, signal) {
	const host = proxy.hostname.replace(/^\[|\]$/g, "");
	const family = isIP(host);
	const addresses = family === 0 ? await untilAborted(lookup(host), signal) : [{
		address: host,
		family
	}];
	const isSecure = proxy.protocol === "https:";
	const socket = await connectToAny(addresses, Number(proxy.port) || (isSecure ? 443 : 80), signal);
	return isSecure ? secure(socket, host) : socket;
}
function authorizationFor({ username, password }) {
	if (username === "" && password === "") return {};
	const credentials = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
	return { "proxy-authorization": `Basic ${Buffer.from(credentials).toString("base64")}` };
}
function tunnel(socket, target, headers, signal) {
	return new Promise((resolve, reject) => {
		request({
			createConnection: () => socket,
			method: "CONNECT",
			path: target,
			headers: {
				host: target,
				...headers
			},
			setDefaultHeaders: false,
			signal
		}).once("connect", resolve).on("error", reject).end();
	});
}
function noTunnel(status, proxy, target) {
	if (status === 504) return missing("timeout", `the proxy ${proxy} got no connection to ${target} in time`);
	if (status === 502 || status === 503) return missing("connection-refused", `the proxy ${proxy} got no connection to ${target} (status ${status})`);
	return unusable("blocked-address", `the proxy ${proxy} does not let the check reach ${target} (status ${status})`);
}

// src/probe/proxy-for.ts
/** Whether a URL is asked through the proxy of the environment, whose answers come from addresses nobody here sees. */
/** The address of a proxy as it was written, or none. */
function proxyFor(url, { network, proxy = {} }) {
	const address = url.protocol === "https:" ? proxy.https : proxy.http;
	if (network === "loopback" || address === void 0 || address.trim() === "") return void 0;
	const host = url.hostname.replace(/^\[|\]$/g, "").replace(/\.$/, "");
	if (isIP(host) === 0 ? isInnerName(host) : !isAllowed(host, network) || isAllowed(host, "loopback")) return void 0;
	return isExcepted(host, url.port === "" ? url.protocol === "https:" ? "443" : "80" : url.port, proxy.except ?? "") ? void 0 : address.trim();
}
/** Names that no public server has; the metadata services of clouds are among them. */
function isInnerName(host) {
	return !host.includes(".") || /\.(?:localhost|local|internal|localdomain|arpa)$/.test(host);
}
/** `NO_PROXY` as curl reads it: names with everything below them, addresses, blocks, and `*` for all. */
function isExcepted(host, port, except) {
	return except.toLowerCase().split(/[\s,]+/).filter((entry) => entry !== "").some((entry) => entry === "*" || isNamedBy(entry, host, port) || isInBlock(entry, host));
}
function isNamedBy(entry, host, port) {
	const [, name = "", entryPort] = /^\[?(.*?)\]?(?::(\d+))?$/.exec(isIP(entry) === 6 ? `[${entry}]` : entry) ?? [];
	if (entryPort !== void 0 && entryPort !== port) return false;
	const suffix = name.replace(/^\*?\./, "");
	return suffix !== "" && (host === suffix || isIP(host) === 0 && host.endsWith(`.${suffix}`));
}
function isInBlock(entry, host) {
	const [address = "", bits = ""] = entry.split("/");
	const family = isIP(address);
	if (family === 0 || family !== isIP(host) || !/^\d{1,3}$/.test(bits)) return false;
	if (Number(bits) > (family === 4 ? 32 : 128)) return false;
	const block = new BlockList();
	const name = family === 4 ? "ipv4" : "ipv6";
	block.addSubnet(address, Number(bits), name);
	return block.check(host, name);
}

// src/probe/reach-url.ts
async function reachUrl(url, reach, signal) {
	const isSecure = url.protocol === "https:";
	if (!isSecure && url.protocol !== "http:") return unusable("blocked-address", `${url.protocol} is not http or https`);
	const target = {
		url,
		host: url.hostname.replace(/^\[|\]$/g, ""),
		port: Number(url.port) || (isSecure ? 443 : 80)
	};
	const proxy = proxyFor(url, reach);
	if (proxy !== void 0) {
		const proxied = await connectThrough(proxy, target, reach, signal);
		if (proxied.kind !== "proxied") return proxied;
		const { socket, headers } = proxied;
		return {
			kind: "reached",
			socket,
			isProxied: true,
			isAbsolute: !isSecure,
			proxyHeaders: headers
		};
	}
	const opened = await openConnection(target.host, target.port, reach, signal);
	if (opened.kind !== "socket") return opened;
	return {
		kind: "reached",
		socket: isSecure ? await secure(opened.socket, target.host) : opened.socket,
		isProxied: false,
		isAbsolute: false,
		proxyHeaders: {}
	};
}

// src/probe/read-body.ts
/** Enough for any page that a smoke check reads; what is larger is not kept in memory. */
const MAX_BODY_BYTES = 2097152;
/** Decoding stops at the limit, so a small compressed body cannot unfold without end. */
const LIMIT = { maxOutputLength: MAX_BODY_BYTES };
/** The window that RFC 9659 allows on the web; without it an answer asks for 128 MiB. */
const ZSTD_WINDOW = { params: { [constants$1.ZSTD_d_windowLogMax]: 23 } };
const DECODERS = /* @__PURE__ */ new Map([
	["gzip", (bytes) => promisify(gunzip)(bytes, LIMIT)],
	["x-gzip", (bytes) => promisify(gunzip)(bytes, LIMIT)],
	["deflate", (bytes) => promisify(isZlib(bytes) ? inflate : inflateRaw)(bytes, LIMIT)],
	["br", (bytes) => promisify(brotliDecompress)(bytes, LIMIT)],
	["zstd", (bytes) => promisify(zstdDecompress)(bytes, {
		...LIMIT,
		...ZSTD_WINDOW
	})],
	["identity", async (bytes) => bytes]
]);
/** No server needs more than two; each may unfold to the limit again. */
const MAX_ENCODINGS = 3;
async function readBody(response) {
	const packed = await collect(response);
	if (packed === void 0) return { kind: "too-large" };
	if (packed.length === 0) return {
		kind: "bytes",
		bytes: packed
	};
	return decode(packed, (response.headers["content-encoding"] ?? "").toLowerCase().split(",").map((name) => name.trim()).filter((name) => name !== "").reverse());
}
async function collect(response) {
	const chunks = [];
	let size = 0;
	for await (const chunk of response) {
		size += chunk.length;
		if (size > 2097152) return void 0;
		chunks.push(chunk);
	}
	return Buffer.concat(chunks);
}
/** The last encoding was put on last, so it comes off first. */
async function decode(packed, encodings) {
	if (encodings.length > MAX_ENCODINGS) return {
		kind: "undecodable",
		why: `it names more than ${MAX_ENCODINGS} encodings`
	};
	let bytes = packed;
	for (const encoding of encodings) {
		const decoder = DECODERS.get(encoding);
		if (decoder === void 0) return {
			kind: "undecodable",
			why: `the encoding ${JSON.stringify(encoding)} is not known`
		};
		try {
			bytes = await decoder(bytes);
		} catch (error) {
			return codeOf(error) === "ERR_BUFFER_TOO_LARGE" ? { kind: "too-large" } : {
				kind: "undecodable",
				why: wordsOf(error)
			};
		}
	}
	return {
		kind: "bytes",
		bytes
	};
}
/** "deflate" is zlib by the book, and without its header from servers that read the name instead. */
function isZlib(bytes) {
	return bytes.length > 1 && ((bytes[0] ?? 0) & 15) === 8 && bytes.readUInt16BE(0) % 31 === 0;
}

// src/probe/redirect.ts
const REDIRECTS = /* @__PURE__ */ new Set([
	301,
	302,
	303,
	307,
	308
]);
/** Any header of the file may carry a secret, under any name. These do not, and say what answer is wanted. */
const HARMLESS = /* @__PURE__ */ new Set([
	"accept",
	"accept-language",
	"cache-control"
]);
const OF_BODY = /^content-/;
/** As browsers redirect, without what another origin must not see. Undefined: the answer is not a redirect. */
function redirectOf({ statusCode = 0, headers }, from) {
	const { location } = headers;
	if (location === void 0 || !REDIRECTS.has(statusCode)) return void 0;
	if (!URL.canParse(location, from.url.href)) return unusable("assertion", `${from.url.origin} redirects to something that is not an address`);
	const url = new URL(location, from.url.href);
	if (from.url.protocol === "https:" && url.protocol === "http:") return unusable("downgrade", `the answer redirects from https to ${url.origin}, where anybody could answer`);
	const hop = turnsToGet(statusCode, from.method) ? {
		...withoutBody(from),
		method: "GET",
		url
	} : {
		...from,
		url
	};
	if (url.origin === from.url.origin) return {
		kind: "to",
		hop
	};
	if (hop.body !== void 0) {
		const message = `the answer redirects a ${hop.method} with its body to ${url.origin}, where the body is not sent`;
		return unusable("blocked-address", `${message}: name that address in the check if it is yours`);
	}
	return {
		kind: "to",
		hop: {
			...hop,
			headers: only(hop.headers, (name) => HARMLESS.has(name))
		}
	};
}
function turnsToGet(status, method) {
	if (status === 303) return method !== "GET" && method !== "HEAD";
	return (status === 301 || status === 302) && method === "POST";
}
function withoutBody(hop) {
	return {
		...hop,
		body: void 0,
		headers: only(hop.headers, (name) => !OF_BODY.test(name))
	};
}
function only(headers, isKept) {
	return Object.fromEntries(Object.entries(headers).filter(([name]) => isKept(name.toLowerCase())));
}

// src/probe/retry-after.ts
/** How long an answer asks to be left alone: seconds, or a date by the clock of the server. */
function retryAfterMs(value, serverDate, nowMs) {
	if (value === void 0) return void 0;
	const text = value.trim();
	const ms = /^\d{1,9}$/.test(text) ? Number(text) * 1e3 : (dateMs(text) ?? 0) - (dateMs(serverDate) ?? nowMs);
	return ms > 0 ? ms : void 0;
}
/** RFC 9110 wants GMT written out, and `Date.parse` alone takes nearly anything. */
function dateMs(text) {
	const ms = text?.endsWith("GMT") === true ? Date.parse(text) : NaN;
	return Number.isNaN(ms) ? void 0 : ms;
}

// src/probe/http.ts
/** The http probe: one request, redirects followed by hand, every hop checked. */
async function probeHttp(request, reach, signal) {
	const { url, method, maxRedirects } = request;
	if (!URL.canParse(url)) return unusable("assertion", "the URL of the check is not an address");
	if (method.toUpperCase() === "CONNECT") return unusable("assertion", "CONNECT is not a method of a check");
	let hop = firstHop(request);
	for (let left = maxRedirects;; left--) {
		const next = await askOnce(hop, maxRedirects > 0, reach, signal);
		if (next.kind !== "to") return next;
		if (left === 0) return tooMany(maxRedirects, next.hop.url);
		hop = next.hop;
	}
}
/** The answer, or where to ask next. The connection ends with it: the next attempt must see who answers then. */
async function askOnce(hop, isFollowing, reach, signal) {
	const reached = await reachUrl(hop.url, reach, signal);
	if (reached.kind !== "reached") return reached;
	const { socket } = reached;
	const family = reached.isProxied ? void 0 : familyOf(socket.remoteFamily);
	try {
		const response = await exchange(hop, reached, signal);
		return (isFollowing ? redirectOf(response, hop) : void 0) ?? await answerOf(response, hop.url, family);
	} finally {
		socket.destroy();
	}
}
function firstHop({ url: text, method, headers, body }) {
	const url = new URL(text);
	const { username, password } = url;
	if (Object.keys(headers).some((name) => name.toLowerCase() === "authorization") || username === "" && password === "") return {
		url,
		method: method.toUpperCase(),
		headers,
		body
	};
	const credentials = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
	const authorization = `Basic ${Buffer.from(credentials).toString("base64")}`;
	return {
		url,
		method: method.toUpperCase(),
		headers: {
			...headers,
			authorization
		},
		body
	};
}
async function answerOf(response, url, family) {
	const body = await readBody(response);
	if (body.kind === "too-large") return unusable("body-too-large", `the body is larger than ${MAX_BODY_BYTES / 1024 / 1024} MiB`);
	if (body.kind === "undecodable") return unusable("body", `the body could not be decoded: ${body.why}`);
	const { "retry-after": retryAfter, date } = response.headers;
	return {
		kind: "answer",
		of: "http",
		status: response.statusCode ?? 0,
		headers: valuesByName(response.rawHeaders),
		body: body.bytes.toString("utf8"),
		size: body.bytes.length,
		sha256: createHash("sha256").update(body.bytes).digest("hex"),
		finalUrl: plainHref(url),
		family,
		retryAfterMs: retryAfterMs(retryAfter, date, Date.now())
	};
}
/** From the raw list, because Node joins some names and drops repetitions of others. */
function valuesByName(raw) {
	const values = /* @__PURE__ */ new Map();
	for (let at = 0; at + 1 < raw.length; at += 2) {
		const name = (raw[at] ?? "").toLowerCase();
		const known = values.get(name);
		if (known === void 0) values.set(name, [raw[at + 1] ?? ""]);
		else known.push(raw[at + 1] ?? "");
	}
	return Object.fromEntries(values);
}
/** The fragment never left this machine, and a redirect may name somebody's password. */
function plainHref(url) {
	const plain = new URL(url);
	plain.hash = "";
	plain.username = "";
	plain.password = "";
	return plain.href;
}
function familyOf(family) {
	if (family === "IPv4") return 4;
	return family === "IPv6" ? 6 : void 0;
}
function tooMany(limit, next) {
	return unusable("too-many-redirects", `more than ${limit} redirects, the last one to ${next.origin}`);
}

// src/probe/tcp.ts
async function probeTcp({ host, port }, reach, signal) {
	const opened = await openConnection(host, port, reach, signal);
	if (opened.kind !== "socket") return opened;
	opened.socket.destroy();
	return {
		kind: "answer",
		of: "tcp"
	};
}

// src/probe/tls.ts
async function probeTls({ host, port }, reach, signal) {
	const opened = await openConnection(host, port, reach, signal);
	if (opened.kind !== "socket") return opened;
	try {
		const certificate = (await secure(opened.socket, host.replace(/^\[|\]$/g, ""))).getPeerX509Certificate();
		if (certificate === void 0) return missing("tls", `${host} shows no certificate`);
		return {
			kind: "answer",
			of: "tls",
			validUntilMs: certificate.validToDate.getTime(),
			subject: onOneLine(certificate.subject),
			issuer: onOneLine(certificate.issuer)
		};
	} finally {
		opened.socket.destroy();
	}
}
/** Node writes one attribute a line. A certificate may have no subject but its alternative names. */
function onOneLine(name) {
	return (name ?? "").replaceAll("\n", ", ");
}

// src/probe/probe.ts
/** The longest that a timer can wait. */
const LONGEST_MS = 2 ** 31 - 1;
/**
* Never rejects: whatever happens is a result. The signal ends an attempt early, as a missing answer with the code
* `timeout`. A command that has to be stopped may take two seconds longer than its time.
*/
function probeWith(settings) {
	return async (request, signal) => {
		const startedAt = performance.now();
		const time = new AbortController();
		const timer = setTimeout(() => time.abort(), Math.min(request.timeoutMs, LONGEST_MS));
		const ends = AbortSignal.any([signal, time.signal]);
		return {
			...await attempt(request, settings, ends).catch((error) => ends.aborted ? late(request, signal) : failureFrom(error)).then((result) => ends.aborted && result.kind === "missing" ? late(request, signal) : result).finally(() => clearTimeout(timer)),
			durationMs: performance.now() - startedAt
		};
	};
}
async function attempt(request, settings, signal) {
	signal.throwIfAborted();
	switch (request.kind) {
		case "http": return probeHttp(request, settings, signal);
		case "tls": return probeTls(request, settings, signal);
		case "tcp": return probeTcp(request, settings, signal);
		case "dns": return probeDns(request, settings, signal);
		case "command": return runCommand(request, settings, signal);
		case "file": return readFileWithin(request, settings, signal);
	}
}
function late(request, run) {
	if (run.aborted) return missing("timeout", "the run ended before there was a complete answer");
	const what = request.kind === "command" ? "the program did not end" : "no complete answer came";
	return missing("timeout", `${what} within ${request.timeoutMs} ms`);
}

// src/probe/run-ports.ts
/** The world as a smoke run needs it: probes, a clock and chance. */
function portsOfRun({ proxyFrom, ...settings }) {
	const proxy = settings.network === "loopback" ? {} : { proxy: proxyOf(proxyFrom) };
	return {
		probe: probeWith({
			...settings,
			...proxy
		}),
		now: () => Date.now(),
		sleep: (ms, signal) => setTimeout$1(ms, void 0, { signal }).catch(() => void 0),
		random: () => Math.random(),
		signalAfter: (ms) => AbortSignal.timeout(ms)
	};
}
/** Lower case first, as curl does: a server may have `HTTP_PROXY` from a header of its caller. */
function proxyOf(variables) {
	return {
		http: variables["http_proxy"] || variables["HTTP_PROXY"] || void 0,
		https: variables["https_proxy"] || variables["HTTPS_PROXY"] || void 0,
		except: variables["no_proxy"] || variables["NO_PROXY"] || void 0
	};
}

// src/smoke/control.ts
/** For all of them, beside the deadline: without it a run that was cut could not tell why. */
const PATIENCE_MS = 1e4;
/** True when required checks were lost and no control address answers. Whatever answers shows that there is a network. */
async function isNetworkDown({ control }, reports, { ports, ends }) {
	if (!reports.some(({ severity, verdict }) => severity === "required" && (verdict === "fail" || verdict === "error")) || control.length === 0 || ends.cancelled.aborted) return false;
	const signal = AbortSignal.any([ends.cancelled, ports.signalAfter(PATIENCE_MS)]);
	const results = await Promise.all(control.map((url) => ports.probe(getRequest(url, PATIENCE_MS), signal)));
	return !ends.cancelled.aborted && results.every((result) => result.kind === "missing");
}

// src/smoke/per-host.ts
/** Waiting for a turn is no part of any duration. */
function capPerHost(probe, most) {
	const byHost = /* @__PURE__ */ new Map();
	return async (request, signal) => {
		const host = hostOf(request);
		if (host === void 0) return probe(request, signal);
		const slots = byHost.get(host) ?? openSlots(most);
		byHost.set(host, slots);
		return slots.use(() => probe(request, signal));
	};
}
/** Undefined: nothing that goes to a host. */
function hostOf(request) {
	switch (request.kind) {
		case "http": return URL.canParse(request.url) ? new URL(request.url).hostname : void 0;
		case "tls":
		case "tcp": return request.host.toLowerCase();
		default: return;
	}
}

// src/smoke/run-context.ts
/** What every part of one run shares. */
/** Requests to one host at one time, whatever the number of checks: a smoke test is no load test. */
const PER_HOST = 2;
function openRun(plan, ports, options) {
	const failFast = new AbortController();
	const deadline = ports.signalAfter(plan.deadlineMs);
	const cancelled = options.signal ?? new AbortController().signal;
	const any = AbortSignal.any([
		deadline,
		cancelled,
		failFast.signal
	]);
	const show = shower(options.redact);
	return {
		ports: {
			...ports,
			probe: capPerHost(ports.probe, PER_HOST)
		},
		ends: {
			deadline,
			cancelled,
			failFast: failFast.signal,
			any
		},
		view: () => ({
			nowMs: ports.now(),
			show
		}),
		tell: options.tell ?? (() => void 0),
		baseline: options.baseline,
		failFast: () => failFast.abort()
	};
}
const LONGEST_SHOWN = 200;
function shower(redact) {
	return (text, max = LONGEST_SHOWN) => plainLine(redact === void 0 ? text : redact(text), max);
}

// src/smoke/still-live.ts
/** Whether the version that was verified is still the one that answers, now that everything else was asked. */
/** Asks each version check once more, when the run would pass and other checks were asked since. */
async function askVersionsAgain(plan, reports, context) {
	const isAtStake = reports.every(({ severity, verdict }) => severity === "advisory" || verdict === "pass");
	const hasOthers = plan.checks.some(({ type }) => type !== "version");
	if (!isAtStake || !hasOthers) return reports;
	return Promise.all(reports.map((report, index) => {
		const check = plan.checks[index];
		return check?.type === "version" && report.verdict === "pass" ? askAgain(check, report, context) : report;
	}));
}
async function askAgain(check, before, context) {
	const sample = await takeSample(check, context, false);
	const result = resultOf(sample, check.errorIs);
	if (result === "pass") return before;
	const tally = result === null ? NO_SAMPLES : countSample(NO_SAMPLES, {
		result,
		wasAnswered: sample.wasAnswered
	});
	const attempts = [...sample.attempts];
	const state = {
		check,
		attempts,
		tally,
		versions: seeVersions(noVersions(), attempts)
	};
	const after = endReport(state, endOf(result, context));
	const report = {
		...after,
		message: `it had passed, and was asked again at the end of the run: ${after.message}`,
		attempts: [...before.attempts, ...after.attempts].slice(-10),
		versions: joinVersions(before.versions ?? [], after.versions ?? [])
	};
	context.tell({
		kind: "check-ended",
		report
	});
	return report;
}
/** @param result null: it was cut before there was one. */
function endOf(result, { ends }) {
	if (result !== null) return {
		kind: "judged",
		verdict: result
	};
	return ends.cancelled.aborted ? { kind: "cancelled" } : {
		kind: "deadline",
		verdict: "inconclusive"
	};
}

// src/smoke/write-report.ts
function reportOf(plan, frame, checks) {
	const { verdict, reason } = frame.isNetworkDown ? {
		verdict: "error",
		reason: { code: "runner-network" }
	} : conclude(checks);
	return {
		version: 1,
		verdict,
		reason,
		...frame.environment === void 0 ? {} : { environment: frame.environment },
		...frame.sha === void 0 ? {} : { sha: frame.sha },
		startedAt: frame.startedAt,
		finishedAt: frame.finishedAt,
		configDigest: plan.configDigest,
		checks
	};
}
function conclude(checks) {
	const required = checks.filter((check) => check.severity === "required");
	const verdict = worstOf(required.map((check) => check.verdict));
	if (verdict === "pass") return {
		verdict,
		reason: null
	};
	const decisive = required.filter((check) => check.verdict === verdict);
	const first = decisive.find(({ reason }) => reason?.code !== "pre-existing") ?? decisive[0];
	const skipped = required.find((check) => check.verdict === "skipped");
	return {
		verdict,
		reason: (first ?? skipped ?? checks[0])?.reason ?? null
	};
}

// src/smoke/run.ts
/** Runs a plan and writes its report. */
/** What a service does, and what it does not do, is a verdict and never an exception. */
async function runSmoke(plan, subject, ports, options = {}) {
	const startedAt = toInstant(ports.now());
	const context = openRun(plan, ports, options);
	const ended = await runChecks(plan, context);
	const checks = await askVersionsAgain(plan, ended, context);
	const isDown = await isNetworkDown(plan, checks, context);
	const finishedAt = toInstant(ports.now());
	return reportOf(plan, {
		...subject,
		startedAt,
		finishedAt,
		isNetworkDown: isDown
	}, checks);
}

export { systemLookup as i, portsOfRun as n, resolveHost as r, runSmoke as t };