package com.movieconcierge.recommend;

import com.movieconcierge.model.Film;
import com.movieconcierge.recommend.domain.pipeline.Query.RecommendationRequest;
import com.movieconcierge.recommend.domain.pipeline.Recommendations;
import com.movieconcierge.recommend.domain.pipeline.Recommendations.Recommendation;
import com.movieconcierge.recommend.domain.pipeline.StoredTasteHydrator;
import com.movieconcierge.recommend.domain.prompt.PromptHydrator;
import com.movieconcierge.recommend.domain.prompt.PromptReader;
import com.movieconcierge.recommend.domain.prompt.StatedPrompts;
import com.movieconcierge.recommend.domain.prompt.Understanding;
import com.movieconcierge.recommend.domain.taste.ViewerProfiles;
import com.movieconcierge.recommend.domain.taste.ViewerProfiles.ProfilesUnavailableException;
import com.movieconcierge.recommend.domain.taste.ViewerProfiles.StoredTaste;
import com.movieconcierge.recommend.domain.taste.ViewerRequests;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Films for somebody in their own words, with or without an account:
 *
 * <pre>
 * prompt, and what is understood so far
 *   → reader    one understanding, that of before edited by the prompt
 *   → hydrator  query vectors: of the films that are named, of those that carry each word, of the sentence
 *   → pipeline  from the candidates on, as for a viewer
 * </pre>
 *
 * Nothing is kept between two calls: the understanding goes out with the answer and comes back with the next prompt. Only of
 * somebody who says who they are, what was understood is kept as their stated taste, and what they have seen is left out.
 */
public record Conversation(
        PromptReader reader,
        PromptHydrator hydrator,
        RecommendationPipeline pipeline,
        ViewerProfiles profiles,
        StatedPrompts stated,
        ViewerRequests requests) {
    /** The understanding could not be stored, so later lists will ignore it. */
    public static final String NOT_KEPT = "statement-not-kept";

    private static final int USUAL_LIMIT = 5;

    /**
     * @param caller whose budget it is where reading costs something; nobody knows who that is
     * @param userId null for somebody without an account
     */
    public record Asker(String caller, @Nullable String userId) {}

    /** An answer and what it lacked; stated where it is kept as the viewer's stated taste. */
    public record Reply(
            Understanding understood, String reader, boolean stated, List<String> degraded, Recommendations list) {
        public Reply {
            degraded = List.copyOf(degraded);
        }
    }

    /**
     * @param prompt empty when {@code before} says everything
     * @param before what is understood so far; null for the first prompt
     * @param limit films at most; null for as many as the prompt wants
     */
    public Reply ask(String prompt, @Nullable Understanding before, @Nullable Integer limit, Asker asker) {
        List<String> missing = new ArrayList<>();
        Map<String, Double> seen = seen(asker, missing);
        var context = new PromptReader.Context(before, () -> shown(before, limit, asker, seen), asker.caller);
        PromptReader.Reading reading = reader.read(prompt, context);
        Optional<CompletableFuture<Boolean>> kept = keep(asker, reading.understood());
        Recommendations list = list(reading.understood(), limit, asker, seen);
        boolean isKept = kept.map(CompletableFuture::join).orElse(false);
        if (kept.isPresent() && !isKept) {
            missing.add(NOT_KEPT);
        }
        List<String> degraded = new ArrayList<>(reading.degraded());
        degraded.addAll(list.degraded());
        degraded.addAll(missing);
        return new Reply(reading.understood(), reading.reader(), isKept, degraded, list);
    }

    private Map<String, Double> seen(Asker asker, List<String> missing) {
        try {
            StoredTaste stored = asker.userId == null ? StoredTaste.NONE : profiles.load(asker.userId);
            StoredTasteHydrator.word(stored).ifPresent(missing::add);
            return stored.seen();
        } catch (ProfilesUnavailableException e) {
            missing.add(StoredTasteHydrator.PROFILES_UNAVAILABLE);
            return Map.of();
        }
    }

    /** Written while the list is made; the writer gives up by itself. Empty where there is nothing to keep. */
    private Optional<CompletableFuture<Boolean>> keep(Asker asker, Understanding understood) {
        String userId = asker.userId;
        return userId == null
                ? Optional.empty()
                : stated.statement(userId, understood)
                        .map(statement -> requests.keep(statement).handle((receipt, failure) -> failure == null));
    }

    private List<Film> shown(
            @Nullable Understanding before, @Nullable Integer limit, Asker asker, Map<String, Double> seen) {
        return before == null
                ? List.of()
                : list(before, limit, asker, seen).list().stream()
                        .map(Recommendation::film)
                        .toList();
    }

    private Recommendations list(
            Understanding understood, @Nullable Integer limit, Asker asker, Map<String, Double> seen) {
        Integer wanted = limit == null ? understood.limit() : limit;
        int most = wanted == null ? USUAL_LIMIT : wanted;
        RecommendationRequest request = RecommendationRequest.of(Objects.requireNonNullElse(asker.userId, ""), most);
        return pipeline.recommend(hydrator.hydrate(understood, request, seen));
    }
}
