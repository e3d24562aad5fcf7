// Kernel parameters, by the grammar that Ironic parses them with (ironic/common/kernel_parameters.py), and what iPXE makes of them.

/** COMMAND_LINE_SIZE of x86-64 and arm64. */
const longestLine = 2048;

/** A name, and a value that is bare or in double quotes. */
const parameter = /^[A-Za-z0-9_.-]+(?:=(?:[!#-~]*|"[ !#-~]*"))?$/;

/** Between the kernel's parameters and the arguments of init. */
const initMark = "--";

/** At these words iPXE ends a command, or the line. */
const ipxeWord = /^(?:\|\||&&|;|#.*)$/;

/** Blanks inside double quotes separate nothing. */
function wordsOf(line: string): string[] {
  const words: string[] = [];
  let word = "";
  let quoted = false;
  for (const character of line) {
    quoted = character === '"' ? !quoted : quoted;
    if (character === " " && !quoted) {
      words.push(word);
      word = "";
    } else {
      word += character;
    }
  }
  return [...words, word].filter((text) => text !== "");
}

/** What iPXE or oslo.config replaces in a line, and what nothing can stand for. */
export function substitutionRule(line: string): string | undefined {
  if (line.includes("${")) {
    return 'must not contain "${": iPXE replaces it by one of its settings, and it cannot be quoted';
  }
  return line.includes("\\$")
    ? 'must not contain a backslash before "$": Ironic takes both for one character'
    : undefined;
}

/** The number of the first word that Ironic's grammar does not accept; undefined when it accepts all. */
export function wrongParameter(line: string): number | undefined {
  const wrong = wordsOf(line).findIndex((word) => !parameter.test(word) && word !== initMark);
  return wrong < 0 ? undefined : wrong + 1;
}

export function kernelParametersRule(given: string): string | undefined {
  const line = given.trim();
  if (/[\r\n]/.test(line)) {
    return "must be one line: it becomes part of a kernel command line";
  }
  if (line.length > longestLine) {
    return `must have at most ${longestLine} characters, which a kernel command line has room for`;
  }
  const wrong = wrongParameter(line);
  if (wrong !== undefined) {
    return `must be parameters such as console=ttyS0 or name="a value", separated by blanks (Ironic 39.0 refuses to start with others): parameter ${wrong} is not. Names are letters, digits, "_", "-" and "."; values are ASCII without blanks and double quotes, or in double quotes`;
  }
  if (line.endsWith("\\")) {
    return "must not end in a backslash: iPXE would join it with what follows";
  }
  const reason = substitutionRule(line);
  if (reason !== undefined) {
    return reason;
  }
  return line.split(" ").some((word) => ipxeWord.test(word))
    ? 'must not contain the words "||", "&&" and ";", or one that begins with "#": iPXE ends a command there'
    : undefined;
}

/** One blank between parameters. */
export function canonicalKernelParameters(given: string): string {
  return wordsOf(given.trim()).join(" ");
}
