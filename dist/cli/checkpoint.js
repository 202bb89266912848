import { createPrivateKey, createPublicKey, hash, sign, verify } from "node:crypto";

// src/audit/crypto.ts
/** SHA-256 and Ed25519 as functions of their arguments. The audit log needs no other cryptography. */
const KEY_BYTES = 32;
const SIGNATURE_BYTES = 64;
function sha256(data) {
	return hash("sha256", data, "buffer");
}
/** False as well for a key or a signature that is none. */
function isSignedBy(publicKey, message, signature) {
	if (publicKey.length !== 32 || signature.length !== SIGNATURE_BYTES) return false;
	try {
		const x = Buffer.from(publicKey).toString("base64url");
		const key = createPublicKey({
			key: {
				kty: "OKP",
				crv: "Ed25519",
				x
			},
			format: "jwk"
		});
		return verify(null, message, key, signature);
	} catch {
		return false;
	}
}
/**
* An Ed25519 private key, or null when the text holds none. Takes a PEM file as it is, in base64, and with `\n`
* written out, which is how environments carry it.
*/
function readSigningKey(text) {
	const key = keyIn(text, createPrivateKey);
	if (key === null) return null;
	const publicKey = bytesOf(createPublicKey(key));
	return publicKey && {
		publicKey,
		sign: (message) => sign(null, message, key)
	};
}
/** The 32 bytes of the Ed25519 public key in a PEM file, or null when the text holds none. */
function readPublicKey(pem) {
	if (pem.includes("PRIVATE KEY")) return null;
	const key = keyIn(pem, createPublicKey);
	return key && bytesOf(key);
}
const BASE64 = /^[A-Za-z0-9+/\s]+={0,2}\s*$/;
function keyIn(text, read) {
	const decoded = BASE64.test(text) ? Buffer.from(text, "base64").toString("utf8") : text;
	try {
		const key = read(decoded.replaceAll("\\n", "\n").trim());
		return key.asymmetricKeyType === "ed25519" ? key : null;
	} catch {
		return null;
	}
}
function bytesOf(publicKey) {
	const { x } = publicKey.export({ format: "jwk" });
	return x === void 0 ? null : Buffer.from(x, "base64url");
}

// src/audit/base64.ts
/** Base64 (RFC 4648, section 4). */
function toBase64(bytes) {
	return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("base64");
}
/** The bytes, or null when the text is not the one spelling of any: two spellings of one thing hide changes. */
function fromBase64(text) {
	const bytes = Buffer.from(text, "base64");
	return bytes.toString("base64") === text ? bytes : null;
}

// src/audit/finding.ts
function findingAt(source, code, line, message) {
	return {
		source,
		code,
		line,
		lastLine: line,
		message
	};
}

// src/audit/hash.ts
/** Leaves and nodes of the Merkle tree (RFC 6962, section 2.1). */
/** The root of a tree without leaves: the hash of nothing. */
const EMPTY_ROOT = sha256(/* @__PURE__ */ new Uint8Array());
/** Of a line of the log, without its line break. */
function leafHash(line) {
	const data = new Uint8Array(line.length + 1);
	data.set(line, 1);
	return sha256(data);
}
function nodeHash(left, right) {
	const data = new Uint8Array(1 + 2 * 32);
	data[0] = 1;
	data.set(left, 1);
	data.set(right, 1 + 32);
	return sha256(data);
}
function isSameHash(one, other) {
	return one.length === other.length && one.every((byte, index) => byte === other[index]);
}

