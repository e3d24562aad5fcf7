// Which generations of the CA are trusted at the same time, so that the CA can be rotated without an outage.

import type { Tls } from "../../schema/types";
import { defaults } from "../../schema/defaults";
import { FirstUses } from "../checks/firstUses";
import type { Problems } from "../checks/problems";

const highestGeneration = 1000;

function generationReason(generation: number): string | undefined {
  return Number.isInteger(generation) && generation >= 1 && generation <= highestGeneration
    ? undefined
    : `must be a whole number from 1 to ${highestGeneration}`;
}

export function validateCaGenerations(problems: Problems, { caGeneration, trustedCAGenerations = [] }: Tls): void {
  const active = caGeneration ?? defaults.tls.caGeneration;
  const reason = generationReason(active);
  if (reason !== undefined) {
    problems.add("tls.caGeneration", caGeneration, reason);
  }
  const firstUses = new FirstUses([[active, "tls.caGeneration"]]);
  trustedCAGenerations.forEach((generation, i) => {
    const path = `tls.trustedCAGenerations[${i}]`;
    const wrong = generationReason(generation);
    if (wrong !== undefined) {
      problems.add(path, generation, wrong);
    }
    if (firstUses.add(generation, path) !== undefined) {
      problems.add(
        path,
        generation,
        generation === active ? "is tls.caGeneration, which is always trusted" : "is listed twice",
      );
    }
  });
}
