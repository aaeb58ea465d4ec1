package com.movieconcierge.recommend.domain.pipeline;

import com.movieconcierge.model.Film;
import com.movieconcierge.model.FilmDna;
import com.movieconcierge.model.Modality;
import com.movieconcierge.model.Popularity;
import com.movieconcierge.recommend.domain.behaviour.BehaviourRows;
import com.movieconcierge.recommend.domain.films.SharedFacts;
import com.movieconcierge.recommend.domain.index.IndexSnapshot;
import com.movieconcierge.recommend.domain.pipeline.Query.Source;
import com.movieconcierge.recommend.domain.pipeline.Recommendations.Contribution;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The sentence under a film. It claims only what the shares and the films' records say. */
final class Reasons {
    private Reasons() {}

    /** For a list made from the viewer's taste. */
    static String personal(IndexSnapshot index, int row, Shares shares) {
        return shares.reason()
                .map(because -> because(index, row, because))
                .orElseGet(() -> shares.popularity() > shares.unlisted()
                        ? "Watched by many, and close to what you have rated"
                        : "Close to what you have rated");
    }

    static String because(IndexSnapshot index, int row, Contribution because) {
        Film film = index.film(row);
        Film liked = because.film();
        if (liked == null) {
            throw new IllegalArgumentException("a reason needs a film: " + because);
        }
        String start = "Because you rated '" + liked.title() + "' " + because.rating();
        Optional<String> shared =
                switch (leading(because)) {
                    case BEHAVIOUR -> wentOn(index, film, liked).or(() -> SharedFacts.of(film, liked));
                    case VISUAL -> look(index, row, liked).or(() -> SharedFacts.of(film, liked));
                    case THEME -> SharedFacts.of(film, liked).or(() -> Optional.of("a similar story"));
                    default -> SharedFacts.of(film, liked).or(() -> SharedFacts.years(film, liked));
                };
        return shared.map(words -> start + ": " + words).orElse(start);
    }

    /** What other viewers did; empty where too few did it. */
    private static Optional<String> wentOn(IndexSnapshot index, Film film, Film liked) {
        BehaviourRows behaviour = index.behaviour();
        return behaviour == null
                ? Optional.empty()
                : behaviour
                        .succession(liked.movieId(), film.movieId())
                        .map(seen -> String.format(
                                Locale.ROOT,
                                "of %,d viewers who rated it highly, %,d went on to this",
                                seen.viewers(),
                                seen.followed()));
    }

    private static Modality leading(Contribution because) {
        return because.byModality().entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse(Modality.FACTS);
    }

    private static Optional<String> look(IndexSnapshot index, int row, Film liked) {
        List<String> words = VisualEvidence.shared(index, row, index.rowOf(liked.movieId()));
        FilmDna.Block block = index.visual(row);
        FilmDna.KeyFrame frame = block == null ? null : block.frame();
        Duration at = frame == null ? null : frame.at();
        return Optional.of((words.isEmpty() ? "a similar look" : "both " + String.join(", ", words))
                + (at == null ? "" : ", as at " + clock(at) + " of its trailer"));
    }

    /** A moment of a video as a player shows it, such as 0:42. */
    static String clock(Duration at) {
        return String.format(Locale.ROOT, "%d:%02d", at.toMinutes(), at.toSecondsPart());
    }

    /** For a list made from what others watch. */
    static String crowd(Query query, int row) {
        Popularity popularity = query.index().row(row).popularity();
        if (query.source() == Source.TRENDING) {
            return "Trending: " + counted(popularity);
        }
        return query.index().priors().max() > 0 ? "Popular: " + counted(popularity) : newest(query.index(), row);
    }

    /** For a film that is tried: what is not known of it, before why it was drawn. */
    static String tried(Query query, int row, String reason) {
        long ratings = query.index().row(row).popularity().ratingCount();
        String known = ratings == 0
                ? "not rated yet"
                : String.format(Locale.ROOT, "with %,d %s so far", ratings, ratings == 1 ? "rating" : "ratings");
        return "New here: a try, " + known + ". " + reason;
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
