package com.movieconcierge.recommend.domain.index;

import java.util.List;
import java.util.stream.DoubleStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;
import org.jspecify.annotations.Nullable;

/**
 * The standardised space of one modality: {@code T(v) = W (v − μ)}, linear up to the shift, so that it commutes with the
 * weighted sums that profiles keep: {@code T(Σ wᵢvᵢ) = W (Σ wᵢvᵢ − μ Σ wᵢ)}.
 *
 * <p>Fitted by ZCA with a relative ridge: {@code C = E diag(l) Eᵀ} is the covariance of the catalogue (divided by n), and
 * {@code W = E diag(1/√(l + ε·mean(l))) Eᵀ}, which is symmetric. Single-threaded and in the given order, so that equal
 * input gives equal bits.
 */
public final class ModalityTransform {
    /** What is done beside centring. */
    public enum Kind {
        /** Nothing, not even centring. */
        RAW,
        /** The catalogue's mean is taken out. */
        CENTRE,
        /** The mean is taken out and each component divided by its standard deviation. */
        STANDARD,
        /** The mean is taken out and the covariance made (nearly) the identity. */
        ZCA
    }

    private static final int CHUNK = 512;

    private final double[] mean;
    /** Row-major d × d, symmetric; null for the identity. */
    private final double @Nullable [] matrix;

    private final double[] deviation;

    private ModalityTransform(double[] mean, double @Nullable [] matrix, double[] deviation) {
        this.mean = mean;
        this.matrix = matrix;
        this.deviation = deviation;
    }

    /**
     * @param epsilon ridge, relative to the mean variance; positive for {@link Kind#ZCA} and {@link Kind#STANDARD}
     * @param vectors at least one, all of one length, in an order that does not depend on arrival
     */
    public static ModalityTransform fit(Kind kind, double epsilon, List<float[]> vectors) {
        int dims = vectors.get(0).length;
        double[] mean = new double[dims];
        if (kind == Kind.RAW) {
            return new ModalityTransform(mean, null, deviation(vectors, mean));
        }
        for (float[] vector : vectors) {
            for (int i = 0; i < dims; i++) {
                mean[i] += vector[i];
            }
        }
        for (int i = 0; i < dims; i++) {
            mean[i] /= vectors.size();
        }
        double[] deviation = deviation(vectors, mean);
        double[] matrix =
                switch (kind) {
                    case ZCA -> whitening(vectors, mean, epsilon);
                    case STANDARD -> scaling(deviation, epsilon);
                    default -> null;
                };
        return new ModalityTransform(mean, matrix, deviation);
    }

    private static double[] deviation(List<float[]> vectors, double[] mean) {
        double[] variance = new double[mean.length];
        for (float[] vector : vectors) {
            for (int i = 0; i < mean.length; i++) {
                double off = vector[i] - mean[i];
                variance[i] += off * off / vectors.size();
            }
        }
        return DoubleStream.of(variance).map(Math::sqrt).toArray();
    }

    private static double @Nullable [] scaling(double[] deviation, double epsilon) {
        int dims = deviation.length;
        double averageVariance =
                DoubleStream.of(deviation).map(d -> d * d).average().orElse(0);
        if (!(averageVariance > 0)) {
            return null;
        }
        double[] scaling = new double[dims * dims];
        for (int i = 0; i < dims; i++) {
            scaling[i * dims + i] = 1 / Math.sqrt(deviation[i] * deviation[i] + epsilon * averageVariance);
        }
        return scaling;
    }

