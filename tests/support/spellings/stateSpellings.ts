// Spellings of database, storage, tls and credentials.

import type { Database, IronicArgs, Tls } from "../../../provider/schema/types";
import { pair, type Spellings } from "./spelling";

const tls = (fields: Tls): IronicArgs => ({ tls: fields });
const database = (fields: Database): IronicArgs => ({ database: fields });
const external = (fields: Database): IronicArgs =>
  database({ host: "db.example.com", name: "ironic", credentialsName: "login", tlsCertificateName: "ca", ...fields });
const managed = (fields: Database): IronicArgs => database({ kind: "managed", ...fields });

const line = "MIIBszCCAVmgAwIBAgIUAAAAAAAAAAAAAAAAAAAAAAAAAAAwCgYIKoZIzj0EAwIw";
const pem = `-----BEGIN CERTIFICATE-----\n${line}\n${line}\n-----END CERTIFICATE-----\n`;
const looserPem = `a comment\r\n-----BEGIN CERTIFICATE-----\r\n${line}${line}\r\n-----END CERTIFICATE-----`;

export const tlsSpellings: Spellings = {
  same: [
    pair("an empty block", {}, tls({})),
    pair("the default mode written out", {}, tls({ mode: "generated" })),
    pair(
      "the mode that a Secret implies",
      tls({ certificateName: "own" }),
      tls({ certificateName: "own", mode: "secret" }),
    ),
    pair(
      "the mode that an issuer implies",
      tls({ issuerRef: { name: "ca" } }),
      tls({ issuerRef: { name: "ca" }, mode: "certManager" }),
    ),
    pair(
      "defaults of an issuer written out",
      tls({ issuerRef: { name: "ca" } }),
      tls({ issuerRef: { name: "ca", kind: "Issuer", group: "cert-manager.io" } }),
    ),
    pair("default lifetimes written out", {}, tls({ validityHours: 8760, renewBeforeHours: 720 })),
    pair(
      "a third of a short lifetime written out",
      tls({ validityHours: 240 }),
      tls({ validityHours: 240, renewBeforeHours: 80 }),
    ),
    pair("the first CA generation written out", {}, tls({ caGeneration: 1, trustedCAGenerations: [] })),
    pair(
      "order of trusted generations",
      tls({ trustedCAGenerations: [2, 10] }),
      tls({ trustedCAGenerations: [10, 2] }),
    ),
    pair("virtual media over TLS written out", {}, tls({ disableVirtualMediaTLS: false })),
    pair("no further names", {}, tls({ extraSANs: [] })),
    pair(
      "order of names",
      tls({ extraSANs: ["a.example", "b.example"] }),
      tls({ extraSANs: ["b.example", "a.example"] }),
    ),
    pair(
      "case of a name, spelling of an address",
      tls({ extraSANs: ["a.example", "2001:db8::1"] }),
      tls({ extraSANs: ["2001:DB8:0::1", "A.Example"] }),
    ),
    pair("line ends and comments of PEM", tls({ trustedCA: { pem } }), tls({ trustedCA: { pem: looserPem } })),
    pair(
      "the usual key written out",
      tls({ trustedCA: { kind: "ConfigMap", name: "cas" } }),
      tls({ trustedCA: { kind: "ConfigMap", name: "cas", key: "ca.crt" } }),
    ),
    pair(
      "the deprecated name of a CA bundle",
      tls({ trustedCA: { kind: "ConfigMap", name: "cas" } }),
      tls({ trustedCAName: "cas" }),
    ),
    pair(
      "both names of a bundle for BMCs",
      tls({ bmcCA: { kind: "Secret", name: "bmcs" } }),
      tls({ bmcCA: { kind: "Secret", name: "bmcs" }, bmcCAName: "bmcs" }),
    ),
    pair(
      "a verification that is the default",
      { highAvailability: true, nodeSelector: { a: "b" }, ...managed({}) },
      { highAvailability: true, nodeSelector: { a: "b" }, ...managed({}), tls: { insecureRPC: true } },
    ),
  ],
  different: [
    pair(
      "all keys and one",
      tls({ bmcCA: { kind: "Secret", name: "bmcs" } }),
      tls({ bmcCA: { kind: "Secret", name: "bmcs", key: "ca.crt" } }),
    ),
    pair("another certificate", tls({ trustedCA: { pem } }), tls({ trustedCA: { pem: pem.replace("MIIB", "MIIC") } })),
    pair("another generation", tls({}), tls({ caGeneration: 2 })),
    pair("no TLS", tls({}), tls({ mode: "off" })),
  ],
};

