#pragma once
#include <malloc.h>
#include <vips/vips.h>

// libvips' operations take their options as C varargs, which Swift cannot call: each wrapper here names the options
// that Imprenta uses and nothing else. As in libvips, they return 0, or -1 with a message in the error buffer.

static inline void imprenta_vips_be_silent(const gchar *domain, GLogLevelFlags level, const gchar *message, gpointer data) {
    (void)domain; (void)level; (void)message; (void)data;
}

/// Starts libvips for pictures from strangers: no untrusted loaders, nothing kept between pictures, one thread each,
/// no warnings printed.
///
/// Every pipeline has threads of its own, and for each glibc would keep a picture's worth of freed memory: blocks from
/// 128 KiB are therefore mapped and unmapped one by one, which halves the peak over many photographs.
static inline int imprenta_vips_start(void) {
    mallopt(M_MMAP_THRESHOLD, 128 * 1024);
    if (vips_init("imprenta")) return -1;
    g_log_set_handler("VIPS", (GLogLevelFlags)(G_LOG_LEVEL_WARNING | G_LOG_LEVEL_MESSAGE | G_LOG_LEVEL_INFO),
                      imprenta_vips_be_silent, NULL);
    vips_block_untrusted_set(TRUE);
    vips_concurrency_set(1);
    vips_cache_set_max(0);
    vips_cache_set_max_mem(0);
    vips_cache_set_max_files(0);
    return 0;
}

static inline VipsImage *imprenta_vips_open(VipsSource *source, const char *options) {
    return vips_image_new_from_source(source, options, NULL);
}

/// One black pixel in RGB.
static inline int imprenta_vips_pixel(VipsImage **out) {
    VipsImage *zero = NULL;
    int failed = vips_black(&zero, 1, 1, "bands", 3, NULL)
        || vips_copy(zero, out, "interpretation", VIPS_INTERPRETATION_sRGB, NULL);
    if (zero) g_object_unref(zero);
    return failed ? -1 : 0;
}

static inline int imprenta_vips_autorot(VipsImage *in, VipsImage **out) { return vips_autorot(in, out, NULL); }

static inline int imprenta_vips_resize(VipsImage *in, VipsImage **out, double horizontal, double vertical) {
    return vips_resize(in, out, horizontal, "vscale", vertical, "kernel", VIPS_KERNEL_LANCZOS3, NULL);
}

static inline int imprenta_vips_extract(VipsImage *in, VipsImage **out, int left, int top, int width, int height) {
    return vips_extract_area(in, out, left, top, width, height, NULL);
}

static inline int imprenta_vips_flatten(VipsImage *in, VipsImage **out, VipsArrayDouble *background, double opaque) {
    return vips_flatten(in, out, "background", background, "max_alpha", opaque, NULL);
}

static inline int imprenta_vips_colourspace(VipsImage *in, VipsImage **out, VipsInterpretation space) {
    return vips_colourspace(in, out, space, NULL);
}

static inline int imprenta_vips_bands(VipsImage *in, VipsImage **out, int first, int count) {
    return vips_extract_band(in, out, first, "n", count, NULL);
}

static inline int imprenta_vips_as(VipsImage *in, VipsImage **out, VipsInterpretation interpretation) {
    return vips_copy(in, out, "interpretation", interpretation, NULL);
}

/// To eight bits of `output`, from `input` or from the embedded profile where `input` is null.
///
/// In one transform: in libvips 8.14, going by way of Lab (`icc_import`, `icc_export`) cuts white off at L* 99.6, so
/// that paper gets a tint; mended in 8.15 (libvips pull request 3373).
static inline int imprenta_vips_convert(VipsImage *in, VipsImage **out, const char *input, const char *output) {
    if (input == NULL)
        return vips_icc_transform(in, out, output, "intent", VIPS_INTENT_RELATIVE, "black_point_compensation", TRUE,
                                  "depth", 8, "embedded", TRUE, NULL);
    return vips_icc_transform(in, out, output, "intent", VIPS_INTENT_RELATIVE, "black_point_compensation", TRUE,
                              "depth", 8, "input_profile", input, NULL);
}

static inline int imprenta_vips_sharpen(VipsImage *in, VipsImage **out, double sigma, double slope, double brighten,
                                        double darken) {
    return vips_sharpen(in, out, "sigma", sigma, "x1", 2.0, "y2", brighten, "y3", darken, "m1", 0.0, "m2", slope,
                        NULL);
}

static inline int imprenta_vips_smartcrop(VipsImage *in, VipsImage **out, int width, int height) {
    return vips_smartcrop(in, out, width, height, "interesting", VIPS_INTERESTING_ATTENTION, NULL);
}

