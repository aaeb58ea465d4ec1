package com.movieconcierge.behaviour;

/**
 * The two passes of a softmax that a compiler does not make fast by itself. Sums are made in {@value #LANES} parts, entry i in part
 * i mod {@value #LANES}, and these added up in order, whatever the machine: see {@link MatrixProduct}.
 */
interface SoftmaxArithmetic {
    /** Parts of a sum; what the widest vectors hold. */
    int LANES = 16;

    /** The Vector API where the JVM was started with {@code --add-modules jdk.incubator.vector}, else the plain loop. */
    SoftmaxArithmetic BEST = best();

    private static SoftmaxArithmetic best() {
        try {
            return new VectorSoftmaxArithmetic();
        } catch (LinkageError e) {
            return new Plain();
        }
    }

    /** The largest of some numbers, none of them NaN; -∞ of none. */
    float largest(float[] numbers, int start, int count);

    /**
     * Leaves {@code exp(number - largest)} in place of each number, and returns their sum.
     *
     * @param largest of the numbers; finite
     */
    float exponentials(float[] numbers, int start, int count, float largest);

    /** The sum of the parts, in order. */
    static float total(float[] parts) {
        float total = 0;
        for (float part : parts) {
            total += part;
        }
        return total;
    }

    /** The plain loop: right everywhere, and what the fast one is held against. */
    final class Plain implements SoftmaxArithmetic {

        @Override
        public float largest(float[] numbers, int start, int count) {
            float largest = Float.NEGATIVE_INFINITY;
            for (int i = start; i < start + count; i++) {
                largest = Math.max(largest, numbers[i]);
            }
            return largest;
        }

        @Override
        public float exponentials(float[] numbers, int start, int count, float largest) {
            float[] parts = new float[LANES];
            exponentials(numbers, start, 0, count, largest, parts);
            return total(parts);
        }

        /** From one entry on; the parts have what is before it. */
        static void exponentials(float[] numbers, int start, int from, int count, float largest, float[] parts) {
            for (int i = from; i < count; i++) {
                float exp = FastExp.exp(numbers[start + i] - largest);
                numbers[start + i] = exp;
                parts[i % LANES] += exp;
            }
        }
    }
}
