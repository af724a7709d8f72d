#!/bin/sh
# Stands in for the Azure CLI: writes down the words of each call and answers those that the script asks something of.
# What it may be asked, and in which form, is checked afterwards (azure-cli.ts, az-commands.ts).
set -eu
printf '%s\0' "$#" "$@" >> "$AZ_WORLD/calls"

# Between the choice of the cloud and the end, in one folder that only its owner can read.
if [ -z "$(find "${AZURE_CONFIG_DIR-}" -prune -type d -perm 700)" ]; then
  echo "ERROR: The calls would change the Azure CLI of whoever runs them." >&2
  exit 2
fi
case "$*" in
  "$AZ_REFUSES"*)
    echo "ERROR: Insufficient privileges to complete the operation." >&2
    exit 2
    ;;
  'cloud set '*) : > "$AZURE_CONFIG_DIR/cloud" ;;
  'login '*) cp "$AZURE_CONFIG_DIR/cloud" "$AZURE_CONFIG_DIR/account" ;;
  *)
    if [ ! -e "$AZURE_CONFIG_DIR/account" ]; then
      echo "ERROR: Please run 'az login' to setup account." >&2
      exit 2
    fi
    ;;
esac
case "$*" in
  'ad sp show '*) cat "$AZ_WORLD/published" ;;
  'ad app create '*) cat "$AZ_WORLD/made" ;;
esac
