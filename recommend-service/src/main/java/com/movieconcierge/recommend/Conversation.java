package com.movieconcierge.recommend;

import com.movieconcierge.recommend.domain.film.Film;
import com.movieconcierge.recommend.domain.pipeline.Recommendation;
import com.movieconcierge.recommend.domain.pipeline.Recommendations;
import com.movieconcierge.recommend.domain.prompt.PromptHydrator;
import com.movieconcierge.recommend.domain.prompt.PromptReader;
import com.movieconcierge.recommend.domain.prompt.Understanding;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Films for somebody without an account, in their own words:
 *
 * <pre>
 * prompt, and what is understood so far
 *   → reader    one understanding, that of before edited by the prompt
 *   → hydrator  query vectors: of the films that are named, of those that carry each word, of the sentence
 *   → pipeline  from the candidates on, as for a viewer
 * </pre>
 *
 * Nothing is kept between two calls: the understanding goes out with the answer and comes back with the next prompt.
 */
public final class Conversation {
    private static final int USUAL_LIMIT = 5;

    private final PromptReader reader;
    private final PromptHydrator hydrator;
    private final RecommendationPipeline pipeline;

    public Conversation(PromptReader reader, PromptHydrator hydrator, RecommendationPipeline pipeline) {
        this.reader = reader;
        this.hydrator = hydrator;
        this.pipeline = pipeline;
    }

    /** An answer, with everything that it lacked. */
    public record Reply(Understanding understood, String reader, List<String> degraded, Recommendations list) {
        public Reply {
            degraded = List.copyOf(degraded);
        }
    }

    /**
     * Answers.
     *
     * @param prompt empty when {@code before} says everything
     * @param before what is understood so far; null for the first prompt
     * @param limit films at most; null for as many as the prompt wants
     * @param caller whose budget it is where reading costs something
     */
    public Reply ask(String prompt, @Nullable Understanding before, @Nullable Integer limit, String caller) {
        var context = new PromptReader.Context(before, () -> shown(before, limit), caller);
        PromptReader.Reading reading = reader.read(prompt, context);
        Recommendations list = list(reading.understood(), limit);
        List<String> degraded = new ArrayList<>(reading.degraded());
        degraded.addAll(list.degraded());
        return new Reply(reading.understood(), reading.reader(), degraded, list);
    }

    private List<Film> shown(@Nullable Understanding before, @Nullable Integer limit) {
        return before == null
                ? List.of()
                : list(before, limit).list().stream().map(Recommendation::film).toList();
    }

    private Recommendations list(Understanding understood, @Nullable Integer limit) {
        Integer wanted = limit == null ? understood.limit() : limit;
        return pipeline.recommend(hydrator.hydrate(understood, wanted == null ? USUAL_LIMIT : wanted));
    }
}
