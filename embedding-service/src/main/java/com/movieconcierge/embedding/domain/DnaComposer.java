package com.movieconcierge.embedding.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Puts a film's DNA together, one block per encoder that has something to say. A block that is there already, made from
 * the same input by the same model, is taken over: another model fills in beside the one that serves at its own cost
 * alone, and new stills do not have the text read again.
 */
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
        return ContentHash.expected(movie, encoders);
    }

    /**
     * The film's DNA.
     *
     * @param before blocks that were made of the film earlier
     * @throws EncodingException when an encoder gives the film up
     */
    public Dna compose(Movie movie, List<Dna.Block> before) {
        List<Dna.Block> blocks = new ArrayList<>();
        for (Encoder encoder : encoders) {
            String input = ContentHash.inputHash(encoder, movie);
            Optional<Dna.Block> kept =
                    before.stream().filter(block -> block.isBy(encoder, input)).findFirst();
            kept.or(() -> encoder.encode(movie)
                            .map(encoding -> new Dna.Block(
                                    encoder.modality(), encoder.modelId(), encoder.modelVersion(), input, encoding)))
                    .ifPresent(blocks::add);
        }
        return Dna.of(movie.movieId(), blocks);
    }
}
