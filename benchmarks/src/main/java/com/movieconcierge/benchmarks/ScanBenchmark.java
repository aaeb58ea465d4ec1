package com.movieconcierge.benchmarks;

import com.movieconcierge.recommend.domain.index.RowScanner;
import com.movieconcierge.recommend.domain.index.RowSet;
import com.movieconcierge.recommend.domain.index.TopK;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
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
 * One query over a catalogue, top ten, one thread: the Vector API, the plain loop, and the limit, which is reading the same
 * bytes and adding them up.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(
        value = 1,
        jvmArgsAppend = {"--add-modules=jdk.incubator.vector", "-Xms2g", "-Xmx2g"})
public class ScanBenchmark {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int TOP = 10;
    private static final float PRIOR_WEIGHT = 0.05f;
    private static final long SEED = 20261122;

    @Param("100000")
    int rows;

    @Param({"384", "1152"})
    int dims;

    private RowScanner.RowBlock block = new RowScanner.RowBlock(new float[0], 0, 0, new float[0]);
    private float[] query = new float[0];
    private RowSet allowed = RowSet.none(0);
    private final RowScanner vector = RowScanner.vector();
    private final RowScanner scalar = RowScanner.scalar();

    /** Made-up rows; what is in them does not change the time. */
    @Setup
    public void fill() {
        Random random = new Random(SEED);
        block = new RowScanner.RowBlock(floats(rows * dims, random), dims, rows, floats(rows, random));
        query = floats(dims, random);
        allowed = RowSet.all(rows);
    }

    @Benchmark
    public int[] vectorApi() {
        return scan(vector);
    }

    @Benchmark
    public int[] scalarLoop() {
        return scan(scalar);
    }

    /** Four independent sums, as many as the scan has: nothing but loads and additions. */
    @Benchmark
    public float memoryRead() {
        float[] matrix = block.matrix();
        int step = SPECIES.length();
        FloatVector a = FloatVector.zero(SPECIES);
        FloatVector b = FloatVector.zero(SPECIES);
        FloatVector c = FloatVector.zero(SPECIES);
        FloatVector d = FloatVector.zero(SPECIES);
        for (int i = 0; i <= matrix.length - 4 * step; i += 4 * step) {
            a = a.add(FloatVector.fromArray(SPECIES, matrix, i));
            b = b.add(FloatVector.fromArray(SPECIES, matrix, i + step));
            c = c.add(FloatVector.fromArray(SPECIES, matrix, i + 2 * step));
            d = d.add(FloatVector.fromArray(SPECIES, matrix, i + 3 * step));
        }
        return a.add(b).add(c.add(d)).reduceLanes(VectorOperators.ADD);
    }

    private int[] scan(RowScanner scanner) {
        TopK best = new TopK(TOP);
        scanner.scan(block, query, PRIOR_WEIGHT, allowed, best);
        return best.drain();
    }

    private static float[] floats(int size, Random random) {
        float[] floats = new float[size];
        for (int i = 0; i < size; i++) {
            floats[i] = random.nextFloat() - 0.5f;
        }
        return floats;
    }
}
