package com.movieconcierge.kernel;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Plain arithmetic on dense vectors, and their wire form: float32, little-endian, without a length prefix. */
public final class Vectors {
    private Vectors() {}

    /**
     * Inner product, accumulated in double so that explanations add up.
     *
     * @throws IllegalArgumentException when the lengths differ
     */
    public static double dot(float[] a, float[] b) {
        requireSameLength(a.length, b.length);
        return dot(a, 0, b, 0, a.length);
    }

    /** Inner product of {@code length} components, from {@code fromA} of one and {@code fromB} of the other. */
    public static double dot(float[] a, int fromA, float[] b, int fromB, int length) {
        // Four sums in flight: one alone would wait for its own last addition every time.
        double sum0 = 0;
        double sum1 = 0;
        double sum2 = 0;
        double sum3 = 0;
        int i = 0;
        for (; i + 3 < length; i += 4) {
            sum0 += (double) a[fromA + i] * b[fromB + i];
            sum1 += (double) a[fromA + i + 1] * b[fromB + i + 1];
            sum2 += (double) a[fromA + i + 2] * b[fromB + i + 2];
            sum3 += (double) a[fromA + i + 3] * b[fromB + i + 3];
        }
        for (; i < length; i++) {
            sum0 += (double) a[fromA + i] * b[fromB + i];
        }
        return (sum0 + sum1) + (sum2 + sum3);
    }

    /**
     * Inner product.
     *
     * @throws IllegalArgumentException when the lengths differ
     */
    public static double dot(double[] a, double[] b) {
        requireSameLength(a.length, b.length);
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    /** Brings a vector to unit length in place; false, and nothing done, for one without a direction. */
    public static boolean normalise(double[] vector) {
        double norm = Math.sqrt(dot(vector, vector));
        if (!(norm > 0) || Double.isInfinite(norm)) {
            return false;
        }
        for (int i = 0; i < vector.length; i++) {
            vector[i] /= norm;
        }
        return true;
    }

    /** Euclidean length. */
    public static double norm(float[] a) {
        return Math.sqrt(dot(a, a));
    }

    /**
     * {@code sum += weight · vector}, in place.
     *
     * @throws IllegalArgumentException when the lengths differ
     */
    public static void addScaled(double[] sum, float[] vector, double weight) {
        requireSameLength(sum.length, vector.length);
        for (int i = 0; i < sum.length; i++) {
            sum[i] += weight * vector[i];
        }
    }

    /** A copy of unit length; the zero vector stays zero. */
    public static float[] unit(float[] a) {
        double norm = norm(a);
        return norm == 0 ? a.clone() : scaled(a, 1 / norm);
    }

    /** {@code factor · a} as a new vector. */
    public static float[] scaled(float[] a, double factor) {
        float[] scaled = new float[a.length];
        for (int i = 0; i < a.length; i++) {
            scaled[i] = (float) (a[i] * factor);
        }
        return scaled;
    }

    /** {@code factor · a}, rounded to float32: how a double sum is published. */
    public static float[] toFloats(double[] a, double factor) {
        float[] floats = new float[a.length];
        for (int i = 0; i < a.length; i++) {
            floats[i] = (float) (a[i] * factor);
        }
        return floats;
    }

    /** Wire form: four bytes a component, little-endian; position 0, ready to read. */
    public static ByteBuffer toBytes(float[] vector) {
        ByteBuffer bytes = ByteBuffer.allocate(vector.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(vector);
        return bytes;
    }

    /**
     * Reads the wire form; the buffer's position is left where it was.
     *
     * @throws IllegalArgumentException when the byte count is no multiple of four
     */
    public static float[] fromBytes(ByteBuffer bytes) {
        if (bytes.remaining() % Float.BYTES != 0) {
            throw new IllegalArgumentException(
                    "a vector of float32 needs a multiple of 4 bytes, got " + bytes.remaining());
        }
        float[] vector = new float[bytes.remaining() / Float.BYTES];
        bytes.duplicate().order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(vector);
        return vector;
    }

    private static void requireSameLength(int a, int b) {
        if (a != b) {
            throw new IllegalArgumentException("vectors differ in length: " + a + " and " + b);
        }
    }
}
