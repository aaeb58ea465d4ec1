package com.movieconcierge.recommend.domain.prompt;

import com.movieconcierge.model.Aspects;
import com.movieconcierge.model.Modality;
import com.movieconcierge.model.SeedFilm;
import com.movieconcierge.recommend.domain.index.BlockLayout;
import com.movieconcierge.recommend.domain.index.CatalogueTransform;
import com.movieconcierge.recommend.domain.index.IndexSnapshot;
import com.movieconcierge.recommend.domain.index.QueryVector;
import com.movieconcierge.recommend.domain.index.RowSet;
import com.movieconcierge.recommend.domain.pipeline.Recommendations.Contribution;
import com.movieconcierge.recommend.domain.pipeline.Shares;
import com.movieconcierge.recommend.domain.prompt.PromptHydrator.PromptWeights;
import com.movieconcierge.recommend.domain.prompt.PromptHydrator.SentenceVectors;
import com.movieconcierge.recommend.domain.search.FilmTerms.Term;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A prompt as a query vector. Each part i is a direction: of the films that carry it, the mean DNA, transformed and brought
 * to unit length; of the sentence, its vector, likewise. Per modality {@code q = Σ wᵢ eᵢ / ‖Σ wᵢ eᵢ‖}, which is linear in
 * the parts once the norm is held fixed: part i's share of a score is {@code Σₖ α'ₖ · wᵢ/Nₖ · ⟨eᵢₖ, cₖ⟩}.
 */
final class PromptQuery {
    private final IndexSnapshot index;
    private final Carriers carriers;
    private final PromptWeights weights;
    private final List<Part> parts = new ArrayList<>();

    /**
     * @param carriers rows that carry it; a sentence has none
     * @param weight signed
     * @param directions one a block; unit length or zero
     */
    record Part(Shares.Term term, Kind kind, Set<Integer> carriers, double weight, List<double[]> directions) {}

    /** What a part is, for the sentence under a film. */
    enum Kind {
        FILM,
        PERSON,
        GENRE,
        MOOD,
        KEYWORD,
        SENTENCE
    }

    PromptQuery(IndexSnapshot index, Carriers carriers, PromptWeights weights) {
        this.index = index;
        this.carriers = carriers;
        this.weights = weights;
    }

    /**
     * Adds a film that is not in the index; returns false, and adds nothing, when it has no vector of a model that films are
     * compared by here.
     */
    boolean add(FilmsElsewhere.Found elsewhere, boolean wanted) {
        List<double[]> directions = new ArrayList<>();
        for (BlockLayout.Block place : index.layout().blocks()) {
            float[] vector = index.transform().vectorOf(elsewhere.dna(), place.modality());
            directions.add(
                    vector == null
                            ? new double[place.dims()]
                            : unit(index.transform()
                                    .fitted(place.modality())
                                    .transform()
                                    .apply(vector)));
        }
        if (directions.stream().allMatch(direction -> QueryVector.norm(direction) == 0)) {
            return false;
        }
        var term = new Shares.Term(Contribution.Kind.FILM, elsewhere.film(), null, null, wanted);
        parts.add(new Part(term, Kind.FILM, Set.of(), (wanted ? 1 : weights.less()) * weights.film(), directions));
        return true;
    }

    /** Adds what is wanted, or subtracts what there should be less of. Films that are not in the index are left out. */
    void add(Aspects aspects, PromptVocabulary vocabulary, boolean wanted) {
        double sign = wanted ? 1 : weights.less();
        for (SeedFilm seed : aspects.films()) {
            int row = index.rowOf(seed.movieId());
            if (row >= 0) {
                var term = new Shares.Term(Contribution.Kind.FILM, index.film(row), null, null, wanted);
                add(term, Kind.FILM, Map.of(row, 1.0), sign * weights.film());
            }
        }
        for (String person : aspects.people()) {
            add(
                    word(person, wanted),
                    Kind.PERSON,
                    carriers.rows(vocabulary.withPerson(person)),
                    sign * weights.person());
        }
        for (String genre : aspects.genres()) {
            add(word(genre, wanted), Kind.GENRE, carriers.rows(vocabulary.ofGenre(genre)), sign * weights.genre());
        }
        for (String mood : aspects.moods()) {
            add(word(mood, wanted), Kind.MOOD, carriers.ofMood(mood), sign * weights.mood());
        }
        for (String keyword : aspects.keywords()) {
            add(
                    word(keyword, wanted),
                    Kind.KEYWORD,
                    carriers.rows(vocabulary.withKeyword(keyword)),
                    sign * weights.keyword());
        }
    }

