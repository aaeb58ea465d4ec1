package com.movieconcierge.recommend.domain.prompt;

import com.movieconcierge.model.Aspects;
import com.movieconcierge.model.ModelRef;
import com.movieconcierge.model.SeedFilm;
import com.movieconcierge.recommend.domain.index.IndexSnapshot;
import com.movieconcierge.recommend.domain.pipeline.PopularityBaseline;
import com.movieconcierge.recommend.domain.pipeline.Query;
import com.movieconcierge.recommend.domain.pipeline.Query.RecommendationRequest;
import com.movieconcierge.recommend.domain.pipeline.Query.Source;
import com.movieconcierge.recommend.domain.pipeline.StoredTasteHydrator;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Turns an understood prompt into query vectors; where it says nothing that films can be compared with, asks the crowd. */
public record PromptHydrator(
        Supplier<IndexSnapshot> index,
        BooleanSupplier indexIsWarm,
        PromptVocabulary vocabulary,
        SentenceVectors sentences,
        FilmsElsewhere elsewhere,
        PopularityBaseline crowd,
        Clock clock) {
    /** The sentence as a whole could not be read: the list is made from what was understood of it. */
    public static final String NO_SENTENCE = "sentence-vector-unavailable";
    /** The catalogue does not say of any film that it is in the language asked for. */
    public static final String NO_LANGUAGE = "no-film-in-language";

    /** The query of an understood prompt, for a request of the viewer who asks, or of nobody, and what they have seen. */
    public Query hydrate(Understanding understood, RecommendationRequest request, Map<String, Double> seen) {
        List<String> degraded = new ArrayList<>();
        if (!indexIsWarm.getAsBoolean()) {
            degraded.add(StoredTasteHydrator.INDEX_WARMING);
        }
        IndexSnapshot snapshot = index.get();
        PromptQuery query = new PromptQuery(vocabulary, snapshot, understood);
        degraded.addAll(addElsewhere(query, understood, snapshot));
        String sentence = sentence(understood);
        if (!sentence.isEmpty() && sentences.of(sentence).filter(query::add).isEmpty()) {
            degraded.add(NO_SENTENCE);
        }
        String language = understood.language();
        if (language != null && vocabulary.inLanguage(language).isEmpty()) {
            degraded.add(NO_LANGUAGE);
        }
        var asked = new PromptIntent(vocabulary, snapshot, understood, query);
        return new Query(
                request,
                snapshot,
                asked.vector().isZero() ? crowd.source(snapshot) : Source.PROMPT,
                Optional.empty(),
                Optional.of(asked),
                seen,
                degraded,
                clock.instant());
    }

    /** Adds the films that are named and not here; returns what was lacking. */
    private Set<String> addElsewhere(PromptQuery query, Understanding understood, IndexSnapshot snapshot) {
        Map<Draft.Title, SeedFilm> seeds = new LinkedHashMap<>();
        Stream.concat(understood.wanted().films().stream(), understood.less().films().stream())
                .filter(seed -> snapshot.rowOf(seed.movieId()) < 0 && SeedFilm.isElsewhere(seed.movieId()))
                .limit(FilmsElsewhere.MOST)
                .forEach(seed -> seeds.put(new Draft.Title(seed.title(), seed.year()), seed));
        Set<String> lacking = new LinkedHashSet<>();
        if (seeds.isEmpty()) {
            return lacking;
        }
        Map<Draft.Title, FilmsElsewhere.Answer> answers = elsewhere.find(List.copyOf(seeds.keySet()));
        seeds.forEach((title, seed) -> {
            FilmsElsewhere.Answer answer = answers.get(title);
            FilmsElsewhere.Found found = answer == null ? null : answer.found();
            if (found == null || !found.film().movieId().equals(seed.movieId())) {
                lacking.add(answer == null || answer.lacking() == null ? FilmsElsewhere.NOT_FOUND : answer.lacking());
            } else if (!query.add(found, understood.wanted().films().contains(seed))) {
                lacking.add(FilmsElsewhere.NO_VECTORS);
            }
        });
        return lacking;
    }

    /** What the sentence vector is made of: everything wanted, in words; names of films and people would mislead it. */
    private String sentence(Understanding understood) {
        Aspects wanted = understood.wanted();
        Stream<String> moods = wanted.moods().stream()
                .flatMap(mood -> vocabulary.entryOf(mood).stream())
                .map(Lexicon.Entry::words);
        return Stream.of(Stream.of(understood.words()), moods, wanted.keywords().stream(), wanted.genres().stream())
                .flatMap(words -> words)
                .filter(words -> !words.isBlank())
                .reduce((a, b) -> a + ", " + b)
                .orElse("");
    }

    /** Port: sentences as vectors of the model that also read the films. */
    @FunctionalInterface
    public interface SentenceVectors {

        /** Raw and of unit length; not copied, so not to be written to. */
        record Sentence(ModelRef model, float[] vector) {}

        /** The vector; empty when it cannot be had in time. */
        Optional<Sentence> of(String text);
    }
}
