#!/usr/bin/env bash
# Draws a PDF's pages, trimmed, side by side: contact-sheet.sh FILE.pdf SHEET.png
set -euo pipefail

pdf=$1 sheet=$2
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
gs -q -dSAFER -dBATCH -dNOPAUSE -dUseTrimBox -sDEVICE=png16m -r100 -dDownScaleFactor=2 -dTextAlphaBits=4 \
    -dGraphicsAlphaBits=4 -o "$folder/%04d.png" "$pdf" </dev/null
mkdir -p "$(dirname "$sheet")"
vips arrayjoin "$(printf '%s ' "$folder"/*.png)" "$folder/sheet.v" --across 4 --shim 18 --background '214 214 210'
vips embed "$folder/sheet.v" "$folder/framed.v" 18 18 $(($(vipsheader -f width "$folder/sheet.v") + 36)) \
    $(($(vipsheader -f height "$folder/sheet.v") + 36)) --extend background --background '214 214 210'
vips pngsave "$folder/framed.v" "$sheet.imprenta-tmp" --palette --Q 90 --strip
mv "$sheet.imprenta-tmp" "$sheet"
echo "$sheet"
