package com.movieconcierge.recommend.domain.prompt;

import com.movieconcierge.model.Aspects;
import com.movieconcierge.model.Era;
import com.movieconcierge.model.StatedTaste;
import com.movieconcierge.recommend.domain.index.IndexSnapshot;
import com.movieconcierge.recommend.domain.pipeline.Intent;
import com.movieconcierge.recommend.domain.pipeline.ViewerQuestions.StatedQuestions;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What of a prompt is kept of a viewer, and what it asks for later. Kept are the names that were understood; neither the
 * sentence, nor the words of it that were not understood, nor how many films it wanted.
 *
 * @param ids of events; each another one
 */
public record StatedPrompts(PromptVocabulary vocabulary, Clock clock, Supplier<String> ids) implements StatedQuestions {
    /** The statement that a viewer's prompt makes now; empty where nothing but words was understood. */
    public Optional<StatedTaste> statement(String userId, Understanding understood) {
        Understanding kept = new Understanding(
                "",
                bounded(understood.wanted()),
                bounded(understood.mustNots()),
                bounded(understood.less()),
                understood.era(),
                understood.language(),
                null,
                "");
        if (kept.isEmpty()) {
            return Optional.empty();
        }
        String sentence = new Restatement(vocabulary.lexicon()).restated(kept).restatement();
        return Optional.of(new StatedTaste(
                ids.get(),
                userId,
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                sentence.substring(0, Math.min(StatedTaste.LONGEST_RESTATEMENT, sentence.length())),
                withEraAndLanguage(kept),
                kept.less(),
                kept.mustNots()));
    }

    /** As the prompt was asked, without its sentence as a whole. */
    @Override
    public Intent asked(StatedTaste statement, IndexSnapshot index) {
        Understanding understood = understanding(statement);
        return new PromptIntent(vocabulary, index, understood, new PromptQuery(vocabulary, index, understood));
    }

    private static Understanding understanding(StatedTaste statement) {
        Aspects wanted = statement.wanted();
        return new Understanding(
                statement.restatement(),
                with(wanted, List.of(), List.of()),
                statement.mustNots(),
                statement.less(),
                first(wanted.eras()),
                first(wanted.languages()),
                null,
                "");
    }

    private static Aspects withEraAndLanguage(Understanding kept) {
        String language = kept.language();
        Era era = kept.era();
        return with(
                kept.wanted(),
                language == null ? List.of() : List.of(language),
                era == null ? List.of() : List.of(era));
    }

    private static Aspects with(Aspects aspects, List<String> languages, List<Era> eras) {
        return new Aspects(
                aspects.films(),
                aspects.people(),
                aspects.genres(),
                aspects.moods(),
                aspects.keywords(),
                languages,
                eras);
    }

    /** A film that is not here has no vector that lasts: it is not kept. */
    private Aspects bounded(Aspects aspects) {
        return new Aspects(
                bounded(aspects.films().stream()
                        .filter(seed -> vocabulary.film(seed.movieId()).isPresent())
                        .toList()),
                bounded(aspects.people()),
                bounded(aspects.genres()),
                bounded(aspects.moods()),
                bounded(aspects.keywords()),
                bounded(aspects.languages()),
                bounded(aspects.eras()));
    }

    private static <T> List<T> bounded(List<T> entries) {
        return entries.subList(0, Math.min(StatedTaste.MOST_ENTRIES, entries.size()));
    }

    private static <T> @Nullable T first(List<T> entries) {
        return entries.isEmpty() ? null : entries.get(0);
    }
}
