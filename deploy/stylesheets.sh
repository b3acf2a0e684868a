#!/bin/sh
# Holds the stylesheets against stylelint.config.mjs. stylelint comes once into .venv, by the hashes
# of deno.lock; deno, which runs it, lets it read, and write nothing but its own notes.
set -u

environment=$1
deno="$environment/bin/deno"
export DENO_DIR="$environment/deno" DENO_NO_UPDATE_CHECK=1 DENO_TLS_CA_STORE=system,mozilla

bring() {
	said=$("$deno" install --frozen --quiet 2>&1) && return 0
	case "$said" in *"error sending request"* | *"Bad response"*) return 1 ;; esac
	echo "$said" >&2 # it answered, and something else is wrong
	exit 1
}

bring || for pause in ${PAUSES:-5 15}; do
	echo "the registry of stylelint does not answer; trying again in $pause s" >&2
	sleep "$pause"
	bring && break
done || {
	echo "$said" >&2
	echo "not here: stylelint. The stylesheets are not checked (in CI that fails); look at this" \
		"machine's network, or name a mirror: NPM_CONFIG_REGISTRY=https://mirror.example/" >&2
	[ "${CI:-}" != true ]
	exit
}
exec "$deno" run --frozen --cached-only --no-prompt --allow-env --allow-read --allow-sys \
	--allow-write="$environment/stylelint" npm:stylelint '**/*.css' \
	--cache-location "$environment/stylelint"
