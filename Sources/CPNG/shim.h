#include <png.h>

/// How many bytes the file of an image has at most: `PNG_IMAGE_PNG_SIZE_MAX` is a macro that Swift does not see.
static inline size_t most_bytes_of_png(const png_image *image) { return PNG_IMAGE_PNG_SIZE_MAX(*image); }
