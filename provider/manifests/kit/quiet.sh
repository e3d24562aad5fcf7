#!/bin/sh
# Every container that runs a program of the Ironic image: runs it without its shell trace.
# Reads: the command, as arguments.

# The image's programs run with "set -x", and what they run contains passwords. bash writes the trace to this descriptor.
exec 9> /dev/null
export BASH_XTRACEFD=9
exec "$@"
