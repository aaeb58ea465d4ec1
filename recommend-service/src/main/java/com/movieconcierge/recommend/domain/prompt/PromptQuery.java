package com.movieconcierge.recommend.domain.prompt;

import com.movieconcierge.kernel.Vectors;
import com.movieconcierge.model.Aspects;
import com.movieconcierge.model.Film;
import com.movieconcierge.model.Modality;
import com.movieconcierge.model.SeedFilm;
import com.movieconcierge.recommend.domain.index.BlockLayout;
import com.movieconcierge.recommend.domain.index.CatalogueTransform;
import com.movieconcierge.recommend.domain.index.IndexSnapshot;
import com.movieconcierge.recommend.domain.index.QueryVector;
import com.movieconcierge.recommend.domain.index.RowSet;
import com.movieconcierge.recommend.domain.pipeline.Recommendations.Contribution;
import com.movieconcierge.recommend.domain.pipeline.Shares;
import com.movieconcierge.recommend.domain.prompt.PromptHydrator.SentenceVectors;
import com.movieconcierge.recommend.domain.search.FilmTerms.Term;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * A prompt as a query vector. Each part i is a direction: of the films that carry it, the mean DNA, transformed and brought
 * to unit length; of the sentence, its vector, likewise. Per modality {@code q = Σ wᵢ eᵢ / ‖Σ wᵢ eᵢ‖}, which is linear in
 * the parts once the norm is held fixed: part i's share of a score is {@code Σₖ α'ₖ · wᵢ/Nₖ · ⟨eᵢₖ, cₖ⟩}.
 */
final class PromptQuery {
    /** What there should be less of weighs as much as it would wanted, times this. */
    private static final double LESS = -0.6;
    /** A genre says less of a mood than one of its keywords. */
    private static final double GENRE_OF_MOOD = 0.5;

    private final PromptVocabulary vocabulary;
    private final IndexSnapshot index;
    private final List<Part> parts = new ArrayList<>();

    /**
     * @param carriers rows that carry it; a sentence has none
     * @param weight signed
     * @param directions one a block; unit length or zero
     */
    record Part(Shares.Term term, Kind kind, Set<Integer> carriers, double weight, List<double[]> directions) {}

    /**
     * What a part is. Its weight is in any unit, for the query is brought to unit length; chosen on the sixty written prompts
     * as a whole, docs/measurements.md has the figures. The sentence acts on the theme alone.
     */
    enum Kind {
        FILM(1.4, word -> Aspects.NONE),
        PERSON(1.0, Aspects::person),
        GENRE(0.4, Aspects::genre),
        MOOD(1.0, Aspects::mood),
        KEYWORD(0.8, Aspects::keyword),
        SENTENCE(0.6, word -> Aspects.NONE);

        private final double weight;
        final Function<String, Aspects> aspects;

        Kind(double weight, Function<String, Aspects> aspects) {
            this.weight = weight;
            this.aspects = aspects;
        }
    }

    /** Films that are not in the index are left out. */
    PromptQuery(PromptVocabulary vocabulary, IndexSnapshot index, Understanding understood) {
        this.vocabulary = vocabulary;
        this.index = index;
        add(understood.wanted(), true);
        add(understood.less(), false);
    }

    private void add(Aspects aspects, boolean wanted) {
        for (SeedFilm seed : aspects.films()) {
            int row = index.rowOf(seed.movieId());
            if (row >= 0) {
                add(film(index.film(row), wanted), Kind.FILM, Map.of(row, 1.0), wanted);
            }
        }
        add(aspects.people(), Kind.PERSON, person -> rows(vocabulary.carriers(Term.PERSON, person)), wanted);
        add(aspects.genres(), Kind.GENRE, genre -> rows(vocabulary.carriers(Term.GENRE, genre)), wanted);
        add(aspects.moods(), Kind.MOOD, this::ofMood, wanted);
        add(aspects.keywords(), Kind.KEYWORD, keyword -> rows(vocabulary.carriers(Term.KEYWORD, keyword)), wanted);
    }

    private void add(List<String> words, Kind kind, Function<String, Map<Integer, Double>> carriers, boolean wanted) {
        for (String word : words) {
            var term = new Shares.Term(Contribution.Kind.WORD, null, null, word, wanted);
            add(term, kind, carriers.apply(word), wanted);
        }
    }

    private void add(Shares.Term term, Kind kind, Map<Integer, Double> rows, boolean wanted) {
        if (!rows.isEmpty()) {
            List<double[]> directions = directions(k -> {
                double[] sum = new double[index.layout().blocks().get(k).dims()];
                // In the order of the rows, so that equal questions give equal bits.
                rows.keySet().stream()
                        .sorted()
                        .forEach(row -> index.addTransformed(sum, row, k, rows.getOrDefault(row, 0.0)));
                return sum;
            });
            parts.add(new Part(term, kind, Set.copyOf(rows.keySet()), weight(kind, wanted), directions));
        }
    }

