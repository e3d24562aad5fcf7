// The deployments with a database that tests share; scenarios.ts has them in its table.

import { highAvailabilityScenarios } from "./highAvailabilityScenarios";
import type { Scenario } from "./scenario";

export const databaseScenarios: readonly Scenario[] = [
  {
    name: "database-external",
    args: {
      database: {
        host: "db.example.com:3307",
        name: "ironic_production",
        credentialsName: "ironic-database-login",
        tlsCertificateName: "ironic-database-ca",
      },
    },
  },
  {
    name: "database-external-given",
    args: {
      database: {
        kind: "external",
        host: "2001:db8::53",
        name: "ironic",
        username: "ironic",
        password: "db-password-of-the-user",
        caCertificate: "-----BEGIN CERTIFICATE-----\r\nMIIB\r\n-----END CERTIFICATE-----",
      },
    },
  },
  {
    name: "database-external-plain",
    args: { database: { host: "db.example.com", name: "ironic", credentialsName: "login", disableTLS: true } },
  },
  { name: "database-managed", args: { database: { kind: "managed" } } },
  {
    name: "database-managed-backup",
    args: {
      images: { registry: "mirror.example.com" },
      tolerations: [{ key: "dedicated", operator: "Exists" }],
      database: {
        kind: "managed",
        name: "ironic_a",
        storage: { size: "20Gi", storageClassName: "fast", retain: false },
        rotation: "2026-11",
        protect: true,
        backup: {
          schedule: "0 */6 * * *",
          keep: 28,
          storage: { claimName: "backups" },
          objectStorage: { configSecretName: "rclone", remote: "s3:bucket/ironic" },
          alertRule: true,
        },
        restoreFrom: { file: "ironic-20260102T021700Z-scheduled.sql.gz", fromObjectStorage: true, request: "drill" },
      },
    },
  },
  {
    name: "database-managed-restore",
    args: { database: { kind: "managed", restoreFrom: { file: "latest", claimName: "old-backups" } } },
  },
  ...highAvailabilityScenarios,
];
