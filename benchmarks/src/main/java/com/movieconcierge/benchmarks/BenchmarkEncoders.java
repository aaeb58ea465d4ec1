package com.movieconcierge.benchmarks;

import com.movieconcierge.embedding.EncodingPool;
import com.movieconcierge.embedding.adapter.djl.ThemeModels;
import com.movieconcierge.embedding.domain.encoder.Encoder;
import com.movieconcierge.embedding.domain.encoder.Encoder.EncoderFactory;
import com.movieconcierge.model.Modality;
import com.movieconcierge.model.ServingModel.Candidate;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import java.util.stream.IntStream;

/** The product's encoders, outside the product. */
final class BenchmarkEncoders {
    private static final int QUEUE = 64;

    private BenchmarkEncoders() {}

    /** Where the product keeps its models. */
    static Path cache() {
        return Path.of(System.getProperty("user.home"), ".cache", "movie-concierge");
    }

    static Encoder theme(String model) {
        return new EncoderFactory(
                        Modality.THEME,
                        new ThemeModels(cache(), 2, (location, sha256) -> Path.of(location))::configured)
                .create(new Candidate(model, null, null));
    }

    /** What becomes of each thing, in their order, by so many workers. */
    static <T, R> List<R> encode(List<T> things, int workers, Function<T, R> encoding) throws InterruptedException {
        List<R> encoded = new ArrayList<>(java.util.Collections.nCopies(things.size(), null));
        try (var pool = new EncodingPool(workers, QUEUE)) {
            var left = new CountDownLatch(things.size());
            IntStream.range(0, things.size())
                    .forEach(at -> pool.execute(() -> {
                        encoded.set(at, encoding.apply(things.get(at)));
                        left.countDown();
                    }));
            left.await();
        }
        return encoded;
    }
}
