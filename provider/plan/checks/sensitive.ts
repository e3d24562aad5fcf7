// What may be a credential, whatever field it was pasted into: it is never shown.

/** PEM, also encoded once more in base64 as Secrets hold it, and DER in base64. */
const keyMaterial = /-----BEGIN|PRIVATE KEY|LS0tLS1CRUdJTi|MI[A-Z][A-Za-z0-9+/]{40}|b3BlbnNzaC1rZXkt/;

/** A name that says what follows it, as in "password=x", "token: x" or "X-Amz-Signature=x". */
const named = /(pass(word|wd|phrase)?|pwd|secret|token|api[-_]?key|signature|credential)s?["']?\s*[=:]/i;

/** The hash of a password, as a line of a password file has it. */
const passwordHash = /\$(2[abxy]|apr1|[156y])\$/;

export function isSensitive(text: string): boolean {
  return keyMaterial.test(text) || named.test(text) || passwordHash.test(text) || hasUserInfo(text);
}

const urlPassword = /(:\/\/[^\s:@/]{0,200}):[^\s@/]{1,500}@/g;
/** A database says "(using password: YES)" of a login that it refuses. */
const namedValue =
  /((?:pass(?:word|wd|phrase)?|pwd|secret|token|api[-_]?key|signature|credential)s?["']?\s{0,9}[=:]\s{0,9}["']?)(?!(?:YES|NO)\b)[^\s"',;&()]+/gi;
const authorization = /\b(bearer|basic)\s+[A-Za-z0-9+/._~=-]{8,}/gi;

/** What a program has printed, without the credentials in it: what it complains about is left. */
export function withoutCredentials(text: string): string {
  return keyMaterial.test(text) || passwordHash.test(text)
    ? "(not shown, because it may be a credential)"
    : text.replaceAll(urlPassword, "$1:***@").replaceAll(namedValue, "$1***").replaceAll(authorization, "$1 ***");
}

/** user:password@host, with or without a scheme. An image's digest follows an "@" as well. */
function hasUserInfo(text: string): boolean {
  const at = text.lastIndexOf("@");
  return at >= 0 && !/^@(sha|md5|blake)[a-z0-9]*:[0-9a-f]*$/i.test(text.slice(at)) && text.slice(0, at).includes(":");
}
