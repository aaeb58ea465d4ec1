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
 * Links a model's draft to the catalogue. What has no counterpart goes to the words, and only as far as it stands in the
 * prompt: whatever a model is talked into writing, the answer holds the catalogue's names and the caller's own words.
 */
final class DraftLinks {
    private static final int MOST_WORDS = 40;

    private final PromptVocabulary vocabulary;

    DraftLinks(PromptVocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    Understanding linked(Draft draft, String prompt) {
        List<String> unknown = new ArrayList<>();
        Aspects mustNots = linked(draft.mustNots(), new ArrayList<>());
        Aspects less = linked(draft.less(), new ArrayList<>());
        Aspects wanted = linked(draft.wanted(), unknown).without(mustNots).without(less);
        unknown.add(draft.words());
        Aspects never = WordReader.never(vocabulary.lexicon(), wanted.moods()).without(wanted);
        String language = draft.language() == null
                ? null
                : vocabulary.language(draft.language()).orElse(null);
        return new Understanding(
                "",
                new Aspects(
                        wanted.films(),
                        wanted.people(),
                        wanted.genres(),
                        wanted.moods(),
                        wanted.keywords(),
                        List.of(),
                        List.of()),
                mustNots.and(never),
                less,
                draft.era(),
                language,
                draft.limit(),
                said(unknown, prompt));
    }

    /** Titles that are wanted, that no film here goes by, and that stand in the prompt in these very words. */
    List<Draft.Title> unknown(Draft draft, String prompt) {
        Set<String> own = ownWords(prompt);
        return draft.wanted().films().stream()
                .filter(title -> vocabulary.titled(title.title(), title.year()).isEmpty())
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
