package com.movieconcierge.embedding.domain;

import java.util.ArrayList;
import java.util.List;

/** Puts a film's DNA together, one block per encoder that has something to say. */
public final class DnaComposer {
    private final List<Encoder> encoders;

    public DnaComposer(List<Encoder> encoders) {
        this.encoders = List.copyOf(encoders);
    }

    /** Loads the models; see {@link Encoder#prepare()}. */
    public void prepare() {
        encoders.forEach(Encoder::prepare);
    }

    public String contentHash(Movie movie) {
        return ContentHash.of(movie, encoders);
    }

    /** @throws EncodingException when an encoder gives the film up */
    public Dna compose(Movie movie) {
        List<Dna.Block> blocks = new ArrayList<>();
        for (Encoder encoder : encoders) {
            encoder.encode(movie)
                    .ifPresent(vector -> blocks.add(
                            new Dna.Block(encoder.modality(), encoder.modelId(), encoder.modelVersion(), vector)));
        }
        return new Dna(movie.movieId(), contentHash(movie), blocks);
    }
}
