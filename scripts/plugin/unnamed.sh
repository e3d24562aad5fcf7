#!/bin/sh
# Installed as "pulumi-resource-", without a name: that is what `pulumi package add FOLDER` looks for in the folder of a
# plugin that is an executable (pulumi 3.276, packageinstallation.go, ensureProjectDir).
exec "$(dirname "$0")/pulumi-resource-metal3" "$@"
