package com.movieconcierge.model;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What films can be like: asked for, ruled out, or wanted less of.
 *
 * @param people directors and actors by the catalogue's names
 * @param genres by the names of the lexicon, or the catalogue's where the lexicon has none
 * @param moods names of the lexicon
 * @param keywords the catalogue's
 * @param languages ISO 639-1
 */
public record Aspects(
        List<SeedFilm> films,
        List<String> people,
        List<String> genres,
        List<String> moods,
        List<String> keywords,
        List<String> languages,
        List<Era> eras) {

    public static final Aspects NONE =
            new Aspects(List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of());

    public Aspects {
        films = List.copyOf(films);
        people = List.copyOf(people);
        genres = List.copyOf(genres);
        moods = List.copyOf(moods);
        keywords = List.copyOf(keywords);
        languages = List.copyOf(languages);
        eras = List.copyOf(eras);
    }

    public static Aspects film(SeedFilm film) {
        return new Aspects(List.of(film), List.of(), List.of(), List.of(), List.of(), List.of(), List.of());
    }

    public static Aspects person(String name) {
        return new Aspects(List.of(), List.of(name), List.of(), List.of(), List.of(), List.of(), List.of());
    }

    public static Aspects genre(String name) {
        return new Aspects(List.of(), List.of(), List.of(name), List.of(), List.of(), List.of(), List.of());
    }

    public static Aspects mood(String name) {
        return new Aspects(List.of(), List.of(), List.of(), List.of(name), List.of(), List.of(), List.of());
    }

    public static Aspects keyword(String name) {
        return new Aspects(List.of(), List.of(), List.of(), List.of(), List.of(name), List.of(), List.of());
    }

    public static Aspects language(String code) {
        return new Aspects(List.of(), List.of(), List.of(), List.of(), List.of(), List.of(code), List.of());
    }

    public static Aspects era(Era era) {
        return new Aspects(List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(era));
    }

    public boolean isEmpty() {
        return equals(NONE);
    }

    /** These and others, each once. */
    public Aspects and(Aspects more) {
        return merged(more, true);
    }

    /** These without others. */
    public Aspects without(Aspects less) {
        return merged(less, false);
    }

    private Aspects merged(Aspects other, boolean add) {
        return new Aspects(
                merged(other, Aspects::films, add),
                merged(other, Aspects::people, add),
                merged(other, Aspects::genres, add),
                merged(other, Aspects::moods, add),
                merged(other, Aspects::keywords, add),
                merged(other, Aspects::languages, add),
                merged(other, Aspects::eras, add));
    }

    private <T> List<T> merged(Aspects other, Function<Aspects, List<T>> part, boolean add) {
        List<T> mine = part.apply(this);
        List<T> others = part.apply(other);
        return add
                ? Stream.concat(mine.stream(), others.stream()).distinct().toList()
                : mine.stream().filter(each -> !others.contains(each)).toList();
    }
}
