package com.movieconcierge.embedding.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Hex SHA-256 over everything a film's vectors are made from: theme text, facts and the models with their versions. Equal
 * hash, equal vectors, so the work can be saved.
 */
public final class ContentHash {
    private ContentHash() {}

    public static String of(Movie movie, List<Encoder> encoders) {
        List<String> parts = new ArrayList<>();
        for (Encoder encoder : encoders) {
            parts.add(encoder.modality().key());
            parts.add(encoder.modelId());
            parts.add(encoder.modelVersion());
        }
        parts.add(ThemeText.of(movie).orElse(""));
        parts.add(movie.year().isPresent() ? Integer.toString(movie.year().getAsInt()) : "");
        for (List<String> names : List.of(movie.genres(), movie.keywords(), movie.directors(), movie.cast())) {
            parts.add(Integer.toString(names.size()));
            parts.addAll(names);
        }
        // The length in front of each part: no two lists of parts give the same text.
        return Sha256.hex(parts.stream().map(part -> part.length() + ":" + part).collect(Collectors.joining()));
    }
}
