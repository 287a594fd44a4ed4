#include "cfaces.h"
#include <stdlib.h>

/// Sums of all pixels above and left of each; one row and one column more than the picture.
static void sum_up(const uint8_t *gray, int32_t width, int32_t height, uint32_t *sums) {
    int32_t row = width + 1;
    for (int32_t x = 0; x < row; x++) sums[x] = 0;
    for (int32_t y = 0; y < height; y++) {
        uint32_t run = 0;
        sums[(y + 1) * row] = 0;
        for (int32_t x = 0; x < width; x++) {
            run += gray[y * width + x];
            sums[(y + 1) * row + x + 1] = sums[y * row + x + 1] + run;
        }
    }
}

/// A smaller picture: each pixel from the four nearest, in steps of 1/256, so that it is the same on every machine.
static void shrink(const uint8_t *in, int32_t width, int32_t height, uint8_t *out, int32_t small_width,
                   int32_t small_height) {
    for (int32_t y = 0; y < small_height; y++) {
        int64_t place = ((2 * (int64_t)y + 1) * height * 128) / small_height - 128;
        if (place < 0) place = 0;
        int32_t top = (int32_t)(place >> 8), part = (int32_t)(place & 255);
        int32_t below = top + 1 < height ? top + 1 : top;
        for (int32_t x = 0; x < small_width; x++) {
            int64_t across = ((2 * (int64_t)x + 1) * width * 128) / small_width - 128;
            if (across < 0) across = 0;
            int32_t left = (int32_t)(across >> 8), share = (int32_t)(across & 255);
            int32_t right = left + 1 < width ? left + 1 : left;
            int32_t upper = in[top * width + left] * (256 - share) + in[top * width + right] * share;
            int32_t lower = in[below * width + left] * (256 - share) + in[below * width + right] * share;
            out[y * small_width + x] = (uint8_t)((upper * (256 - part) + lower * part + 32768) >> 16);
        }
    }
}

/// Which of the eight cells around the middle one are at least as bright, clockwise from the top left as bits.
static int32_t pattern(const uint32_t *at, int32_t row, int32_t w, int32_t h) {
    uint32_t corner[4][4], cell[9];
    for (int32_t y = 0; y < 4; y++)
        for (int32_t x = 0; x < 4; x++) corner[y][x] = at[y * h * row + x * w];
    for (int32_t y = 0; y < 3; y++)
        for (int32_t x = 0; x < 3; x++)
            cell[y * 3 + x] = corner[y][x] - corner[y][x + 1] - corner[y + 1][x] + corner[y + 1][x + 1];
    uint32_t middle = cell[4];
    return (cell[0] >= middle ? 128 : 0) | (cell[1] >= middle ? 64 : 0) | (cell[2] >= middle ? 32 : 0)
        | (cell[5] >= middle ? 16 : 0) | (cell[8] >= middle ? 8 : 0) | (cell[7] >= middle ? 4 : 0)
        | (cell[6] >= middle ? 2 : 0) | (cell[3] >= middle ? 1 : 0);
}

/// How many stages a window passes.
static int32_t passed(const imprenta_cascade *cascade, const uint32_t *at, int32_t row) {
    int32_t stump = 0;
    for (int32_t stage = 0; stage < cascade->stages; stage++) {
        float sum = 0;
        for (int32_t n = 0; n < cascade->counts[stage]; n++, stump++) {
            const int32_t *cell = cascade->cells + 4 * cascade->features[stump];
            int32_t bits = pattern(at + cell[1] * row + cell[0], row, cell[2], cell[3]);
            int32_t word = cascade->subsets[8 * stump + (bits >> 5)];
            sum += cascade->leaves[2 * stump + (((uint32_t)word >> (bits & 31)) & 1 ? 0 : 1)];
        }
        if (sum < cascade->thresholds[stage] - 1e-5f) return stage;
    }
    return cascade->stages;
}

int32_t imprenta_find_faces(const imprenta_cascade *cascade, const uint8_t *gray, int32_t width, int32_t height,
                            imprenta_window *found, int32_t room) {
    int32_t count = 0, side = cascade->side;
    if (width < side || height < side) return 0;
    uint8_t *small = malloc((size_t)width * height);
    uint32_t *sums = malloc(sizeof(uint32_t) * (size_t)(width + 1) * (height + 1));
    for (double scale = 1; small && sums && count < room; scale *= 1.1) {
        int32_t w = (int32_t)(width / scale + 0.5), h = (int32_t)(height / scale + 0.5);
        if (w < side || h < side) break;
        shrink(gray, width, height, small, w, h);
        sum_up(small, w, h, sums);
        int32_t step = scale > 2 ? 1 : 2;
        for (int32_t y = 0; y + side <= h; y += step)
            for (int32_t x = 0; x + side <= w && count < room; x += step) {
                int32_t stages = passed(cascade, sums + y * (w + 1) + x, w + 1);
                if (stages == cascade->stages) {
                    imprenta_window window = {(int32_t)(x * scale + 0.5), (int32_t)(y * scale + 0.5),
                                              (int32_t)(side * scale + 0.5)};
                    found[count++] = window;
                } else if (stages == 0) {
                    x += step;  // Where the first stage says no, its neighbour would too.
                }
            }
    }
    int failed = !small || !sums;
    free(small);
    free(sums);
    return failed ? -1 : count;
}
