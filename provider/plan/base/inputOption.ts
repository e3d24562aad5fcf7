// Options of ironic.conf: those that inputs other than extraConfig decide about, and how all are passed on.

export interface InputOption {
  readonly group: string;
  readonly name: string;
  readonly value: string;
  readonly input: string;
}

/** What oslo.config reads an option from. */
export const optionVariable = (group: string, name: string): string =>
  `OS_${group.toUpperCase()}__${name.toUpperCase()}`;
