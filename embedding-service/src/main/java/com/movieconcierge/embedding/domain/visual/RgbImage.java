package com.movieconcierge.embedding.domain.visual;

/**
 * @param pixels 0xRRGGBB (sRGB), row by row from the top left, {@code width · height} of them; not copied, so not to be
 *     written to
 */
public record RgbImage(int width, int height, int[] pixels) {

    /** @throws IllegalArgumentException when sides and pixels do not fit together */
    public RgbImage {
        if (width < 1 || height < 1 || (long) width * height != pixels.length) {
            throw new IllegalArgumentException(
                    width + " x " + height + " pixels are not " + pixels.length + ": no picture");
        }
    }
}
