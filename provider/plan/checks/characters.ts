// Characters that no input may hold, unless line breaks mean something in it.

/**
 * Control characters, and what programs take for a line break: C0 and C1, DEL, and the separators of lines and
 * paragraphs, at which Python's str.splitlines splits.
 */
const stray = /[\p{Cc}\u2028\u2029]/u;
/** The same without tabs and line breaks. */
// eslint-disable-next-line no-control-regex -- control characters are what is looked for
const strayInText = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/;

/** Inputs in which line breaks mean something: certificates, annotations, variables, and what Kubernetes itself reads. */
const severalLines: readonly RegExp[] = [
  /(^|\.)(pem|caCertificate)$/,
  /(^|\.)annotations\./,
  /^bareMetalOperator\.configuration\./,
  /^overrides\.(containers|initContainers|volumes)\[/,
  /^overrides\.httpd(Liveness|Readiness)Probe\./,
];

/** Lines whose own rules refuse a break in them, and ignore one at their end. */
const trimmed: readonly string[] = ["deployRamdisk.extraKernelParams", "deployRamdisk.sshKey"];

/** The largest object that Kubernetes stores has 1.5 MiB, a Secret or ConfigMap 1 MiB. */
const longestText = 1024 * 1024;

function codePoint(text: string, at: number): string {
  return `U+${(text.codePointAt(at) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
}

/** What is wrong with the characters of a text on one line. */
export function characterRule(text: string): string | undefined {
  return ruleOf(text, stray, "must be one line without control characters");
}

function ruleOf(text: string, refused: RegExp, expected: string): string | undefined {
  if (text.length > longestText) {
    return `must be shorter than ${longestText} characters: no Kubernetes object can hold more`;
  }
  const at = text.search(refused);
  return at < 0 ? undefined : `${expected}: character ${at + 1} is ${codePoint(text, at)}`;
}

/** What is wrong with the characters of the text at a path. */
export function characterRuleAt(path: string): (text: string) => string | undefined {
  if (trimmed.includes(path)) {
    return () => undefined;
  }
  return severalLines.some((pattern) => pattern.test(path))
    ? (text) => ruleOf(text, strayInText, "must hold no control characters besides tabs and line breaks")
    : characterRule;
}
