package com.movieconcierge.recommend.adapter.http;

import com.movieconcierge.model.Aspects;
import com.movieconcierge.model.Era;
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
        @Nullable List<SeedView> seeds,
        @Nullable List<String> people,
        @Nullable List<String> genres,
        @Nullable List<String> moods,
        @Nullable List<String> keywords,
        @Nullable EraView era,
        @Nullable String language,
        @Nullable AspectsView mustNots,
        @Nullable AspectsView less,
        @Nullable Integer limit,
        @Nullable String words) {

    record SeedView(
            @Nullable String movieId,
            @Nullable String title,
            @Nullable Integer year) {}

    record EraView(@Nullable Integer from, @Nullable Integer to) {
        static @Nullable EraView of(@Nullable Era era) {
            return era == null ? null : new EraView(era.from(), era.to());
        }
    }

    /** What no film may be, or should be less like. */
    record AspectsView(
            @Nullable List<SeedView> films,
            @Nullable List<String> people,
            @Nullable List<String> genres,
            @Nullable List<String> moods,
            @Nullable List<String> keywords,
            @Nullable List<String> languages,
            @Nullable List<EraView> eras) {

        static AspectsView of(Aspects aspects) {
            return new AspectsView(
                    seedViews(aspects.films()),
                    aspects.people(),
                    aspects.genres(),
                    aspects.moods(),
                    aspects.keywords(),
                    aspects.languages(),
                    aspects.eras().stream()
                            .map(era -> new EraView(era.from(), era.to()))
                            .toList());
        }
    }

    static UnderstandingView of(Understanding understood) {
        Aspects wanted = understood.wanted();
        return new UnderstandingView(
                understood.restatement(),
                seedViews(wanted.films()),
                wanted.people(),
                wanted.genres(),
                wanted.moods(),
                wanted.keywords(),
                EraView.of(understood.era()),
                understood.language(),
                AspectsView.of(understood.mustNots()),
                AspectsView.of(understood.less()),
                understood.limit(),
                understood.words());
    }

    private static List<SeedView> seedViews(List<SeedFilm> seeds) {
        return seeds.stream()
                .map(seed -> new SeedView(seed.movieId(), seed.title(), seed.year()))
                .toList();
    }

    /** Checks an understanding that somebody has edited: every name must be one that the catalogue or the lexicon knows. */
    record UnderstandingInput(PromptVocabulary vocabulary) {
        private static final int MOST = 20;
        private static final int LONGEST_NAME = 100;
        private static final int LONGEST_TITLE = 300;
        private static final int LONGEST_WORDS = 500;
        private static final int FIRST_YEAR = 1800;
        private static final int LAST_YEAR = 2200;

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
                    era(root + "era", given.era()),
                    given.language() == null ? null : known(root + "language", given.language(), vocabulary::language),
                    given.limit() == null ? null : Input.limit(given.limit()),
                    words);
        }

        private Aspects aspects(String path, String films, @Nullable AspectsView given) {
            if (given == null) {
                return Aspects.NONE;
            }
            return new Aspects(
                    all(path + films, given.films(), (field, seed) -> seed(field, seed)),
                    all(path + "people", given.people(), (field, name) -> known(field, name, vocabulary::person)),
                    all(path + "genres", given.genres(), (field, name) -> known(field, name, vocabulary::genre)),
                    all(path + "moods", given.moods(), (field, name) -> known(field, name, vocabulary::mood)),
                    all(path + "keywords", given.keywords(), (field, name) -> known(field, name, vocabulary::keyword)),
                    all(
                            path + "languages",
                            given.languages(),
                            (field, code) -> known(field, code, vocabulary::language)),
                    all(path + "eras", given.eras(), UnderstandingInput::requiredEra));
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

        private SeedFilm seed(String field, SeedView seed) {
            String id = Input.id(field + ".movieId", seed.movieId());
            return vocabulary.film(id).orElseGet(() -> elsewhere(field, id, seed));
        }

        /** A film that was looked up for an earlier prompt. */
        private static SeedFilm elsewhere(String field, String id, SeedView seed) {
            Input.require(SeedFilm.isElsewhere(id), field + ".movieId", "is no film of this catalogue");
            String title = seed.title() == null ? "" : seed.title();
            Input.require(
                    !title.isBlank() && title.length() <= LONGEST_TITLE,
                    field + ".title",
                    "must have 1 to " + LONGEST_TITLE + " characters");
            Input.require(isYear(seed.year()), field + ".year", "must lie in " + FIRST_YEAR + " to " + LAST_YEAR);
            return new SeedFilm(id, title, seed.year());
        }

        private static String known(String field, String name, Function<String, Optional<String>> vocabulary) {
            Input.require(name.length() <= LONGEST_NAME, field, "must have at most " + LONGEST_NAME + " characters");
            return vocabulary
                    .apply(name)
                    .orElseThrow(() -> new InvalidInputException(field, "is not known to this catalogue"));
        }

        private static @Nullable Era era(String field, @Nullable EraView given) {
            return given == null ? null : requiredEra(field, given);
        }

        private static Era requiredEra(String field, EraView given) {
            Integer from = given.from();
            Integer to = given.to();
            Input.require(
                    isYear(from) && isYear(to), field, "must have years between " + FIRST_YEAR + " and " + LAST_YEAR);
            Input.require(from == null || to == null || from <= to, field, "must not end before it begins");
            return new Era(from, to);
        }

        private static boolean isYear(@Nullable Integer year) {
            return year == null || year >= FIRST_YEAR && year <= LAST_YEAR;
        }
    }
}
