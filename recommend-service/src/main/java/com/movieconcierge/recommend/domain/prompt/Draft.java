package com.movieconcierge.recommend.domain.prompt;

import com.movieconcierge.model.Aspects;
import com.movieconcierge.model.Era;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a language model makes of a prompt: names as it spells them, none of them known to exist. */
public record Draft(
        Names wanted,
        Names mustNots,
        Names less,
        @Nullable Era era,
        @Nullable String language,
        @Nullable Integer limit,
        String words) {

    /** A title, with the year where the prompt has one. */
    public record Title(String title, @Nullable Integer year) {}

    /** As {@link Aspects}, unlinked. */
    public record Names(
            List<Title> films,
            List<String> people,
            List<String> genres,
            List<String> moods,
            List<String> keywords,
            List<String> languages) {

        public static final Names NONE = new Names(List.of(), List.of(), List.of(), List.of(), List.of(), List.of());

        public Names {
            films = List.copyOf(films);
            people = List.copyOf(people);
            genres = List.copyOf(genres);
            moods = List.copyOf(moods);
            keywords = List.copyOf(keywords);
            languages = List.copyOf(languages);
        }
    }
}
