package com.movieconcierge.embedding;

import com.movieconcierge.embedding.domain.Encoder;
import com.movieconcierge.embedding.domain.EncoderFactory;
import com.movieconcierge.embedding.domain.Encoding;
import com.movieconcierge.embedding.domain.EncodingException;
import com.movieconcierge.embedding.domain.ModelSpec;
import com.movieconcierge.embedding.domain.Movie;
import com.movieconcierge.embedding.domain.ThemeText;
import com.movieconcierge.model.Modality;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Encodes every film alike, counts, and cannot read a synopsis that says "unreadable". */
public final class FakeEncoder implements Encoder {
    private final String version;
    final AtomicInteger encoded = new AtomicInteger();

    public FakeEncoder(String version) {
        this.version = version;
    }

    @Override
    public Modality modality() {
        return Modality.THEME;
    }

    @Override
    public String modelId() {
        return "fake";
    }

    @Override
    public String modelVersion() {
        return version;
    }

    @Override
    public String input(Movie movie) {
        return "read: " + ThemeText.of(movie).orElse("") + movie.genres();
    }

    @Override
    public int dimension() {
        return 1;
    }

    @Override
    public Optional<Encoding> encode(Movie movie) {
        encoded.incrementAndGet();
        if (movie.synopsis().contains("unreadable")) {
            throw new EncodingException("unreadable", new IllegalStateException());
        }
        return Optional.of(Encoding.of(new float[] {1}));
    }

    /** Makes any version but "no such model". */
    static final class Factory implements EncoderFactory {
        @Override
        public Modality modality() {
            return Modality.THEME;
        }

        @Override
        public Encoder create(ModelSpec spec) {
            if (spec.model().equals("no such model")) {
                throw new IllegalArgumentException(spec.model());
            }
            return new FakeEncoder(spec.model());
        }
    }
}
