package com.movieconcierge.recommend.domain.prompt;

import com.movieconcierge.model.Aspects;
import com.movieconcierge.recommend.domain.index.IndexSnapshot;
import com.movieconcierge.recommend.domain.index.RowSet;
import com.movieconcierge.recommend.domain.search.FilmTerms.Term;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which films of a state of the catalogue carry what a prompt speaks of. */
final class Carriers {
    /** A genre says less of a mood than one of its keywords. */
    private static final double GENRE_OF_MOOD = 0.5;

    private final PromptVocabulary vocabulary;
    private final IndexSnapshot index;

    Carriers(PromptVocabulary vocabulary, IndexSnapshot index) {
        this.vocabulary = vocabulary;
        this.index = index;
    }

    /** Rows with the same weight. */
    Map<Integer, Double> rows(Collection<String> movieIds) {
        Map<Integer, Double> rows = new HashMap<>();
        add(rows, movieIds, 1);
        return rows;
    }

    /** Rows with what speaks for the mood: each of its keywords, and its genres together. */
    Map<Integer, Double> ofMood(String mood) {
        Map<Integer, Double> rows = new HashMap<>();
        vocabulary.entryOf(mood).ifPresent(entry -> {
            for (String keyword : entry.keywords()) {
                add(rows, vocabulary.withKeyword(keyword), 1);
            }
            add(rows, vocabulary.carriers(Term.GENRE, entry.genres()), GENRE_OF_MOOD);
        });
        return rows;
    }

    private void add(Map<Integer, Double> rows, Collection<String> movieIds, double weight) {
        for (String id : movieIds) {
            int row = index.rowOf(id);
            if (row >= 0) {
                rows.merge(row, weight, Double::sum);
            }
        }
    }

    /** Rows that may not be in the list whatever they score, eras and languages aside. */
    RowSet ruledOut(Understanding understood) {
        RowSet rows = RowSet.none(index.block().rows());
        Aspects not = understood.mustNots();
        understood.wanted().films().forEach(seed -> rule(rows, Set.of(seed.movieId())));
        not.films().forEach(seed -> rule(rows, Set.of(seed.movieId())));
        not.people().forEach(person -> rule(rows, vocabulary.withPerson(person)));
        not.genres().forEach(genre -> rule(rows, vocabulary.ofGenre(genre)));
        not.keywords().forEach(keyword -> rule(rows, vocabulary.withKeyword(keyword)));
        not.languages().forEach(code -> rule(rows, vocabulary.inLanguage(code)));
        not.moods().forEach(mood -> ofMood(mood).keySet().forEach(rows::add));
        for (String mood : understood.wanted().moods()) {
            List<String> never =
                    vocabulary.entryOf(mood).map(Lexicon.Entry::neverKeywords).orElse(List.of());
            rule(rows, vocabulary.carriers(Term.KEYWORD, never));
        }
        return rows;
    }

    private void rule(RowSet rows, Collection<String> movieIds) {
        rows(movieIds).keySet().forEach(rows::add);
    }
}