    /**
     * Adds a film that is not in the index; returns false, and adds nothing, when it has no vector of a model that films are
     * compared by here.
     */
    boolean add(FilmsElsewhere.Found elsewhere, boolean wanted) {
        List<double[]> directions = directions(k -> {
            Modality modality = index.layout().blocks().get(k).modality();
            float[] vector = index.transform().vectorOf(elsewhere.dna(), modality);
            return vector == null
                    ? null
                    : index.transform().fitted(modality).transform().apply(vector);
        });
        if (directions.stream().allMatch(direction -> QueryVector.norm(direction) == 0)) {
            return false;
        }
        parts.add(new Part(film(elsewhere.film(), wanted), Kind.FILM, Set.of(), weight(Kind.FILM, wanted), directions));
        return true;
    }

    /** Adds the sentence; returns false, and adds nothing, when its vector is not of the model that films are compared by. */
    boolean add(SentenceVectors.Sentence sentence) {
        CatalogueTransform.Fitted fitted = index.transform().byModality().get(Modality.THEME);
        if (fitted == null
                || !fitted.model().equals(sentence.model())
                || fitted.transform().dims() != sentence.vector().length) {
            return false;
        }
        List<double[]> directions =
                directions(k -> index.layout().blocks().get(k).modality() == Modality.THEME
                        ? fitted.transform().apply(sentence.vector())
                        : null);
        var term = new Shares.Term(Contribution.Kind.PROMPT, null, null, null, false);
        parts.add(new Part(term, Kind.SENTENCE, Set.of(), weight(Kind.SENTENCE, true), directions));
        return true;
    }

    private static Shares.Term film(Film film, boolean wanted) {
        return new Shares.Term(Contribution.Kind.FILM, film, null, null, wanted);
    }

    private static double weight(Kind kind, boolean wanted) {
        return (wanted ? 1 : LESS) * kind.weight;
    }

    /** Of every block, at unit length; zero where there is none. */
    private List<double[]> directions(IntFunction<double @Nullable []> ofBlock) {
        List<double[]> directions = new ArrayList<>();
        for (BlockLayout.Block place : index.layout().blocks()) {
            double[] direction = ofBlock.apply(directions.size());
            directions.add(direction == null ? new double[place.dims()] : unit(direction));
        }
        return directions;
    }

    List<Part> parts() {
        return List.copyOf(parts);
    }

    /** {@code ‖Σ wᵢ eᵢ‖} of each block, and the query made with them. */
    record Mixed(double[] norms, QueryVector vector) {}

    Mixed mixed() {
        double[] norms = new double[index.layout().blocks().size()];
        List<double[]> mixed = directions(k -> {
            double[] sum = new double[index.layout().blocks().get(k).dims()];
            for (Part part : parts) {
                double[] direction = part.directions.get(k);
                for (int i = 0; i < sum.length; i++) {
                    sum[i] += part.weight * direction[i];
                }
            }
            norms[k] = QueryVector.norm(sum);
            return sum;
        });
        return new Mixed(norms, new QueryVector(index.layout(), mixed));
    }

    private static double[] unit(double[] vector) {
        double[] unit = vector.clone();
        Vectors.normalise(unit);
        return unit;
    }

    private Map<Integer, Double> rows(Collection<String> movieIds) {
        Map<Integer, Double> rows = new HashMap<>();
        add(rows, movieIds, 1);
        return rows;
    }

    /** Rows with what speaks for the mood: each of its keywords, and its genres together. */
    private Map<Integer, Double> ofMood(String mood) {
        Map<Integer, Double> rows = new HashMap<>();
        vocabulary.entryOf(mood).ifPresent(entry -> {
            for (String keyword : entry.keywords()) {
                add(rows, vocabulary.carriers(Term.KEYWORD, keyword), 1);
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

    /** Rows that may not be in the list whatever they score, eras and the wanted language aside. */
    RowSet ruledOut(Understanding understood) {
        RowSet rows = RowSet.none(index.block().rows());
        Aspects not = understood.mustNots();
        understood.wanted().films().forEach(seed -> rule(rows, Set.of(seed.movieId())));
        not.films().forEach(seed -> rule(rows, Set.of(seed.movieId())));
        rule(rows, vocabulary.carriers(Term.PERSON, not.people()));
        rule(rows, vocabulary.carriers(Term.GENRE, not.genres()));
        rule(rows, vocabulary.carriers(Term.KEYWORD, not.keywords()));
        rule(rows, vocabulary.carriers(Term.LANGUAGE, not.languages()));
        not.moods().forEach(mood -> ofMood(mood).keySet().forEach(rows::add));
        for (String mood : understood.wanted().moods()) {
            vocabulary
                    .entryOf(mood)
                    .ifPresent(entry -> rule(rows, vocabulary.carriers(Term.KEYWORD, entry.neverKeywords())));
        }
        return rows;
    }

    private void rule(RowSet rows, Collection<String> movieIds) {
        rows(movieIds).keySet().forEach(rows::add);
    }
}
