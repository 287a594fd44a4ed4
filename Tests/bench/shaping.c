// Itemises and shapes every paragraph (a line) of a text with Pango, and nothing more: the floor that a typesetter over
// Pango stands on. Usage: shaping TEXT.txt FAMILY SIZE_PT
#include <pango/pangoft2.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(int count, char **arguments) {
  char *text = NULL;
  gsize length = 0;
  if (count != 4 || !g_file_get_contents(arguments[1], &text, &length, NULL)) return 1;
  PangoFontMap *map = pango_ft2_font_map_new();
  pango_ft2_font_map_set_resolution(PANGO_FT2_FONT_MAP(map), 72, 72);
  PangoContext *context = pango_font_map_create_context(map);
  PangoFontDescription *font = pango_font_description_new();
  pango_font_description_set_family(font, arguments[2]);
  pango_font_description_set_size(font, (int)(atof(arguments[3]) * PANGO_SCALE));
  PangoAttrList *attributes = pango_attr_list_new();
  pango_attr_list_insert(attributes, pango_attr_font_desc_new(font));
  pango_attr_list_insert(attributes, pango_attr_language_new(pango_language_from_string("es")));

  long glyphs = 0;
  for (char *line = text, *next; line < text + length; line = next + 1) {
    next = memchr(line, '\n', text + length - line);
    if (!next) next = text + length;
    int bytes = (int)(next - line);
    GList *items = pango_itemize(context, line, 0, bytes, attributes, NULL);
    for (GList *entry = items; entry; entry = entry->next) {
      PangoItem *item = entry->data;
      PangoGlyphString *shaped = pango_glyph_string_new();
      pango_shape_full(line + item->offset, item->length, line, bytes, &item->analysis, shaped);
      glyphs += shaped->num_glyphs;
      pango_glyph_string_free(shaped);
      pango_item_free(item);
    }
    g_list_free(items);
  }
  printf("%ld glyphs\n", glyphs);
  return glyphs == 0;
}
