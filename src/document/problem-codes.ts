/** Every code that a problem of any document can have, and when it is given. A document has codes of its own besides. */
export const DOCUMENT_CODES = {
  'file-empty': 'The file has no content.',
  'file-too-large':
    'The file is larger than 64 KiB or has more than 10,000 entries (a case file: 1 MiB, 160,000 entries).',
  'yaml-syntax': 'The text is not YAML.',
  'yaml-too-deep': 'The text is nested deeper than 20 levels.',
  'yaml-documents': 'The file has more than one YAML document.',
  'yaml-anchor': 'YAML anchors are refused.',
  'yaml-alias': 'YAML aliases are refused.',
  'yaml-tag': 'YAML tags (`!!str`) are refused.',
  'yaml-merge': 'The merge keys (`<<`) of YAML 1.1 are refused.',
  'key-refused': 'A key that has a meaning of its own in programs: `__proto__`, `constructor`, `prototype`.',
  'duplicate-key': 'A key is given twice in one place.',
  'unknown-key': 'A key that is not known in this place.',
  'key-missing': 'A key that is needed is missing.',
  'wrong-type': 'A value of another type than the key takes.',
  'wrong-value': 'A value that is not one of those the key takes.',
  'list-empty': 'An empty list, which could never match.',
  'text-empty': 'An empty text.',
  'out-of-range': 'A number that is too small or too large, or a text or list that is too long.',
  refused: 'A value that is refused for a reason of its own, given in the message.',
} as const satisfies Readonly<Record<string, string>>;

export type DocumentCode = keyof typeof DOCUMENT_CODES;
