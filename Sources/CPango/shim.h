#pragma once
#include <fontconfig/fontconfig.h>
#include <hb-ot.h>
#include <pango/pango.h>
#include <pango/pangofc-font.h>
#include <pango/pangofc-fontmap.h>
#include <pango/pangoft2.h>

// Cast macros of GObject are not visible to Swift.
static inline PangoFcFontMap *imprenta_fc_font_map(PangoFontMap *map) { return PANGO_FC_FONT_MAP(map); }
static inline PangoFT2FontMap *imprenta_ft2_font_map(PangoFontMap *map) { return PANGO_FT2_FONT_MAP(map); }
static inline PangoFcFont *imprenta_fc_font(PangoFont *font) { return PANGO_IS_FC_FONT(font) ? PANGO_FC_FONT(font) : NULL; }
static inline FcPattern *imprenta_font_pattern(PangoFcFont *font) { return pango_fc_font_get_pattern(font); }

// PANGO_GLYPH_EMPTY and PANGO_GLYPH_UNKNOWN_FLAG are cast expressions, which Swift does not import.
static inline int imprenta_glyph_is_unknown(PangoGlyph glyph) {
  return (glyph & PANGO_GLYPH_UNKNOWN_FLAG) != 0 && glyph != PANGO_GLYPH_EMPTY;
}
static inline int imprenta_glyph_is_empty(PangoGlyph glyph) { return glyph == PANGO_GLYPH_EMPTY; }
