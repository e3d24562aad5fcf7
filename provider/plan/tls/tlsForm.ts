// The canonical forms of tls, and of CA certificates that are given anywhere.

import type {
  ApiServerTls,
  BmcTlsCalls,
  CertificateAuthority,
  IssuerRef,
  ObjectKind,
  Tls,
  TlsCalls,
  TlsClients,
  VirtualMediaTls,
} from "../../schema/types";
import { defaults } from "../../schema/defaults";
import type { Value } from "../../schema/value";
import {
  after,
  asGiven,
  block,
  group,
  list,
  set,
  spelled,
  unless,
  unlessEmpty,
  without,
  type Form,
} from "../base/form";
import { canonicalHost } from "../checks/addresses";
import { canonicalPem } from "../checks/certificates";
import { bundleKey } from "./caBundles";
import { chooseTls, usualRenewBeforeHours } from "./tls";

const authorityForm = (key: Form<Value<string>>): Form<CertificateAuthority> =>
  block<CertificateAuthority>({ kind: asGiven, name: asGiven, key, pem: spelled(canonicalPem) });

/** The reader takes one key, and the usual one where none is given. */
export const bundleForm = authorityForm(unless(bundleKey));

const issuerForm = block<IssuerRef>({
  name: asGiven,
  kind: unless(defaults.tls.issuerRef.kind),
  group: unless(defaults.tls.issuerRef.group),
});

/** The preferred one first. */
const ciphersForm = unlessEmpty(list<string>(asGiven));

const serverFields = {
  tls12Ciphers: ciphersForm,
  tls13Ciphers: ciphersForm,
  curves: ciphersForm,
};

const callsFields = { minimumVersion: asGiven, tls12Ciphers: ciphersForm };

const clientsForm = group<TlsClients>({
  imageServers: group<TlsCalls>(callsFields),
  ramdisks: group<TlsCalls>(callsFields),
  bmcs: group<BmcTlsCalls>(callsFields),
});

const fieldsForm = block<Tls>({
  mode: asGiven,
  certificateName: asGiven,
  extraSANs: unlessEmpty(set(spelled(canonicalHost))),
  validityHours: unless(defaults.tls.validityHours),
  renewBeforeHours: asGiven,
  issuerRef: issuerForm,
  caGeneration: unless(defaults.tls.caGeneration),
  trustedCAGenerations: unlessEmpty(set()),
  disableVirtualMediaTLS: unless(defaults.tls.disableVirtualMediaTLS),
  api: group<ApiServerTls>({
    ...serverFields,
    minimumVersion: unless(defaults.tls.api.minimumVersion),
    preferServerCiphers: unless(defaults.tls.api.preferServerCiphers),
  }),
  virtualMedia: group<VirtualMediaTls>({
    ...serverFields,
    certificateName: asGiven,
    minimumVersion: unless(defaults.tls.virtualMedia.minimumVersion),
    preferServerCiphers: unless(defaults.tls.virtualMedia.preferServerCiphers),
  }),
  clients: clientsForm,
  insecureRPC: asGiven,
  // All keys are read where none is given.
  bmcCA: authorityForm(asGiven),
  bmcCAName: asGiven,
  trustedCA: bundleForm,
  trustedCAName: asGiven,
});

export const tlsForm = unlessEmpty(
  after((given: Tls, step) => {
    const formed = fieldsForm(given, step) ?? given;
    return step === "drop" ? formed : withCurrentNames(formed);
  }, withoutUsual),
);

function withoutUsual(tls: Tls): Tls {
  const { mode: _mode, ...implying } = tls;
  const short = tls.mode === chooseTls(implying).kind ? without(tls, "mode") : tls;
  return short.renewBeforeHours === usualRenewBeforeHours(short) ? without(short, "renewBeforeHours") : short;
}

/** The deprecated names say the same as the blocks that replace them. */
function withCurrentNames({ bmcCAName, trustedCAName, ...tls }: Tls): Tls {
  return {
    ...tls,
    ...(bmcCAName === undefined ? {} : { bmcCA: tls.bmcCA ?? named("Secret", bmcCAName) }),
    ...(trustedCAName === undefined ? {} : { trustedCA: tls.trustedCA ?? named("ConfigMap", trustedCAName) }),
  };
}

const named = (kind: ObjectKind, name: Value<string>): CertificateAuthority => ({ kind, name });
