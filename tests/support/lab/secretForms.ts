// A secret in the forms in which it may be found: as it is, encoded, or as a shell prints it.

/** What to look for, by what it is. */
function formsOf(name: string, secret: string): ReadonlyMap<string, string> {
  return new Map([
    [`${name} in clear`, secret],
    [`${name} in base64`, Buffer.from(secret).toString("base64").replace(/=+$/, "")],
    [`${name}, URL-encoded`, encodeURIComponent(secret)],
    [`${name}, quoted by a shell`, secret.replaceAll("'", `'\\''`)],
  ]);
}

/** Where each secret was found: "form: place, n lines". */
export function findings(
  secrets: Readonly<Record<string, string>>,
  texts: Readonly<Record<string, string>>,
): readonly string[] {
  const forms = Object.entries(secrets).flatMap(([name, secret]) => [...formsOf(name, secret)]);
  const distinct = forms.filter(([, text], index) => forms.findIndex(([, other]) => other === text) === index);
  return distinct.flatMap(([form, secret]) =>
    Object.entries(texts).flatMap(([place, text]) => {
      const lines = text.split("\n").filter((line) => line.includes(secret)).length;
      return lines === 0 ? [] : [`${form}: ${place}, ${lines} lines`];
    }),
  );
}
