package com.movieconcierge.benchmarks;

import com.movieconcierge.behaviour.Matrix;
import com.movieconcierge.behaviour.MatrixProduct;
import dev.ludovic.netlib.blas.BLAS;
import dev.ludovic.netlib.blas.JavaBLAS;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The three products of a step of a fit, of 128 choices among 3,500 films, on one thread: our own, the library's, and the limit,
 * which is as many multiply-adds on what is in registers.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(
        value = 1,
        jvmArgsAppend = {"--add-modules=jdk.incubator.vector"})
public class MatrixProductBenchmark {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final BLAS BLAS = JavaBLAS.getInstance();
    private static final int CHOICES = 128;
    private static final int FILMS = 3500;
    /** Sums side by side, as the tile has. */
    private static final int SUMS = 12;

    @Param({"64", "128", "256"})
    int dimensions;

    private float[] out = new float[0];
    private float[] turned = new float[0];
    private float[] queries = new float[0];
    private float[] scores = new float[0];

    /** Made-up numbers; the library wants room for one row more. */
    @Setup
    public void fill() {
        Random random = new Random(20261130);
        out = floats((FILMS + 1) * dimensions, random);
        turned = floats((FILMS + 1) * dimensions, random);
        queries = floats((CHOICES + 1) * dimensions, random);
        scores = floats((CHOICES + 1) * FILMS, random);
    }

    @Benchmark
    public float[] own() {
        Matrix films = Matrix.of(out, FILMS, dimensions);
        Matrix asked = Matrix.of(queries, CHOICES, dimensions);
        Matrix answers = Matrix.of(scores, CHOICES, FILMS);
        MatrixProduct.BEST.multiply(asked, Matrix.of(turned, dimensions, FILMS), answers);
        MatrixProduct.BEST.multiply(answers, films, asked);
        MatrixProduct.BEST.multiply(answers.transposed(), asked, films);
        return out;
    }

    @Benchmark
    public float[] netlib() {
        int d = dimensions;
        BLAS.sgemm("T", "N", FILMS, CHOICES, d, 1, out, 0, d, queries, 0, d, 0, scores, 0, FILMS);
        BLAS.sgemm("N", "N", d, CHOICES, FILMS, 1, out, 0, d, scores, 0, FILMS, 0, queries, 0, d);
        BLAS.sgemm("N", "T", d, FILMS, CHOICES, 1, queries, 0, d, scores, 0, FILMS, 0, out, 0, d);
        return out;
    }

    @Benchmark
    public FloatVector registers() {
        FloatVector factor = FloatVector.broadcast(SPECIES, 0.5f);
        FloatVector a = factor;
        FloatVector b = factor;
        FloatVector c = factor;
        FloatVector d = factor;
        FloatVector e = factor;
        FloatVector f = factor;
        FloatVector g = factor;
        FloatVector h = factor;
        FloatVector i = factor;
        FloatVector j = factor;
        FloatVector k = factor;
        FloatVector l = factor;
        long rounds = 3L * CHOICES * FILMS * dimensions / SPECIES.length() / SUMS;
        for (long round = 0; round < rounds; round++) {
            a = a.fma(factor, factor);
            b = b.fma(factor, factor);
            c = c.fma(factor, factor);
            d = d.fma(factor, factor);
            e = e.fma(factor, factor);
            f = f.fma(factor, factor);
            g = g.fma(factor, factor);
            h = h.fma(factor, factor);
            i = i.fma(factor, factor);
            j = j.fma(factor, factor);
            k = k.fma(factor, factor);
            l = l.fma(factor, factor);
        }
        return a.add(b)
                .add(c)
                .add(d)
                .add(e)
                .add(f)
                .add(g)
                .add(h)
                .add(i)
                .add(j)
                .add(k)
                .add(l);
    }

    private static float[] floats(int size, Random random) {
        float[] floats = new float[size];
        for (int i = 0; i < size; i++) {
            floats[i] = random.nextFloat() - 0.5f;
        }
        return floats;
    }
}