// src/audit/verifier-key.ts
/** The key that an auditor checks checkpoints with. */
/** Signature type of C2SP signed notes: plain Ed25519. */
const ED25519 = 1;
/** A space of any script, a plus or a control character would make two readings of one line. */
const NAME = /^[^\s+\p{Cc}]+$/u;
function isKeyName(name) {
	return NAME.test(name);
}
/** The first four bytes of SHA-256(name, line feed, type, public key), in hex. */
function keyIdOf(name, publicKey) {
	const id = sha256(Buffer.concat([Buffer.from(`${name}\n`), typedKey(publicKey)]));
	return Buffer.from(id.subarray(0, 4)).toString("hex");
}
/** `name+id+base64`, the form that tools for signed notes take. */
function verifierKeyText(name, publicKey) {
	return `${name}+${keyIdOf(name, publicKey)}+${toBase64(typedKey(publicKey))}`;
}
/** A key in the form of {@link verifierKeyText}, or a PEM file. Null: it is neither, or its id is not that of the key. */
function readVerifierKey(text) {
	if (text.includes("-----BEGIN ")) {
		const publicKey = readPublicKey(text);
		return publicKey && {
			name: null,
			publicKey
		};
	}
	const [, name = "", id = "", typed = ""] = /^([^+\n]+)\+([0-9a-f]{8})\+(\S+)$/.exec(text.trim()) ?? [];
	const bytes = fromBase64(typed);
	if (!isKeyName(name) || bytes?.length !== 32 + 1 || bytes[0] !== ED25519) return null;
	const publicKey = bytes.subarray(1);
	return keyIdOf(name, publicKey) === id ? {
		name,
		publicKey
	} : null;
}
function typedKey(publicKey) {
	return Buffer.concat([Buffer.from([ED25519]), publicKey]);
}

