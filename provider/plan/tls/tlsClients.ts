// What Ironic accepts of the servers that it calls over TLS: options of ironic.conf, from 37.0 on.

import type { BmcTlsCalls, Tls, TlsCalls, TlsClients, Version } from "../../schema/types";
import { compareVersions } from "../base/compareVersions";
import type { InputOption } from "../base/inputOption";
import { checkEntries } from "../checks/check";
import type { EveryField } from "../checks/fields";
import type { Problems } from "../checks/problems";
import { tls12CipherRule } from "./cipherSuites";
import { validateTls12Ciphers } from "./tlsServers";

const firstWithOptions: Version = "37.0";

/** Whom Ironic calls, with the group of their options and what their names begin with. */
const called: EveryField<TlsClients, readonly [group: string, prefix: string]> = {
  imageServers: ["DEFAULT", "webserver_"],
  ramdisks: ["agent", ""],
  bmcs: ["redfish", ""],
};

export function planTlsClients(problems: Problems, { clients = {} }: Tls = {}, version: Version): InputOption[] {
  return (Object.keys(called) as (keyof TlsClients)[]).flatMap((whom) => {
    const calls = clients[whom];
    const path = `tls.clients.${whom}`;
    if (calls === undefined || !asksForSomething(calls)) {
      return [];
    }
    if (compareVersions(version, firstWithOptions) < 0) {
      problems.add(
        path,
        undefined,
        `needs version ${firstWithOptions} or newer: Ironic ${version} has no such options`,
      );
    }
    checkEntries(problems, `${path}.tls12Ciphers`, calls.tls12Ciphers, tls12CipherRule);
    validateTls12Ciphers(problems, path, calls);
    return optionsOf(path, called[whom], calls);
  });
}

const asksForSomething = ({ minimumVersion, tls12Ciphers = [] }: TlsCalls | BmcTlsCalls): boolean =>
  minimumVersion !== undefined || tls12Ciphers.length > 0;

function optionsOf(
  path: string,
  [group, prefix]: readonly [group: string, prefix: string],
  { minimumVersion, tls12Ciphers = [] }: TlsCalls | BmcTlsCalls,
): InputOption[] {
  return [
    ...(minimumVersion === undefined
      ? []
      : [{ group, name: `${prefix}tls_minimum_version`, value: minimumVersion, input: `${path}.minimumVersion` }]),
    ...(tls12Ciphers.length === 0
      ? []
      : [{ group, name: `${prefix}tls_ciphers`, value: tls12Ciphers.join(":"), input: `${path}.tls12Ciphers` }]),
  ];
}
