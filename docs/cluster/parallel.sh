#!/bin/sh
# A study with GNU parallel, on this machine or on those of PARALLEL="--sshloginfile hosts --workdir .", which share this folder.
#
#   sh docs/cluster/parallel.sh 16 compare scenarios/crisis.yaml --replications 400
#
# Run it again after an interruption: every shard goes on from its finished runs.
set -eu
shards=$1
shift
seq "$shards" | parallel --halt soon,fail=1 --retries 3 --quote \
    "${BUZZVILLE:-./buzzville}" "$@" --shard "{}/$shards" --threads 1 --out "${PARTS:-parts}"
exec "${BUZZVILLE:-./buzzville}" merge "${PARTS:-parts}"
