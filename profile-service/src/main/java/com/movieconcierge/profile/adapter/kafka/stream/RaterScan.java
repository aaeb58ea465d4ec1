package com.movieconcierge.profile.adapter.kafka.stream;

import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Who rated the films of a feed, film by film, read on in portions: a popular film's viewers are never all in memory. */
final class RaterScan {
    private final DnaLibrary.Feed films;
    private final Raters raters;
    private @Nullable String film;
    private String lastViewer = "";

    /** Who has rated a film, withdrawals included. */
    @FunctionalInterface
    interface Raters {
        /**
         * The next ones in the order of their ids.
         *
         * @param after a viewer; empty for the start
         * @return shorter than {@code atMost} when there are no more
         */
        List<String> of(String movieId, String after, int atMost);
    }

    RaterScan(DnaLibrary.Feed films, Raters raters) {
        this.films = films;
        this.raters = raters;
    }

    /** Whether it stands in the middle of a film. */
    boolean isOpen() {
        return film != null;
    }

    /**
     * Hands over pairs of viewer and film.
     *
     * @param atMost pairs and films together, so that films without viewers are bounded too; positive
     * @return how many of them it has used up; fewer than {@code atMost} when nothing is left
     */
    int next(int atMost, BiConsumer<String, String> each) {
        int used = 0;
        while (used < atMost) {
            String current = film;
            if (current == null) {
                if (films.size() == 0) {
                    return used;
                }
                current = films.next();
                film = current;
                lastViewer = "";
                used++;
            } else {
                used += readOn(current, atMost - used, each);
            }
        }
        return used;
    }

    private int readOn(String current, int atMost, BiConsumer<String, String> each) {
        List<String> viewers = raters.of(current, lastViewer, atMost);
        viewers.forEach(userId -> each.accept(userId, current));
        if (viewers.size() < atMost) {
            film = null;
        } else {
            lastViewer = viewers.get(viewers.size() - 1);
        }
        return viewers.size();
    }
}
