package com.movieconcierge.recommend.domain.prompt;

import com.movieconcierge.kernel.Genres;
import com.movieconcierge.model.Aspects;
import com.movieconcierge.recommend.domain.search.Words;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What people say, and what it is in a catalogue: genres, moods, languages and words that mean nothing by themselves. The
 * resource says how it is written.
 */
public final class Lexicon {
    private static final String RESOURCE = "/recommend-service/prompts/lexicon.txt";

    private final Map<String, List<Entry>> byPhrase = new HashMap<>();
    private final Map<Kind, Map<String, Entry>> byName = new HashMap<>();
    private final Set<String> fillers = new TreeSet<>();
    private int longest;

    /** What an entry is. */
    public enum Kind {
        GENRE,
        MOOD,
        LANGUAGE,
        FILLER
    }

    /** One stanza, as the resource explains it; names of genres and keywords in lower case. */
    public record Entry(
            Kind kind,
            String name,
            String phrase,
            List<String> genres,
            List<String> keywords,
            List<String> neverGenres,
            List<String> neverKeywords,
            String words) {

        Aspects aspects() {
            return switch (kind) {
                case GENRE -> Aspects.genre(name);
                case MOOD -> Aspects.mood(name);
                case LANGUAGE -> Aspects.language(name);
                case FILLER -> Aspects.NONE;
            };
        }
    }

    private Lexicon() {}

    /**
     * The lexicon that is carried along.
     *
     * @throws IllegalStateException when a line of it is not understood
     */
    public static Lexicon carried() {
        try (var in = Objects.requireNonNull(Lexicon.class.getResourceAsStream(RESOURCE), RESOURCE)) {
            Lexicon lexicon = new Lexicon();
            lexicon.read(new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList());
            return lexicon;
        } catch (IOException e) {
            throw new UncheckedIOException(RESOURCE, e);
        }
    }

    private void read(List<String> lines) {
        String heading = "";
        Map<String, String> fields = new LinkedHashMap<>();
        int number = 0;
        for (String line : lines) {
            number++;
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            int colon = line.indexOf(':');
            if (!line.startsWith(" ")) {
                add(heading, fields);
                heading = line.strip();
                fields.clear();
            } else if (colon > 0) {
                fields.put(
                        line.substring(0, colon).strip(),
                        line.substring(colon + 1).strip());
            } else {
                throw new IllegalStateException(RESOURCE + " line " + number + " is neither a heading nor a field");
            }
        }
        add(heading, fields);
    }

    private void add(String heading, Map<String, String> fields) {
        if (heading.isEmpty()) {
            return;
        }
        int blank = heading.indexOf(' ');
        Kind kind = Kind.valueOf(heading.substring(0, blank).toUpperCase(Locale.ROOT));
        String name = heading.substring(blank + 1);
        List<String> ways = list(fields, "say");
        if (kind == Kind.FILLER) {
            fillers.addAll(ways);
            return;
        }
        Entry entry = new Entry(
                kind,
                name,
                fields.getOrDefault("phrase", name),
                list(fields, "genres"),
                list(fields, "keywords"),
                list(fields, "never"),
                list(fields, "never-keywords"),
                fields.getOrDefault("words", kind == Kind.GENRE ? name : ""));
        byName.computeIfAbsent(kind, key -> new LinkedHashMap<>()).put(key(kind, name), entry);
        for (String way : ways) {
            byPhrase.computeIfAbsent(way, key -> new ArrayList<>()).add(entry);
            longest = Math.max(longest, way.split(" ").length);
        }
    }

    private static List<String> list(Map<String, String> fields, String key) {
        return Stream.of(fields.getOrDefault(key, "").split(","))
                .map(Words::folded)
                .filter(each -> !each.isEmpty())
                .toList();
    }

    /** Whether a word says something of a kind. */
    boolean says(Kind kind, String word) {
        return said(word).stream().anyMatch(entry -> entry.kind() == kind);
    }

    /** Everything that is said this way; the words folded and single-spaced. */
    public List<Entry> said(String phrase) {
        return byPhrase.getOrDefault(phrase, List.of());
    }

    /** Words of the longest way to say anything. */
    public int longest() {
        return longest;
    }

    /** The entry of a name; of a genre, of any of its names. */
    public Optional<Entry> named(Kind kind, String name) {
        return Optional.ofNullable(byName.getOrDefault(kind, Map.of()).get(key(kind, name)));
    }

    private static String key(Kind kind, String name) {
        return Words.folded(kind == Kind.GENRE ? Genres.canonical(name) : name);
    }

    /** A word that means nothing by itself. */
    public boolean isFiller(String word) {
        return fillers.contains(word);
    }
}
