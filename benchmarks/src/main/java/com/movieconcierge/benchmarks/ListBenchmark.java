package com.movieconcierge.benchmarks;

import com.movieconcierge.recommend.RecommendationPipeline;
import com.movieconcierge.recommend.domain.pipeline.Query.RecommendationRequest;
import com.movieconcierge.recommend.domain.pipeline.Recommendations;
import java.util.concurrent.TimeUnit;
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
 * One list of five with its reasons, for a viewer whose profile lists 300 films, one thread: with the content law alone, and with
 * what people choose next. Redis and HTTP are left out.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(
        value = 1,
        jvmArgsAppend = {"--add-modules=jdk.incubator.vector", "-Xms6g", "-Xmx6g"})
public class ListBenchmark {
    private static final RecommendationRequest REQUEST = RecommendationRequest.of(MadeWorld.VIEWER, 5);

    @Param({"335", "10000", "100000"})
    int films;

    @Param({"false", "true"})
    boolean behaviour;

    private RecommendationPipeline pipeline = MadeWorld.empty();

    @Setup
    public void fill() {
        pipeline = new MadeWorld(films).pipeline(behaviour);
    }

    @Benchmark
    public Recommendations list() {
        return pipeline.recommend(REQUEST);
    }
}
