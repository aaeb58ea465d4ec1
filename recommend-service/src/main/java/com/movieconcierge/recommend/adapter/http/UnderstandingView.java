package com.movieconcierge.recommend.adapter.http;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.movieconcierge.model.Aspects;
import com.movieconcierge.model.Era;
import com.movieconcierge.model.Film;
import com.movieconcierge.model.SeedFilm;
import com.movieconcierge.platform.Problems.InvalidInputException;
import com.movieconcierge.recommend.domain.prompt.PromptVocabulary;
import com.movieconcierge.recommend.domain.prompt.Understanding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The JSON of an understood prompt: as it goes out, and as it comes back, where anything may be missing. */
record UnderstandingView(
        @Nullable String restatement,
        @Nullable List<SeedFilm> seeds,
        @Nullable List<String> people,
        @Nullable List<String> genres,
        @Nullable List<String> moods,
        @Nullable List<String> keywords,
        @JsonIgnoreProperties("backwards") @Nullable Era era,
        @Nullable String language,
        @Nullable AspectsView mustNots,
        @Nullable AspectsView less,
        @Nullable Integer limit,
        @Nullable String words) {

    /** What no film may be, or should be less like. */
    record AspectsView(
            @Nullable List<SeedFilm> films,
            @Nullable List<String> people,
            @Nullable List<String> genres,
            @Nullable List<String> moods,
            @Nullable List<String> keywords,
            @Nullable List<String> languages,
            @JsonIgnoreProperties("backwards") @Nullable List<Era> eras) {

        static AspectsView of(Aspects aspects) {
            return new AspectsView(
                    aspects.films(),
                    aspects.people(),
                    aspects.genres(),
                    aspects.moods(),
                    aspects.keywords(),
                    aspects.languages(),
                    aspects.eras());
        }
    }

    static UnderstandingView of(Understanding understood) {
        Aspects wanted = understood.wanted();
        return new UnderstandingView(
                understood.restatement(),
                wanted.films(),
                wanted.people(),
                wanted.genres(),
                wanted.moods(),
                wanted.keywords(),
                understood.era(),
                understood.language(),
                AspectsView.of(understood.mustNots()),
                AspectsView.of(understood.less()),
                understood.limit(),
                understood.words());
    }

    /** Checks an understanding that somebody has edited: every name must be one that the catalogue or the lexicon knows. */
    record UnderstandingInput(PromptVocabulary vocabulary) {
        private static final int MOST = 20;
        private static final int LONGEST_NAME = 100;
        private static final int LONGEST_TITLE = 300;
        private static final int LONGEST_WORDS = 500;

        /** @throws InvalidInputException names the first field that cannot be used */
        Understanding checked(UnderstandingView given) {
            String root = "understood.";
            var wanted = new AspectsView(
                    given.seeds(), given.people(), given.genres(), given.moods(), given.keywords(), null, null);
            String words = given.words() == null ? "" : given.words();
            Input.require(
                    words.length() <= LONGEST_WORDS,
                    root + "words",
                    "must have at most " + LONGEST_WORDS + " characters");
            return new Understanding(
                    "",
                    aspects(root, "seeds", wanted),
                    aspects(root + "mustNots.", "films", given.mustNots()),
                    aspects(root + "less.", "films", given.less()),
                    given.era() == null ? null : era(root + "era", given.era()),
                    given.language() == null
                            ? null
                            : known(vocabulary::language).of(root + "language", given.language()),
                    given.limit() == null ? null : Input.limit(given.limit()),
                    words);
        }

        private Aspects aspects(String path, String films, @Nullable AspectsView given) {
            if (given == null) {
                return Aspects.NONE;
            }
            return new Aspects(
                    all(path + films, given.films(), this::seed),
                    all(path + "people", given.people(), known(vocabulary::person)),
                    all(path + "genres", given.genres(), known(vocabulary::genre)),
                    all(path + "moods", given.moods(), known(vocabulary::mood)),
                    all(path + "keywords", given.keywords(), known(vocabulary::keyword)),
                    all(path + "languages", given.languages(), known(vocabulary::language)),
                    all(path + "eras", given.eras(), UnderstandingInput::era));
        }

        private interface Check<T, R> {
            R of(String field, T value);
        }

        private static <T, R> List<R> all(String field, @Nullable List<T> values, Check<T, R> check) {
            List<R> checked = new ArrayList<>();
            if (values != null) {
                Input.require(values.size() <= MOST, field, "must have at most " + MOST + " entries");
                for (T value : values) {
                    String path = field + "[" + checked.size() + "]";
                    Input.require(value != null, path, "must not be null");
                    checked.add(check.of(path, value));
                }
            }
            return checked;
        }

        private SeedFilm seed(String field, SeedFilm seed) {
            String id = Input.id(field + ".movieId", seed.movieId());
            return vocabulary.film(id).orElseGet(() -> elsewhere(field, id, seed));
        }

        /** A film that was looked up for an earlier prompt. */
        private static SeedFilm elsewhere(String field, String id, SeedFilm seed) {
            Input.require(SeedFilm.isElsewhere(id), field + ".movieId", "is no film of this catalogue");
            String title = seed.title() == null ? "" : seed.title();
            Input.require(
                    !title.isBlank() && title.length() <= LONGEST_TITLE,
                    field + ".title",
                    "must have 1 to " + LONGEST_TITLE + " characters");
            Input.require(
                    isYear(seed.year()), field + ".year", "must lie in " + Film.FIRST_YEAR + " to " + Film.LAST_YEAR);
            return seed;
        }

        private static Check<String, String> known(Function<String, Optional<String>> vocabulary) {
            return (field, name) -> {
                Input.require(
                        name.length() <= LONGEST_NAME, field, "must have at most " + LONGEST_NAME + " characters");
                return vocabulary
                        .apply(name)
                        .orElseThrow(() -> new InvalidInputException(field, "is not known to this catalogue"));
            };
        }

        private static Era era(String field, Era given) {
            Input.require(
                    isYear(given.from()) && isYear(given.to()),
                    field,
                    "must have years between " + Film.FIRST_YEAR + " and " + Film.LAST_YEAR);
            Input.require(!given.isBackwards(), field, "must not end before it begins");
            return given;
        }

        private static boolean isYear(@Nullable Integer year) {
            return year == null || year >= Film.FIRST_YEAR && year <= Film.LAST_YEAR;
        }
    }
}
