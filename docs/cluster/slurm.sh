#!/bin/sh
# A study on Slurm: an array of shards, then, when all of them are done, their merging.
#
#   sbatch --array=1-16 docs/cluster/slurm.sh compare scenarios/crisis.yaml --replications 400
#   sbatch --dependency=afterok:ARRAY_JOB_ID --wrap './buzzville merge parts'
#
# A task that is killed or requeued goes on from its finished runs.
#SBATCH --job-name=buzzville
#SBATCH --cpus-per-task=4
#SBATCH --mem=2G
#SBATCH --time=04:00:00
#SBATCH --requeue
set -eu
exec "${BUZZVILLE:-./buzzville}" "$@" \
    --shard "$SLURM_ARRAY_TASK_ID/$SLURM_ARRAY_TASK_COUNT" \
    --threads "${SLURM_CPUS_PER_TASK:-1}" \
    --out "${PARTS:-parts}"
