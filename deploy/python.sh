#!/bin/sh
# Prints the first of the named Pythons that is 3.11 or newer; one that can make environments goes
# before one that cannot. Says in one sentence what to type where there is none.
set -u

incomplete=""
old=""
for name in "$@"; do
	path=$(command -v "$name" 2>/dev/null) || continue
	version=$("$path" -c 'import sys; print("%d.%d" % sys.version_info[:2])' 2>/dev/null) || continue
	if ! "$path" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
		old=" ($name here is $version)"
	elif "$path" -c 'import ensurepip, venv' 2>/dev/null; then
		echo "$path"
		exit 0
	elif "$path" -c 'import csv, importlib.metadata, json, subprocess' 2>/dev/null; then
		: "${incomplete:=$path}"
	else
		old=" ($name here lacks its standard library)"
	fi
done
if [ -n "$incomplete" ]; then
	echo "$incomplete"
	exit 0
fi
how="name another with PYTHON=/usr/local/bin/python3.11"
command -v apt-get >/dev/null 2>&1 && how="type: apt-get install python3-venv (as root), or $how"
echo "Python 3.11 or newer is needed and is not here$old; $how" >&2
exit 1
