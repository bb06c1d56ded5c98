#!/bin/sh
# Fills a small tmpfs, and makes a log immutable. Needs Linux, root and a build: mvn -pl mycase-audit -am test-compile
# The second folder must lie on a file system that knows immutable files (ext4, xfs, btrfs); /var/tmp unless given.
set -e
cd "$(dirname "$0")/../../.."
full=$(mktemp -d)
fixed=$(mktemp -d "${1:-/var/tmp}/hostile.XXXXXX")
trap 'umount "$full"; rmdir "$full"; rm -r "$fixed"' EXIT
mount -t tmpfs -o size=160k tmpfs "$full"
for round in "full $full" "immutable $fixed"; do
  java -cp target/classes:target/test-classes io.github.mycase4j.audit.HostileDisk $round
done
