package com.movieconcierge.embedding.domain;

import com.movieconcierge.model.Film;
import com.movieconcierge.model.FilmDna;
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

    /**
     * One block's part.
     *
     * @param inputHash see {@link #ofInput}
     */
    public record Part(ModelKey model, String inputHash) {

        static Part of(FilmDna.Block block) {
            return new Part(ModelKey.of(block), block.inputHash());
        }

        static Part of(Encoder encoder, Film film) {
            return new Part(ModelKey.of(encoder), ofInput(encoder, film));
        }
    }

    public static String of(List<Part> parts) {
        return Sha256.hex(parts.stream()
                .map(part -> words(
                        part.model.modality().key(),
                        part.model.model().id(),
                        part.model.model().version(),
                        part.inputHash))
                .collect(Collectors.joining()));
    }

    static String ofInput(Encoder encoder, Film film) {
        return Sha256.hex(encoder.input(film));
    }

    /** The length in front of each word: no two lists of words give the same text. */
    private static String words(String... words) {
        return List.of(words).stream().map(word -> word.length() + ":" + word).collect(Collectors.joining());
    }
}