/// A CMYK picture of eight bits whose pixels with more than `limit` (0 to 1020) in all have their cyan, magenta and
/// yellow scaled down together, and rounded down, until black and they come to `limit`.
static inline int imprenta_vips_limit_ink(VipsImage *in, VipsImage **out, double limit) {
    VipsObject *held = VIPS_OBJECT(vips_image_new());
    VipsImage **t = (VipsImage **)vips_object_local_array(held, 16);
    double ones[3] = {1, 1, 1};
    t[0] = vips_image_new_matrix_from_array(3, 1, ones, 3);
    int failed = t[0] == NULL
        || vips_extract_band(in, &t[1], 0, "n", 3, NULL)                 // cyan, magenta, yellow
        || vips_extract_band(in, &t[2], 3, NULL)                         // black
        || vips_recomb(t[1], &t[3], t[0], NULL)                          // their sum
        || vips_linear1(t[2], &t[4], -1, limit, NULL)                    // room that black leaves
        || vips_divide(t[4], t[3], &t[5], NULL)                          // scale
        || vips_multiply(t[1], t[5], &t[6], NULL)
        || vips_cast(t[6], &t[7], VIPS_FORMAT_UCHAR, NULL)               // rounds down
        || vips_bandjoin2(t[7], t[2], &t[8], NULL)
        || vips_copy(t[8], &t[9], "interpretation", VIPS_INTERPRETATION_CMYK, NULL)
        || vips_more(t[3], t[4], &t[10], NULL)                           // where there is too much
        || vips_ifthenelse(t[10], t[9], in, out, NULL);
    g_object_unref(held);
    return failed ? -1 : 0;
}

/// Mean squares, over squares of `block` pixels, of what a kernel of three by three numbers leaves of a picture of one
/// channel; as floating-point numbers.
static inline int imprenta_vips_energy(VipsImage *in, VipsImage **out, const double *kernel, int block) {
    VipsObject *held = VIPS_OBJECT(vips_image_new());
    VipsImage **t = (VipsImage **)vips_object_local_array(held, 4);
    t[0] = vips_image_new_matrix_from_array(3, 3, kernel, 9);
    int failed = t[0] == NULL
        || vips_cast(in, &t[1], VIPS_FORMAT_FLOAT, NULL)
        || vips_conv(t[1], &t[2], t[0], "precision", VIPS_PRECISION_FLOAT, NULL)
        || vips_multiply(t[2], t[2], &t[3], NULL)
        || vips_shrink(t[3], out, block, block, NULL);
    g_object_unref(held);
    return failed ? -1 : 0;
}

/// The means of squares of `block` pixels, as floating-point numbers.
static inline int imprenta_vips_means(VipsImage *in, VipsImage **out, int block) {
    VipsImage *numbers = NULL;
    int failed = vips_cast(in, &numbers, VIPS_FORMAT_FLOAT, NULL) || vips_shrink(numbers, out, block, block, NULL);
    if (numbers) g_object_unref(numbers);
    return failed ? -1 : 0;
}

/// How often each value of a picture of one channel and eight bits comes: one row of 256 unsigned numbers.
static inline int imprenta_vips_histogram(VipsImage *in, VipsImage **out) { return vips_hist_find(in, out, NULL); }

/// Each value of a picture of one channel and eight bits looked up in a table of 256; as many channels as the table has.
static inline int imprenta_vips_maplut(VipsImage *in, VipsImage **out, VipsImage *table) {
    return vips_maplut(in, out, table, NULL);
}

/// A baseline JPEG without metadata: every channel of a CMYK picture at full resolution.
static inline int imprenta_vips_jpeg(VipsImage *in, void **bytes, size_t *count, int quality) {
    return vips_jpegsave_buffer(in, bytes, count, "Q", quality, "optimize_coding", TRUE, "strip", TRUE,
                                "subsample_mode", VIPS_FOREIGN_SUBSAMPLE_AUTO, NULL);
}

/// A field of a picture as a whole number, or `otherwise` where it has none.
static inline int imprenta_vips_number(VipsImage *in, const char *field, int otherwise) {
    int value;
    if (!vips_image_get_typeof(in, field) || vips_image_get_int(in, field, &value)) return otherwise;
    return value;
}

static inline gboolean imprenta_vips_has(VipsImage *in, const char *field) {
    return vips_image_get_typeof(in, field) != 0;
}

/// The bytes of libvips's own profile of sRGB, in memory that the caller frees with `g_free`; `NULL` where it has none.
static inline void *imprenta_vips_srgb_profile(size_t *count) {
    VipsBlob *profile = NULL;
    if (vips_profile_load("srgb", &profile, NULL) || !profile) return NULL;
    const void *bytes = vips_blob_get(profile, count);
    void *copy = g_memdup2(bytes, *count);
    vips_area_unref((VipsArea *) profile);
    return copy;
}

/// A field of a picture as text, in memory that the caller frees with `g_free`; `NULL` where it has none.
static inline char *imprenta_vips_text(VipsImage *in, const char *field) {
    char *text = NULL;
    if (!vips_image_get_typeof(in, field) || vips_image_get_as_string(in, field, &text)) {
        vips_error_clear();
        return NULL;
    }
    return text;
}

/// The same pixels without a word about them: of all that the file said only the colour profile stays.
static inline int imprenta_vips_bare(VipsImage *in, VipsImage **out) {
    if (vips_copy(in, out, NULL)) return -1;
    gchar **fields = vips_image_get_fields(*out);
    for (int i = 0; fields && fields[i]; i++)
        if (strcmp(fields[i], VIPS_META_ICC_NAME) != 0) vips_image_remove(*out, fields[i]);
    g_strfreev(fields);
    return 0;
}

/// A JPEG with its colour profile and whatever else `in` says of itself, with all of its colour.
static inline int imprenta_vips_jpeg_file(VipsImage *in, const char *path, int quality) {
    return vips_jpegsave(in, path, "Q", quality, "optimize_coding", TRUE, "subsample_mode",
                         VIPS_FOREIGN_SUBSAMPLE_OFF, NULL);
}

/// A PNG with its colour profile and whatever else `in` says of itself.
static inline int imprenta_vips_png_file(VipsImage *in, const char *path) {
    return vips_pngsave(in, path, "compression", 6, NULL);
}
