package com.movieconcierge.evaluation.product;

import com.movieconcierge.behaviour.ViewerEvents;
import com.movieconcierge.evaluation.data.Question;
import com.movieconcierge.kernel.TasteLaw;
import com.movieconcierge.model.FilmDna;
import com.movieconcierge.model.LogPosition;
import com.movieconcierge.profile.domain.FilmEvent;
import com.movieconcierge.profile.domain.ProfileWriter;
import com.movieconcierge.profile.domain.Taste;
import com.movieconcierge.profile.domain.TasteBook;
import com.movieconcierge.recommend.domain.taste.ViewerProfiles.StoredTaste;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A viewer's profile as the stream would have published it after their history: the same book, rating by rating. The next
 * question of the same viewer goes on where the last one stopped. Belongs to one thread.
 */
final class ReplayedViewer {
    /** What a choice without stars counts as: somebody chose it. */
    private static final double CHOSEN = 4;

    private final TasteBook book;
    private final ProfileWriter writer;
    private final Taste taste;
    private final List<String> ids;
    private final String userId;
    private final Map<String, Double> seen = new HashMap<>();
    private ViewerEvents applied = ViewerEvents.NONE;

    /** @param ids of the films, by number */
    ReplayedViewer(int viewer, List<String> ids, Map<String, FilmDna> dna, TasteLaw law) {
        this.userId = "viewer-" + viewer;
        this.ids = ids;
        this.book = new TasteBook(law, new MemoryRatings(), film -> Optional.ofNullable(dna.get(film)), () -> {});
        this.writer = new ProfileWriter(law, film -> Optional.ofNullable(dna.get(film)));
        this.taste = book.newTaste(userId);
    }

    /** Whether the question can be answered from here on. */
    boolean leadsTo(Question question) {
        return userId.equals("viewer-" + question.viewer())
                && question.history().continues(applied);
    }

    /** What Redis would hold when the question is asked. */
    StoredTaste after(ViewerEvents history) {
        for (int i = applied.size(); i < history.size(); i++) {
            String film = ids.get(history.film(i));
            double stars = Float.isNaN(history.stars(i)) ? CHOSEN : history.stars(i);
            long ratedAt = Instant.ofEpochSecond(history.time(i)).toEpochMilli();
            book.rate(taste, film, new FilmEvent(userId + ":" + film, Optional.of(stars), ratedAt, LogPosition.NONE));
            seen.put(film, stars);
        }
        applied = history;
        return new StoredTaste(writer.write(taste, Optional.empty()), seen);
    }

    String userId() {
        return userId;
    }
}
