package com.movieconcierge.embedding.domain;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Hex SHA-256 over everything a film's vectors are made from: for each block its model, that model's version and its
 * input. Equal hash, equal vectors, so the work can be saved.
 *
 * <p>It speaks of blocks that there are. A film whose stills could not be had has another hash than the same film with
 * them, so that its next event tries again.
 */
public final class ContentHash {
    private ContentHash() {}

    /** The hash of a film's DNA once every encoder that has something to read has made its block. */
    public static String expected(Movie movie, List<Encoder> encoders) {
        return of(encoders.stream()
                .filter(encoder -> !encoder.input(movie).isEmpty())
                .map(encoder -> part(
                        encoder.modality().key(), encoder.modelId(), encoder.modelVersion(), inputHash(encoder, movie)))
                .toList());
    }

    /** The hash of blocks as they are. */
    public static String ofBlocks(List<Dna.Block> blocks) {
        return of(blocks.stream()
                .map(block -> part(block.modality().key(), block.modelId(), block.modelVersion(), block.inputHash()))
                .toList());
    }

    static String inputHash(Encoder encoder, Movie movie) {
        return Sha256.hex(encoder.input(movie));
    }

    private static String of(List<String> parts) {
        return Sha256.hex(String.join("", parts));
    }

    /** The length in front of each word: no two lists of words give the same text. */
    private static String part(String... words) {
        return List.of(words).stream().map(word -> word.length() + ":" + word).collect(Collectors.joining());
    }
}