// src/audit/note.ts
/** Signed notes (C2SP `signed-note`): a text, a blank line, and lines of signatures over the text. */
/** A fence of a code block. Notes are published as one in a comment, and what comes back is the comment. */
const FENCE = /^```$/;
/** Em dash, space. */
const SIGNATURE = "— ";
/** @param text one or more whole lines, none of them empty */
function signNote(text, name, key) {
	const signed = Buffer.concat([Buffer.from(keyIdOf(name, key.publicKey), "hex"), key.sign(Buffer.from(text))]);
	return `${text}\n${SIGNATURE}${name} ${toBase64(signed)}\n`;
}
/**
* The notes of a file, one after the other, with or without empty lines between them. Their texts have no empty line,
* as those of checkpoints have none, so it is plain where each ends. Each may stand in a Markdown code block.
*/
function readNotes(file) {
	const lines = file.split("\n").map((line) => FENCE.test(line) ? "" : line);
	const control = lines.findIndex((line) => /\p{Cc}/u.test(line));
	if (control >= 0) return malformed(control, "It has a control character (a carriage return is one).");
	const notes = [];
	for (let at = afterEmpty(lines, 0); at < lines.length;) {
		const signaturesAt = lines.indexOf("", at) + 1;
		const end = lines.findIndex((line, index) => index >= signaturesAt && !line.startsWith(SIGNATURE));
		if (signaturesAt === 0 || end <= signaturesAt) return malformed(at, "It does not end with a line feed, a blank line, and lines of signatures.");
		const signatures = lines.slice(signaturesAt, end).map(signatureIn);
		const broken = signatures.indexOf(null);
		if (broken >= 0) return malformed(signaturesAt + broken, "A signature is not \"— name base64\".");
		const text = `${lines.slice(at, signaturesAt - 1).join("\n")}\n`;
		const source = `${lines.slice(at, end).join("\n")}\n`;
		notes.push({
			text,
			source,
			signatures: signatures.filter((one) => one !== null),
			line: at + 1
		});
		at = afterEmpty(lines, end);
	}
	return {
		kind: "notes",
		notes
	};
}
/**
* `unsigned`: no signature is of this key; those of other keys say nothing. `forged`: one claims to be and is not.
*/
function checkSignature(note, key) {
	const own = note.signatures.filter(({ name, keyId }) => (key.name ?? name) === name && keyIdOf(name, key.publicKey) === keyId);
	if (own.length === 0) return "unsigned";
	const message = Buffer.from(note.text);
	return own.every(({ signature }) => isSignedBy(key.publicKey, message, signature)) ? "signed" : "forged";
}
function signatureIn(line) {
	const [name = "", text = "", ...more] = line.slice(2).split(" ");
	const bytes = fromBase64(text);
	if (more.length > 0 || !isKeyName(name) || bytes === null || bytes.length <= 4) return null;
	return {
		name,
		keyId: Buffer.from(bytes.subarray(0, 4)).toString("hex"),
		signature: bytes.subarray(4)
	};
}
function afterEmpty(lines, from) {
	let at = from;
	while (lines[at] === "") at++;
	return at;
}
function malformed(index, message) {
	return {
		kind: "malformed",
		line: index + 1,
		message
	};
}

// src/audit/checkpoint.ts
/** Checkpoints (C2SP `tlog-checkpoint`): what a log vouches for, as a signed note. */
/** @param host of the GitHub server, e.g. `github.com` */
function logOrigin(host, installationId) {
	return `${host}/installations/${installationId}/audit`;
}
/** The note's text, three lines. */
function checkpointText({ origin, size, root }) {
	return `${origin}\n${size}\n${toBase64(root)}\n`;
}
function signCheckpoint(checkpoint, key) {
	return signNote(checkpointText(checkpoint), checkpoint.origin, key);
}
/** The comment that publishes it: hashes only, in a code block, so that nothing of it is rendered. */
function checkpointComment(note) {
	return `\`\`\`\n${note}\`\`\`\n`;
}
/** Null when the text of a note is no checkpoint. Extension lines are passed over. */
function readCheckpoint(text) {
	const [origin = "", size = "", hash = "", ...rest] = text.split("\n");
	const root = fromBase64(hash);
	if (origin === "" || !/^(0|[1-9]\d{0,15})$/.test(size) || root?.length !== 32) return null;
	if (!Number.isSafeInteger(Number(size)) || rest.pop() !== "" || rest.includes("")) return null;
	return {
		origin,
		size: Number(size),
		root
	};
}
/**
* The checkpoints of a file, in any order: all signed with the key, all of one log, none against another of its size.
* @param origin the log they have to be of; without it the one that the key is named for
*/
function openCheckpoints(file, key, origin) {
	const read = readNotes(file);
	if (read.kind === "malformed") return wrong("checkpoint-malformed", read.line, `This is no checkpoint. ${read.message}`);
	const first = read.notes[0];
	if (first === void 0) return wrong("checkpoint-malformed", 1, "The file has no checkpoint.");
	const expected = origin ?? key.name ?? first.text.split("\n")[0];
	const bySize = /* @__PURE__ */ new Map();
	for (const note of read.notes) {
		const opened = openNote(note, key, expected);
		if ("code" in opened) return {
			kind: "wrong",
			finding: opened
		};
		const known = bySize.get(opened.size);
		if (known && !isSameHash(known.checkpoint.root, opened.root)) {
			const message = `The log vouches for two histories of ${opened.size} lines: this one and that on line ${known.line}. It showed different people different logs.`;
			return wrong("checkpoints-disagree", note.line, message);
		}
		if (!known) bySize.set(opened.size, {
			checkpoint: opened,
			line: note.line
		});
	}
	return {
		kind: "valid",
		origin: expected,
		checkpoints: [...bySize.values()].map(({ checkpoint }) => checkpoint).sort((one, other) => one.size - other.size)
	};
}
function openNote(note, key, origin) {
	const { line } = note;
	const signed = checkSignature(note, key);
	if (signed === "unsigned") {
		const keys = note.signatures.map(({ name, keyId }) => `${name}+${keyId}`).join(", ");
		const message = `No signature is of the key that was given${key.name === null ? "" : `, ${key.name}`}; there are ${keys}. Check that the key is that of this log.`;
		return findingAt("checkpoint", "checkpoint-unsigned", line, message);
	}
	if (signed === "forged") return findingAt("checkpoint", "signature-wrong", line, "The signature does not hold: the checkpoint was changed after it was signed, or never signed.");
	const checkpoint = readCheckpoint(note.text);
	if (checkpoint === null) return findingAt("checkpoint", "checkpoint-malformed", line, "This is signed and no checkpoint: it has to have the origin, the number of lines and the root hash in base64, a line each.");
	if (checkpoint.origin === origin) return checkpoint;
	const message = `It is of the log ${checkpoint.origin}, and asked for is ${origin}. Give one checkpoint file and one key for each log.`;
	return findingAt("checkpoint", "origin-differs", line, message);
}
function wrong(code, line, message) {
	return {
		kind: "wrong",
		finding: findingAt("checkpoint", code, line, message)
	};
}

export { signCheckpoint as a, verifierKeyText as c, leafHash as d, nodeHash as f, readSigningKey as g, toBase64 as h, readCheckpoint as i, EMPTY_ROOT as l, fromBase64 as m, logOrigin as n, readNotes as o, findingAt as p, openCheckpoints as r, readVerifierKey as s, checkpointComment as t, isSameHash as u };