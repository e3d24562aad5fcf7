// What lies in a stack after an operation: resources in the state, and manifests that were rendered.

export interface Manifest {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: {
    readonly name: string;
    readonly namespace?: string;
    readonly labels?: Readonly<Record<string, string>>;
    readonly annotations?: Readonly<Record<string, string>>;
  };
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- what lies below is asserted on by the tests
  readonly [member: string]: any;
}

export interface StateResource {
  readonly urn: string;
  readonly type: string;
  readonly id?: string;
  readonly inputs?: Readonly<Record<string, unknown>>;
  readonly outputs?: Readonly<Record<string, unknown>>;
  readonly protect?: boolean;
  /** It was replaced, and is deleted when the update, or the next one, comes that far. */
  readonly delete?: boolean;
  readonly retainOnDelete?: boolean;
  readonly parent?: string;
  readonly provider?: string;
  readonly dependencies?: readonly string[];
  readonly deletedWith?: string;
  readonly customTimeouts?: Readonly<Record<string, number>>;
}

export interface State {
  readonly version: number;
  readonly deployment: { readonly resources: readonly StateResource[] };
}