    private static double @Nullable [] whitening(List<float[]> vectors, double[] mean, double epsilon) {
        DMatrixRMaj covariance = covariance(vectors, mean);
        int dims = mean.length;
        double averageVariance = CommonOps_DDRM.trace(covariance) / dims;
        if (!(averageVariance > 0)) {
            // One film, or copies of one: there is no spread to even out.
            return null;
        }
        // The ridge goes in first: it shifts the eigenvalues alone, and without it the iteration does not converge on
        // the many zeros of a catalogue with fewer films than dimensions.
        double ridge = epsilon * averageVariance;
        for (int i = 0; i < dims; i++) {
            covariance.add(i, i, ridge);
        }
        EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(dims, true, true);
        if (!eigen.decompose(covariance)) {
            throw new IllegalStateException("the covariance of the catalogue has no eigendecomposition");
        }
        // W = A Aᵀ with the columns of A the eigenvectors, each scaled by the fourth root.
        DMatrixRMaj scaled = new DMatrixRMaj(dims, dims);
        for (int k = 0; k < dims; k++) {
            double variance = Math.max(ridge, eigen.getEigenvalue(k).getReal());
            double factor = Math.pow(variance, -0.25);
            DMatrixRMaj vector = eigen.getEigenVector(k);
            for (int i = 0; i < dims; i++) {
                scaled.unsafe_set(i, k, vector.get(i) * factor);
            }
        }
        DMatrixRMaj whitening = new DMatrixRMaj(dims, dims);
        CommonOps_DDRM.multOuter(scaled, whitening);
        return whitening.data;
    }

    private static DMatrixRMaj covariance(List<float[]> vectors, double[] mean) {
        int dims = mean.length;
        DMatrixRMaj sum = new DMatrixRMaj(dims, dims);
        DMatrixRMaj part = new DMatrixRMaj(dims, dims);
        for (int start = 0; start < vectors.size(); start += CHUNK) {
            List<float[]> chunk = vectors.subList(start, Math.min(start + CHUNK, vectors.size()));
            CommonOps_DDRM.multInner(centred(chunk, mean), part);
            CommonOps_DDRM.addEquals(sum, part);
        }
        CommonOps_DDRM.divide(sum, vectors.size());
        return sum;
    }

    private static DMatrixRMaj centred(List<float[]> vectors, double[] mean) {
        DMatrixRMaj rows = new DMatrixRMaj(vectors.size(), mean.length);
        for (int row = 0; row < vectors.size(); row++) {
            float[] vector = vectors.get(row);
            for (int i = 0; i < mean.length; i++) {
                rows.unsafe_set(row, i, vector[i] - mean[i]);
            }
        }
        return rows;
    }

    public int dims() {
        return mean.length;
    }

    /** {@code W (v − μ)}. */
    public double[] apply(float[] vector) {
        return apply(vector, 1);
    }

    /**
     * {@code W (sum − μ·weight)}: the transformed sum of vectors whose weights add up to {@code weight}.
     *
     * @throws IllegalArgumentException when the length is not {@link #dims()}
     */
    public double[] apply(float[] sum, double weight) {
        double[] centred = centred(sum, weight);
        if (matrix == null) {
            return centred;
        }
        // Row by row into all sums at once, which W's symmetry allows: the JIT compiles this to vector instructions.
        // Not so a sum over a row, whose order it must keep.
        int dims = mean.length;
        double[] transformed = new double[dims];
        for (int j = 0; j < dims; j++) {
            double factor = centred[j];
            int row = j * dims;
            for (int i = 0; i < dims; i++) {
                transformed[i] += matrix[row + i] * factor;
            }
        }
        return transformed;
    }

    /** {@code sum − μ·weight}: the centred space, in which single films are compared. */
    public double[] centred(float[] sum, double weight) {
        if (sum.length != mean.length) {
            throw new IllegalArgumentException("a vector has " + sum.length + " components, not " + mean.length);
        }
        double[] centred = new double[sum.length];
        for (int i = 0; i < sum.length; i++) {
            centred[i] = sum[i] - mean[i] * weight;
        }
        return centred;
    }

    /** μ; for reading only. */
    public double[] mean() {
        return mean;
    }

    /** Standard deviation of each component over the catalogue; for reading only. */
    public double[] deviation() {
        return deviation;
    }

    /** W, row-major; null for the identity; for reading only. */
    public double @Nullable [] matrix() {
        return matrix;
    }
}
