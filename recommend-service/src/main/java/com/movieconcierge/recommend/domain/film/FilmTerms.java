package com.movieconcierge.recommend.domain.film;

import com.movieconcierge.kernel.Genres;
import com.movieconcierge.model.Film;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Films by their genres, keywords, people and language. Terms are compared folded, see {@link Words};
 * genres by what {@link Genres} calls them. */
public final class FilmTerms implements FilmLookup {
    private static final int FEWEST_LETTERS = 4;
    private static final int LETTERS_PER_TYPO = 6;
    /** Of two with one last name the better known is meant when this many times as many films are theirs. */
    private static final int BETTER_KNOWN = 3;

    private final Map<String, Film> films = new ConcurrentHashMap<>();
    private final Map<Term, Postings> postings = Map.of(
            Term.GENRE, new Postings(),
            Term.KEYWORD, new Postings(),
            Term.PERSON, new Postings(),
            Term.LANGUAGE, new Postings());
    /** Folded to as the catalogue spells it. */
    private final Map<String, String> spellings = new ConcurrentHashMap<>();

    private final Postings byLastName = new Postings();
    private final Postings byInitial = new Postings();

    /** What a film carries. */
    public enum Term {
        GENRE,
        KEYWORD,
        PERSON,
        LANGUAGE
    }

    @Override
    public void put(Film film) {
        remove(film.movieId());
        films.put(film.movieId(), film);
        for (Term term : Term.values()) {
            for (String name : names(film, term)) {
                String folded = Words.folded(name);
                spellings.putIfAbsent(folded, name);
                postings(term).add(key(term, name), film.movieId());
                if (term == Term.PERSON) {
                    byLastName.add(lastName(folded), folded);
                    byInitial.add(initial(folded), folded);
                }
            }
        }
    }

    @Override
    public void remove(String movieId) {
        Film film = films.remove(movieId);
        if (film == null) {
            return;
        }
        for (Term term : Term.values()) {
            for (String name : names(film, term)) {
                String folded = Words.folded(name);
                postings(term).remove(key(term, name), movieId);
                if (term == Term.PERSON && postings(term).of(folded).isEmpty()) {
                    byLastName.remove(lastName(folded), folded);
                    byInitial.remove(initial(folded), folded);
                }
            }
        }
    }

    private static Collection<String> names(Film film, Term term) {
        return switch (term) {
            case GENRE -> film.genres();
            case KEYWORD -> film.keywords();
            case LANGUAGE -> film.originalLanguage() == null ? List.of() : List.of(film.originalLanguage());
            case PERSON -> {
                Set<String> people = new HashSet<>(film.directors());
                people.addAll(film.cast());
                yield people;
            }
        };
    }

    private static String key(Term term, String name) {
        return Words.folded(term == Term.GENRE ? Genres.canonical(name) : name);
    }

    private Postings postings(Term term) {
        return Objects.requireNonNull(postings.get(term));
    }

    public Optional<Film> film(String movieId) {
        return Optional.ofNullable(films.get(movieId));
    }

    /** Ids of the films that carry a term, whatever its case and accents; of a genre, by any of its names. */
    public Set<String> carriers(Term term, String name) {
        return postings(term).of(key(term, name));
    }

    /** The term as the catalogue spells it; empty for one that it does not have. */
    public Optional<String> known(Term term, String folded) {
        return postings(term).of(key(term, folded)).isEmpty()
                ? Optional.empty()
                : Optional.ofNullable(spellings.get(folded));
    }

    /** The person of a last name; of several the one much better known than the others, or nobody. */
    public Optional<String> byLastName(String folded) {
        List<String> best = byLastName.of(folded).stream()
                .sorted(Comparator.comparingInt((String person) -> -known(person))
                        .thenComparing(person -> person))
                .limit(2)
                .toList();
        boolean clear = best.size() == 1 || best.size() == 2 && known(best.get(0)) >= BETTER_KNOWN * known(best.get(1));
        return clear ? known(Term.PERSON, best.get(0)) : Optional.empty();
    }

    /** The person whose full name is nearest to a misspelt one, if any is near. */
    public Optional<String> nearest(String folded) {
        int most = folded.length() / LETTERS_PER_TYPO;
        if (folded.length() < FEWEST_LETTERS || most == 0) {
            return Optional.empty();
        }
        return byInitial.of(initial(folded)).stream()
                .filter(person -> Words.distance(folded, person, most) <= most)
                .min(Comparator.comparingInt((String person) -> Words.distance(folded, person, most))
                        .thenComparingInt(person -> -known(person))
                        .thenComparing(person -> person))
                .flatMap(person -> known(Term.PERSON, person));
    }

    private int known(String folded) {
        return postings(Term.PERSON).of(folded).size();
    }

    private static String lastName(String folded) {
        return folded.substring(folded.lastIndexOf(' ') + 1);
    }

    private static String initial(String folded) {
        return folded.isEmpty() ? "" : folded.substring(0, 1);
    }
}
