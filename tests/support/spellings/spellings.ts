// All pairs of spellings, for the tests that take them together.

import { dhcpSpellings, keepalivedSpellings, networkingSpellings } from "./networkingSpellings";
import { podSpellings } from "./podSpellings";
import type { Spellings } from "./spelling";
import { credentialsSpellings, databaseSpellings, storageSpellings, tlsSpellings } from "./stateSpellings";
import {
  argsSpellings,
  extraConfigSpellings,
  handoverSpellings,
  monitoringSpellings,
  ramdiskSpellings,
  switchesSpellings,
} from "./workloadSpellings";

export const spellings: Readonly<Record<string, Spellings>> = {
  args: argsSpellings,
  networking: networkingSpellings,
  dhcp: dhcpSpellings,
  keepalived: keepalivedSpellings,
  tls: tlsSpellings,
  credentials: credentialsSpellings,
  database: databaseSpellings,
  storage: storageSpellings,
  ramdisk: ramdiskSpellings,
  extraConfig: extraConfigSpellings,
  switches: switchesSpellings,
  monitoring: monitoringSpellings,
  handover: handoverSpellings,
  pod: podSpellings,
};
