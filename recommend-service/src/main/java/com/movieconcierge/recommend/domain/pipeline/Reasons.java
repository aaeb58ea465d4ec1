package com.movieconcierge.recommend.domain.pipeline;

import com.movieconcierge.kernel.Modality;
import com.movieconcierge.recommend.domain.film.Film;
import com.movieconcierge.recommend.domain.film.Popularity;
import com.movieconcierge.recommend.domain.film.SharedFacts;
import com.movieconcierge.recommend.domain.index.IndexSnapshot;
import java.util.Locale;
import java.util.Optional;

/** The sentence under a film. It claims only what the shares and the films' records say. */
final class Reasons {
    private Reasons() {}

    /** For a list made from the viewer's taste. */
    static String personal(Film film, Shares shares) {
        return shares.reason()
                .map(because -> because(film, because))
                .orElseGet(() -> shares.popularity() > shares.unlisted()
                        ? "Watched by many, and close to what you have rated"
                        : "Close to what you have rated");
    }

    private static String because(Film film, Contribution because) {
        Film liked = because.film();
        if (liked == null) {
            throw new IllegalArgumentException("only films are reasons: " + because);
        }
        String start = "Because you rated '" + liked.title() + "' " + because.rating();
        boolean moreTheme = because.byModality().getOrDefault(Modality.THEME, 0.0)
                > because.byModality().getOrDefault(Modality.FACTS, 0.0);
        return SharedFacts.of(film, liked)
                .or(() -> moreTheme ? Optional.of("a similar story") : SharedFacts.years(film, liked))
                .map(shared -> start + ": " + shared)
                .orElse(start);
    }

    /** For a list made from what others watch. */
    static String crowd(Query query, int row) {
        Popularity popularity = query.index().row(row).popularity();
        if (query.source() == Source.TRENDING) {
            return "Trending: " + counted(popularity);
        }
        return query.index().priors().max() > 0 ? "Popular: " + counted(popularity) : newest(query.index(), row);
    }

    private static String counted(Popularity popularity) {
        return popularity.ratingCount() == 0
                ? "not rated yet"
                : String.format(
                        Locale.ROOT,
                        "%,d %s, %.1f on average",
                        popularity.ratingCount(),
                        popularity.ratingCount() == 1 ? "rating" : "ratings",
                        popularity.mean());
    }

    private static String newest(IndexSnapshot index, int row) {
        Integer year = index.film(row).year();
        return "Nothing has been rated yet; among the newest films here" + (year == null ? "" : ", from " + year);
    }
}
