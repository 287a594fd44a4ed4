#pragma once
#include <stdint.h>

// Windows of a gray picture that a trained cascade takes for faces. The cascade itself is data: OpenCV's, from Debian's
// opencv-data. OpenCV's own detector would bring 142 packages with it (Qt, GDAL, FFmpeg; 328 MB), and its sums depend on
// the machine's vector units. The search is in C, and optimised in every build, because it looks at a million windows of
// each picture.

/// A cascade of boosted stumps over local binary patterns. Whoever fills it in answers for its indices: each feature's
/// nine cells lie inside the window, and each stump's feature is one of them.
typedef struct {
    /// Side of the square window, pixels.
    int32_t side;
    int32_t stages;
    /// Of each stage: how many stumps, and the least sum that passes.
    const int32_t *counts;
    const float *thresholds;
    /// Of each stump: its feature, the 256 patterns that take the first leaf as 8 words of bits, and both leaves.
    const int32_t *features;
    const int32_t *subsets;
    const float *leaves;
    /// Of each feature: left, top, width and height of the first of its three by three cells.
    const int32_t *cells;
} imprenta_cascade;

/// A window, in pixels of the picture.
typedef struct {
    int32_t x, y, side;
} imprenta_window;

/// Finds the windows of a picture of `width` × `height` bytes that pass every stage, at sizes that grow from the
/// cascade's own by tenths. Writes at most `room` and says how many; -1 where there is no memory.
///
/// P. Viola, M. Jones, "Rapid object detection using a boosted cascade of simple features", CVPR 2001; the patterns are
/// those of S. Liao et al., "Learning multi-scale block local binary patterns for face recognition", ICB 2007.
int32_t imprenta_find_faces(const imprenta_cascade *cascade, const uint8_t *gray, int32_t width, int32_t height,
                            imprenta_window *found, int32_t room);
