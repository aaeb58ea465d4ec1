package com.movieconcierge.behaviour;

/**
 * The exponential function in 32 bits, to two units in the last place or so: the softmax over all films takes more of them than
 * of anything else, and the JDK's is in 64 bits.
 *
 * <p>Source: Cody, Waite: Software Manual for the Elementary Functions, ch. 6; coefficients of the Cephes library's expf.
 */
final class FastExp {
    static final float LOG2_E = 1.44269504088896341f;
    static final float LN2_HIGH = 0.693359375f;
    static final float LN2_LOW = -2.12194440e-4f;
    /** Below it the result is smaller than any normal number. */
    static final float LEAST = -87;

    static final int EXPONENT_BIAS = 127;
    static final int MANTISSA_BITS = 23;
    /** Adding it rounds to a whole number. */
    static final float ROUNDING = 12582912f;

    /** Coefficients of the polynomial, from the lowest power on. */
    static final float P0 = 5.0000001201e-1f;

    static final float P1 = 1.6666665459e-1f;
    static final float P2 = 4.1665795894e-2f;
    static final float P3 = 8.3334519073e-3f;
    static final float P4 = 1.3981999507e-3f;
    static final float P5 = 1.9875691500e-4f;

    private FastExp() {}

    /** @param x at most 0; below -87 the result is 0 */
    static float exp(float x) {
        if (x < LEAST) {
            return 0;
        }
        float n = x * LOG2_E + ROUNDING - ROUNDING;
        float r = x - n * LN2_HIGH - n * LN2_LOW;
        float p = r * P5 + P4;
        p = p * r + P3;
        p = p * r + P2;
        p = p * r + P1;
        p = p * r + P0;
        p = p * r * r + r + 1;
        return p * Float.intBitsToFloat(((int) n + EXPONENT_BIAS) << MANTISSA_BITS);
    }
}