    private static Shares.Term word(String word, boolean wanted) {
        return new Shares.Term(Contribution.Kind.WORD, null, null, word, wanted);
    }

    private void add(Shares.Term term, Kind kind, Map<Integer, Double> rows, double weight) {
        if (rows.isEmpty()) {
            return;
        }
        List<double[]> directions = new ArrayList<>();
        for (int k = 0; k < index.layout().blocks().size(); k++) {
            double[] sum = new double[index.layout().blocks().get(k).dims()];
            int block = k;
            // In the order of the rows, so that equal questions give equal bits.
            rows.keySet().stream()
                    .sorted()
                    .forEach(row -> index.addTransformed(sum, row, block, rows.getOrDefault(row, 0.0)));
            directions.add(unit(sum));
        }
        parts.add(new Part(term, kind, Set.copyOf(rows.keySet()), weight, directions));
    }

    /** Adds the sentence; returns false, and adds nothing, when its vector is not of the model that films are compared by. */
    boolean add(SentenceVectors.Sentence sentence) {
        CatalogueTransform.Fitted fitted = index.transform().byModality().get(Modality.THEME);
        if (fitted == null
                || !fitted.model().equals(sentence.model())
                || fitted.transform().dims() != sentence.vector().length) {
            return false;
        }
        List<double[]> directions = new ArrayList<>();
        for (BlockLayout.Block place : index.layout().blocks()) {
            directions.add(
                    place.modality() == Modality.THEME
                            ? unit(fitted.transform().apply(sentence.vector()))
                            : new double[place.dims()]);
        }
        var term = new Shares.Term(Contribution.Kind.PROMPT, null, null, null, false);
        parts.add(new Part(term, Kind.SENTENCE, Set.of(), weights.sentence(), directions));
        return true;
    }

    List<Part> parts() {
        return List.copyOf(parts);
    }

    /** {@code ‖Σ wᵢ eᵢ‖} of each block, and the query made with them. */
    record Mixed(double[] norms, QueryVector vector) {}

    Mixed mixed() {
        int blocks = index.layout().blocks().size();
        double[] norms = new double[blocks];
        List<double[]> mixed = new ArrayList<>();
        for (int k = 0; k < blocks; k++) {
            double[] sum = new double[index.layout().blocks().get(k).dims()];
            for (Part part : parts) {
                double[] direction = part.directions.get(k);
                for (int i = 0; i < sum.length; i++) {
                    sum[i] += part.weight * direction[i];
                }
            }
            norms[k] = QueryVector.norm(sum);
            mixed.add(unit(sum));
        }
        return new Mixed(norms, new QueryVector(index.layout(), mixed));
    }

    private static double[] unit(double[] vector) {
        double norm = QueryVector.norm(vector);
        double[] unit = vector.clone();
        for (int i = 0; norm > 0 && i < unit.length; i++) {
            unit[i] /= norm;
        }
        return unit;
    }

    /** Which films of a state of the catalogue carry what a prompt speaks of. */
    record Carriers(PromptVocabulary vocabulary, IndexSnapshot index) {
        /** A genre says less of a mood than one of its keywords. */
        private static final double GENRE_OF_MOOD = 0.5;

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
                List<String> never = vocabulary
                        .entryOf(mood)
                        .map(Lexicon.Entry::neverKeywords)
                        .orElse(List.of());
                rule(rows, vocabulary.carriers(Term.KEYWORD, never));
            }
            return rows;
        }

        private void rule(RowSet rows, Collection<String> movieIds) {
            rows(movieIds).keySet().forEach(rows::add);
        }
    }
}
