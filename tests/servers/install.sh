#!/bin/sh
# Brings the two programs that the suite drives for real, where this machine lets us.
set -u

missing=""
has_chromium() {
	for name in chromium chromium-browser google-chrome; do
		command -v "$name" >/dev/null 2>&1 && return 0
	done
	return 1
}
has_postgresql() {
	command -v initdb >/dev/null 2>&1 || ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1
}
has_chromium || missing="$missing chromium"
has_postgresql || missing="$missing postgresql"
[ -z "$missing" ] && exit 0

if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
	echo "installing$missing for the tests"
	# shellcheck disable=SC2086  # a list of names
	apt-get update -qq >/dev/null &&
		DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing \
			>/dev/null && exit 0
fi
echo "not here:$missing. The tests that need it are skipped (in CI they fail); to have it:"
echo "    apt-get install$missing"
