#!/bin/sh
# Runs a program of the Ironic image without its shell trace, in every container that has one. The arguments are the command.
#
# The image's programs run with "set -x", and what they run contains passwords. bash writes the trace to this descriptor.
exec 9> /dev/null
export BASH_XTRACEFD=9
exec "$@"
