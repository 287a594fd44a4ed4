#pragma once
#include <qpdf/qpdf-c.h>
#include <zlib.h>

/* inflateInit is a macro, which Swift cannot see. */
static inline int imprenta_inflate_init(z_stream *stream) { return inflateInit(stream); }