export const databaseSpellings: Spellings = {
  same: [
    pair("an empty block", {}, database({})),
    pair("SQLite written out", {}, database({ kind: "sqlite" })),
    pair("the kind that a host implies", external({}), external({ kind: "external" })),
    pair("case of a host", external({}), external({ host: "DB.Example.com" })),
    pair("the default port written out", external({}), external({ host: "db.example.com:3306" })),
    pair(
      "an IPv6 host with and without brackets",
      external({ host: "2001:db8::1" }),
      external({ host: "[2001:DB8:0::1]:3306" }),
    ),
    pair("TLS written out", external({}), external({ disableTLS: false })),
    pair(
      "line ends of PEM",
      external({ tlsCertificateName: undefined, caCertificate: pem }),
      external({ tlsCertificateName: undefined, caCertificate: looserPem }),
    ),
    pair("the default name of a managed database written out", managed({}), managed({ name: "ironic" })),
    pair("an empty block of storage", managed({}), managed({ storage: {} })),
    pair("defaults of storage written out", managed({}), managed({ storage: { size: "10240Mi", retain: true } })),
    pair("another unit of a size", managed({ storage: { size: "1Ti" } }), managed({ storage: { size: "1024Gi" } })),
    pair(
      "a decimal fraction of a size",
      managed({ storage: { size: "1536Mi" } }),
      managed({ storage: { size: "1.5Gi" } }),
    ),
    pair("an exponent in a size", managed({ storage: { size: "20G" } }), managed({ storage: { size: "20e9" } })),
    pair("protect: false written out", managed({}), managed({ protect: false })),
    pair(
      "defaults of backups written out",
      managed({ backup: {} }),
      managed({
        backup: {
          schedule: "17  02 * * *",
          keep: 14,
          storage: { size: "20Gi" },
          alertRule: false,
          alertRuleLabels: {},
        },
      }),
    ),
    pair(
      "names in a schedule",
      managed({ backup: { schedule: "0 3 * * 1" } }),
      managed({ backup: { schedule: "0 3 * * MON" } }),
    ),
    pair(
      "the usual claim of a restore written out",
      managed({ backup: {}, restoreFrom: { file: "latest" } }),
      managed({
        backup: {},
        restoreFrom: { file: "latest", claimName: "ironic-database-backup", fromObjectStorage: false },
      }),
    ),
  ],
  different: [
    pair("another host", external({}), external({ host: "db2.example.com" })),
    pair("another port", external({}), external({ host: "db.example.com:3307" })),
    pair("the case of a database's name", external({}), external({ name: "Ironic" })),
    pair(
      "the case of a password",
      external({ credentialsName: undefined, username: "u", password: "Secret" }),
      external({ credentialsName: undefined, username: "u", password: "secret" }),
    ),
    pair("a decimal and a binary unit", managed({ storage: { size: "20G" } }), managed({ storage: { size: "20Gi" } })),
    pair("backups and none", managed({}), managed({ backup: {} })),
    pair("another day", managed({ backup: { schedule: "0 3 * * 1" } }), managed({ backup: { schedule: "0 3 * * 2" } })),
  ],
};

export const storageSpellings: Spellings = {
  same: [
    pair("an empty block", {}, { storage: {} }),
    pair(
      "the default access mode written out",
      { storage: { size: "20Gi" } },
      { storage: { size: "20Gi", accessMode: "ReadWriteOnce" } },
    ),
    pair("another unit of a size", { storage: { size: "20Gi" } }, { storage: { size: "20480Mi" } }),
    pair("another unit of a limit", { storage: { sizeLimit: "20Gi" } }, { storage: { sizeLimit: "21474836480" } }),
  ],
  different: [pair("a claim and a limit", { storage: { size: "20Gi" } }, { storage: { sizeLimit: "20Gi" } })],
};

export const credentialsSpellings: Spellings = {
  same: [
    pair("an empty block", {}, { credentials: {} }),
    pair("the default user name written out", {}, { credentials: { username: "ironic" } }),
    pair("revokePrevious: false written out", {}, { credentials: { revokePrevious: false } }),
    pair(
      "the default user name of another deployment",
      { name: "metal" },
      { name: "metal", credentials: { username: "metal" } },
    ),
  ],
  different: [
    pair("the case of a user name", {}, { credentials: { username: "Ironic" } }),
    pair(
      "the case of a password",
      { credentials: { password: "correct-horse" } },
      { credentials: { password: "Correct-horse" } },
    ),
    pair("the case of a rotation", { credentials: { rotation: "a" } }, { credentials: { rotation: "A" } }),
  ],
};
