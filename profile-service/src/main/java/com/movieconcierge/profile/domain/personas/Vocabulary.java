package com.movieconcierge.profile.domain.personas;

import com.movieconcierge.kernel.Genres;
import com.movieconcierge.profile.domain.personas.Feature.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The words that names and sentences are made of, by feature. A file of lines with five fields, tabs in between: kind,
 * feature, the word in front ("Suspense"), the noun behind ("Seeker"), the films in a sentence ("thrillers"). A field of
 * {@code -} is none; a feature without any says nothing about taste. Lines that begin with {@code #} are comments.
 */
public final class Vocabulary {
    private static final String BUNDLED = "/profile-service/personas.tsv";
    private static final String NONE = "-";
    private static final int FIELDS = 5;

    private final Map<Feature, Words> words = new HashMap<>();

    /** What can be said about a feature. */
    record Words(Optional<String> word, Optional<String> noun, Optional<String> films) {
        private static final Words NOTHING = new Words(Optional.empty(), Optional.empty(), Optional.empty());

        private boolean isNothing() {
            return equals(NOTHING);
        }
    }

    /** @throws IllegalArgumentException when a line has another shape; the message says which */
    private Vocabulary(List<String> lines) {
        for (int number = 1; number <= lines.size(); number++) {
            String line = lines.get(number - 1);
            if (!line.isBlank() && !line.startsWith("#")) {
                add(line, number);
            }
        }
    }

    /** The one that comes with the service. */
    public static Vocabulary bundled() {
        try (InputStream in = Objects.requireNonNull(Vocabulary.class.getResourceAsStream(BUNDLED), BUNDLED)) {
            return new Vocabulary(new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void add(String line, int number) {
        String[] fields = line.split("\t");
        if (fields.length != FIELDS) {
            throw new IllegalArgumentException(
                    "line " + number + " of the vocabulary has " + fields.length + " fields, not " + FIELDS);
        }
        words.put(
                folded(new Feature(Kind.of(fields[0]), fields[1])),
                new Words(field(fields[2]), field(fields[3]), field(fields[4])));
    }

    private static Optional<String> field(String text) {
        return text.equals(NONE) ? Optional.empty() : Optional.of(text);
    }

    private static Feature folded(Feature feature) {
        return new Feature(feature.kind(), feature.name().strip().toLowerCase(Locale.ROOT));
    }

    Words words(Feature feature) {
        return known(feature).orElse(Words.NOTHING);
    }

    /** Whether the feature is known to say nothing about taste. */
    boolean isMute(Feature feature) {
        return known(feature).filter(Words::isNothing).isPresent();
    }

    /** By its own name; a genre that has no words under it, by the one of {@link Genres}. */
    private Optional<Words> known(Feature feature) {
        return Optional.ofNullable(words.get(folded(feature)))
                .or(() -> feature.kind() == Kind.GENRE
                        ? Optional.ofNullable(
                                words.get(folded(new Feature(Kind.GENRE, Genres.canonical(feature.name())))))
                        : Optional.empty());
    }
}
