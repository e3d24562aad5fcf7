// What the kubelet makes of the variables of a container before its process sees them.

import type { EnvVar } from "../../../provider/manifests/kubernetes/objects";
import { opened } from "../values/fakeLater";

/** third_party/forked/golang/expansion of Kubernetes: $(NAME) is replaced if NAME is known, and $$ is a dollar sign. */
function expand(text: string, known: Readonly<Record<string, string>>): string {
  return text.replace(/\$(\$|\(([^)]*)\))/g, (whole, sign: string, name: string | undefined) =>
    sign === "$" ? "$" : (known[name ?? ""] ?? whole),
  );
}

/** The values that are given as text; each may refer to those before it. */
export function expanded(variables: readonly EnvVar[]): Record<string, string> {
  const known: Record<string, string> = {};
  for (const { name, value } of variables) {
    if (value !== undefined) {
      known[name] = expand(opened(value) as string, known);
    }
  }
  return known;
}
