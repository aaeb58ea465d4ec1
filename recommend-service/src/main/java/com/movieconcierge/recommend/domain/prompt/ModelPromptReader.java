package com.movieconcierge.recommend.domain.prompt;

import com.movieconcierge.model.Aspects;
import com.movieconcierge.model.SeedFilm;
import com.movieconcierge.recommend.domain.search.Words;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Has a language model understand first prompts, and the local reader everything else: what the model cannot be had for,
 * and what points back at a list, which the model is not shown.
 *
 * @param name of the model's kind, in answers
 */
public record ModelPromptReader(String name, PromptModel model, LocalPromptReader local, PromptVocabulary vocabulary)
        implements PromptReader {
    @Override
    public Reading read(String prompt, Context context) {
        if (context.before() != null) {
            return local.read(prompt, context);
        }
        DraftLinks links = new DraftLinks(vocabulary);
        try {
            Draft draft = model.read(prompt, context.caller());
            Understanding understood = links.linked(draft, prompt);
            if (understood.isEmpty()) {
                throw new PromptModel.UnavailableException("understood-nothing", "the model understood nothing");
            }
            return new Reading(
                    new Restatement(vocabulary.lexicon()).restated(understood),
                    name,
                    List.of(),
                    links.unknown(draft, prompt));
        } catch (PromptModel.UnavailableException e) {
            Reading reading = local.read(prompt, context);
            List<String> degraded = new ArrayList<>(reading.degraded());
            degraded.add(name + "-" + e.reason());
            return new Reading(reading.understood(), reading.reader(), degraded, reading.unknown());
        }
    }

    /** Port: a language model that reads prompts. */
    @FunctionalInterface
    public interface PromptModel {

        /**
         * @param caller whose budget it is; never part of what the model sees
         * @throws UnavailableException when there is no usable answer in time
         */
        Draft read(String prompt, String caller);

        /** No answer, or none that can be used; another reader has to do. */
        final class UnavailableException extends RuntimeException {
            private static final long serialVersionUID = 1L;

            private final String reason;

            /** @param reason in kebab-case, for answers and metrics */
            public UnavailableException(String reason, String message) {
                super(message);
                this.reason = reason;
            }

            public UnavailableException(String reason, Throwable cause) {
                super(cause.getMessage(), cause);
                this.reason = reason;
            }

            public String reason() {
                return reason;
            }
        }
    }

    /**
     * Links a model's draft to the catalogue. What has no counterpart goes to the words, and only as far as it stands in the
     * prompt: whatever a model is talked into writing, the answer holds the catalogue's names and the caller's own words.
     */
    record DraftLinks(PromptVocabulary vocabulary) {
        private static final int MOST_WORDS = 40;

        Understanding linked(Draft draft, String prompt) {
            List<String> unknown = new ArrayList<>();
            Aspects mustNots = linked(draft.mustNots(), new ArrayList<>());
            Aspects less = linked(draft.less(), new ArrayList<>());
            Aspects wanted = linked(draft.wanted(), unknown).without(mustNots).without(less);
            unknown.add(draft.words());
            String language = draft.language() == null
                    ? null
                    : vocabulary.language(draft.language()).orElse(null);
            return new Understanding(
                    "",
                    wanted,
                    mustNots.and(WordReader.never(vocabulary.lexicon(), wanted)),
                    less,
                    draft.era() == null ? null : Numerals.within(draft.era()),
                    language,
                    draft.limit(),
                    said(unknown, prompt));
        }

        /** Titles that are wanted, that no film here goes by, and that stand in the prompt in these very words. */
        List<Draft.Title> unknown(Draft draft, String prompt) {
            Set<String> own = ownWords(prompt);
            return draft.wanted().films().stream()
                    .filter(title ->
                            vocabulary.titled(title.title(), title.year()).isEmpty())
                    .map(title -> new Draft.Title(spaced(title.title()), title.year()))
                    .filter(title -> !title.title().isEmpty() && own.containsAll(Words.of(Words.folded(title.title()))))
                    .toList();
        }

        /** As the words have it, to be found there again. */
        private static String spaced(String title) {
            return PromptText.tokens(PromptText.cleaned(title)).stream()
                    .map(PromptText.Token::text)
                    .collect(Collectors.joining(" "));
        }

        private static Set<String> ownWords(String prompt) {
            return Set.copyOf(Words.of(Words.folded(PromptText.cleaned(prompt))));
        }

        private Aspects linked(Draft.Names names, List<String> unknown) {
            List<SeedFilm> films = new ArrayList<>();
            for (Draft.Title title : names.films()) {
                vocabulary
                        .titled(title.title(), title.year())
                        .ifPresentOrElse(films::add, () -> unknown.add(title.title()));
            }
            return new Aspects(
                    films,
                    linked(names.people(), vocabulary::person, unknown),
                    linked(names.genres(), vocabulary::genre, unknown),
                    linked(names.moods(), vocabulary::mood, unknown),
                    linked(names.keywords(), vocabulary::keyword, unknown),
                    linked(names.languages(), vocabulary::language, unknown),
                    List.of());
        }

        private static List<String> linked(
                List<String> names, Function<String, Optional<String>> vocabulary, List<String> unknown) {
            Set<String> linked = new LinkedHashSet<>();
            for (String name : names) {
                vocabulary.apply(name).ifPresentOrElse(linked::add, () -> unknown.add(name));
            }
            return List.copyOf(linked);
        }

        private static String said(List<String> unknown, String prompt) {
            Set<String> own = ownWords(prompt);
            List<String> said = new ArrayList<>();
            for (String name : unknown) {
                for (PromptText.Token token : PromptText.tokens(PromptText.cleaned(name))) {
                    if (own.contains(token.folded()) && said.size() < MOST_WORDS) {
                        said.add(token.text());
                    }
                }
            }
            return String.join(" ", said);
        }
    }
}
