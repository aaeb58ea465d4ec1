package com.movieconcierge.recommend.domain.search;

import com.movieconcierge.model.Film;
import com.movieconcierge.recommend.domain.index.CatalogueKeeper.FilmListener;
import com.movieconcierge.recommend.domain.search.FilmTerms.Postings;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which film a person means by a stretch of words: by its title, its title without article, subtitle or what stands in
 * brackets, the beginning of a series' titles, or one of these with typos. Unlike {@link TitleSearch} it prefers to find
 * nothing.
 */
public final class TitleLinks implements FilmListener {
    private static final int LETTERS_PER_TYPO = 5;
    private static final int FEWEST_LETTERS = 5;
    private static final int NEAR = 8;

    private final TitleSearch search;
    private final Map<String, Film> films = new ConcurrentHashMap<>();
    private final Postings exact = new Postings();
    private final Postings byWord = new Postings();
    private final CommonWords common;

    /** @param search for typos; fed by somebody else */
    public TitleLinks(TitleSearch search, CommonWords common) {
        this.search = search;
        this.common = common;
    }

    @Override
    public void put(Film film) {
        remove(film.movieId());
        films.put(film.movieId(), film);
        for (String name : names(film.title())) {
            exact.add(name, film.movieId());
            Words.of(name).forEach(word -> byWord.add(word, film.movieId()));
        }
    }

    @Override
    public void remove(String movieId) {
        Film film = films.remove(movieId);
        if (film != null) {
            for (String name : names(film.title())) {
                exact.remove(name, movieId);
                Words.of(name).forEach(word -> byWord.remove(word, movieId));
            }
        }
    }

    /** Everything a title goes by, the whole of it first; folded, without articles in front. */
    static Set<String> names(String title) {
        int bracket = title.indexOf('(');
        String main = bracket > 0 ? title.substring(0, bracket) : title;
        List<String> names = new ArrayList<>(List.of(title, main));
        if (bracket > 0) {
            for (String other : title.substring(bracket).split("[()]")) {
                names.add(other.replace("a.k.a.", ""));
            }
        }
        int subtitle = main.indexOf(':');
        if (subtitle > 0) {
            names.add(main.substring(0, subtitle));
            names.add(main.substring(subtitle + 1));
        }
        return names.stream()
                .map(name -> Words.withoutArticle(Words.folded(name)))
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /**
     * The film that goes by exactly these words; of namesakes the one of the year, or else the best known.
     *
     * @param folded see {@link Words}
     * @param year said beside it, or null
     */
    public Optional<Film> exactly(String folded, @Nullable Integer year, ToDoubleFunction<Film> popularity) {
        return best(exact.of(Words.withoutArticle(folded)), year, popularity);
    }

    /**
     * The film whose title holds these words in a row, when they tell it: all titles that hold them belong to one series,
     * or begin alike; and at least one of the words is no common one.
     */
    public Optional<Film> partly(String folded, @Nullable Integer year, ToDoubleFunction<Film> popularity) {
        String part = Words.withoutArticle(folded);
        List<String> words = Words.of(part);
        if (words.isEmpty()
                || words.stream().allMatch(word -> word.length() < FEWEST_LETTERS || common.isCommon(word))) {
            return Optional.empty();
        }
        Set<String> holding = new HashSet<>(byWord.of(words.get(0)));
        words.forEach(word -> holding.retainAll(byWord.of(word)));
        Set<String> titles = new HashSet<>();
        holding.removeIf(id -> {
            Film film = films.get(id);
            String name = film == null ? "" : Words.withoutArticle(Words.folded(film.title()));
            if (!(" " + name + " ").contains(" " + part + " ")) {
                return true;
            }
            titles.add(name.startsWith(part + " ") ? part : name);
            return false;
        });
        return titles.size() == 1 ? best(holding, year, popularity) : Optional.empty();
    }

    /** The film whose title is these words but for a typo or two; empty when the words are few letters. */
    public Optional<Film> nearly(String folded, @Nullable Integer year, ToDoubleFunction<Film> popularity) {
        String typed = Words.withoutArticle(folded);
        int most = typed.length() / LETTERS_PER_TYPO;
        if (typed.length() < FEWEST_LETTERS) {
            return Optional.empty();
        }
        List<Film> near = new ArrayList<>();
        int least = most + 1;
        for (TitleSearch.Hit hit : search.find(typed, NEAR, popularity)) {
            for (String name : names(hit.film().title())) {
                int distance = Words.distance(typed, name, most);
                if (distance < least) {
                    least = distance;
                    near.clear();
                }
                if (distance == least && distance <= most) {
                    near.add(hit.film());
                }
            }
        }
        return best(near.stream().map(Film::movieId).toList(), year, popularity);
    }

    private Optional<Film> best(Iterable<String> ids, @Nullable Integer year, ToDoubleFunction<Film> popularity) {
        List<Film> found = new ArrayList<>();
        for (String id : ids) {
            Film film = films.get(id);
            if (film != null && (year == null || year.equals(film.year()))) {
                found.add(film);
            }
        }
        return found.stream()
                .min(Comparator.comparingDouble((Film film) -> -popularity.applyAsDouble(film))
                        .thenComparingInt(film -> film.title().length())
                        .thenComparing(film -> film.year() == null ? Integer.MAX_VALUE : film.year())
                        .thenComparing(Film::movieId));
    }
}
