package com.movieconcierge.profile;

import com.movieconcierge.events.StatedAspects;
import com.movieconcierge.events.StatedEra;
import com.movieconcierge.events.StatedFilm;
import com.movieconcierge.events.StatedTaste;
import com.movieconcierge.schemas.serde.TrustedEvents;
import java.time.Instant;
import java.util.Collections;
import java.util.List;

/** What viewers state in tests. */
public final class Statements {
    static {
        // Else Avro copies no list of ours, not even an empty one.
        TrustedEvents.trust();
    }

    private static final StatedAspects NONE = StatedAspects.newBuilder().build();

    private Statements() {}

    /** Wants films of a genre, like "Heat" and from the nineties, and nothing gory. */
    public static StatedTaste genre(String user, String genre, Instant at) {
        return with(user, at, wanted(List.of(genre), List.of(new StatedFilm("heat", "Heat", 1995))));
    }

    static StatedTaste with(String user, Instant at, StatedAspects wanted) {
        return new StatedTaste(
                "said-" + at.toEpochMilli(),
                user,
                at,
                "Said in a sentence.",
                wanted,
                NONE,
                StatedAspects.newBuilder().setMoods(List.of("gory")).build());
    }

    static StatedAspects wanted(List<String> genres, List<StatedFilm> films) {
        return StatedAspects.newBuilder()
                .setGenres(genres)
                .setFilms(films)
                .setLanguages(List.of("ko"))
                .setEras(List.of(new StatedEra(1990, 1999), new StatedEra(null, 1960)))
                .build();
    }

    static List<String> times(int count, String name) {
        return Collections.nCopies(count, name);
    }
}
