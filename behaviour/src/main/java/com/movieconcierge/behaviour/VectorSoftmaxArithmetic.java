package com.movieconcierge.behaviour;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * On the Vector API, entry by entry what {@link FastExp} does. Names {@code jdk.incubator.vector}: where the module is not loaded,
 * linking it fails and {@link SoftmaxArithmetic} falls back.
 */
final class VectorSoftmaxArithmetic implements SoftmaxArithmetic {
    private static final VectorSpecies<Float> SPECIES = species();

    /** As wide as the machine likes, and no wider than the parts of a sum. */
    private static VectorSpecies<Float> species() {
        VectorSpecies<Float> preferred = FloatVector.SPECIES_PREFERRED;
        return preferred.length() <= LANES ? preferred : FloatVector.SPECIES_512;
    }

    @Override
    public float largest(float[] numbers, int start, int count) {
        int whole = count / LANES * LANES;
        FloatVector largest = FloatVector.broadcast(SPECIES, Float.NEGATIVE_INFINITY);
        for (int i = start; i < start + whole; i += SPECIES.length()) {
            largest = largest.max(FloatVector.fromArray(SPECIES, numbers, i));
        }
        float found = Float.NEGATIVE_INFINITY;
        for (int i = start + whole; i < start + count; i++) {
            found = Math.max(found, numbers[i]);
        }
        return Math.max(found, largest.reduceLanes(VectorOperators.MAX));
    }

    @Override
    public float exponentials(float[] numbers, int start, int count, float largest) {
        float[] parts = new float[LANES];
        int whole = count / LANES * LANES;
        for (int lane = 0; lane < LANES; lane += SPECIES.length()) {
            FloatVector sum = FloatVector.zero(SPECIES);
            for (int i = start + lane; i < start + whole; i += LANES) {
                FloatVector exp = exp(FloatVector.fromArray(SPECIES, numbers, i).sub(largest));
                exp.intoArray(numbers, i);
                sum = sum.add(exp);
            }
            sum.intoArray(parts, lane);
        }
        Plain.exponentials(numbers, start, whole, count, largest, parts);
        return SoftmaxArithmetic.total(parts);
    }

    private static FloatVector exp(FloatVector x) {
        VectorMask<Float> isNothing = x.compare(VectorOperators.LT, FastExp.LEAST);
        FloatVector rounded = x.mul(FastExp.LOG2_E).add(FastExp.ROUNDING);
        FloatVector n = rounded.sub(FastExp.ROUNDING);
        FloatVector r = x.sub(n.mul(FastExp.LN2_HIGH)).sub(n.mul(FastExp.LN2_LOW));
        FloatVector p = r.mul(FastExp.P5).add(FastExp.P4);
        p = p.mul(r).add(FastExp.P3);
        p = p.mul(r).add(FastExp.P2);
        p = p.mul(r).add(FastExp.P1);
        p = p.mul(r).add(FastExp.P0);
        p = p.mul(r).mul(r).add(r).add(1);
        // The low bits of what was rounded are n; shifted to the exponent, all above them is gone.
        FloatVector power = rounded.reinterpretAsInts()
                .add(FastExp.EXPONENT_BIAS)
                .lanewise(VectorOperators.LSHL, FastExp.MANTISSA_BITS)
                .reinterpretAsFloats();
        return p.mul(power).blend(0, isNothing);
    }
}
