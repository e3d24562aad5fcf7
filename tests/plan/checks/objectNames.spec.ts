// Kubernetes' rules for names of namespaces and of the objects that the user refers to.

import { describeRule } from "../../support/rendering/rules";

describe("the name of the namespace", () => {
  describeRule<string>({
    rule: "is a label",
    path: "namespace",
    args: (namespace) => ({ namespace }),
    wrong: ["", "Metal3", "metal3.system", "metal3-", "-metal3", "metal 3", "metal3\n", "n".repeat(64)],
    right: ["metal3", "3metal", "n".repeat(63)],
    reason: /^must be the name of a namespace/,
  });
});

const objectNames = {
  wrong: ["", "My-Secret", "my_secret", "a..b", ".secret", "secret-", "name space", "n".repeat(254)],
  right: ["secret", "my.secret-1", "1", "n".repeat(253)],
  reason: /^must be the name of a Kubernetes object/,
};

describe("names of the user's own objects", () => {
  describeRule<string>({
    rule: "is an object's name",
    path: "tls.certificateName",
    args: (certificateName) => ({ tls: { certificateName } }),
    ...objectNames,
  });
  describeRule<string>({
    rule: "is an object's name",
    path: "credentials.apiCredentialsName",
    args: (apiCredentialsName) => ({ credentials: { apiCredentialsName } }),
    ...objectNames,
  });
  describeRule<string>({
    rule: "is an object's name",
    path: "images.pullSecrets[1]",
    args: (name) => ({ images: { pullSecrets: ["fine", name] } }),
    ...objectNames,
  });
  describeRule<string>({
    rule: "is an object's name",
    path: "priorityClassName",
    args: (priorityClassName) => ({ priorityClassName }),
    ...objectNames,
  });
  describeRule<string>({
    rule: "is an object's name",
    path: "serviceAccountName",
    args: (serviceAccountName) => ({ serviceAccountName }),
    ...objectNames,
  });
});
