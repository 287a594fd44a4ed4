#pragma once
// Debian's libxml2 shows its ICU converters, whose headers Foundation has too, in another version. Nothing here uses them.
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED
#include <libxml/parser.h>
#include <libxml/tree.h>
#include <libxml/xmlreader.h>

// `xmlFree` is a variable that holds a function, which Swift will not call.
static inline void imprenta_xml_free(void *memory) { xmlFree(memory); }
