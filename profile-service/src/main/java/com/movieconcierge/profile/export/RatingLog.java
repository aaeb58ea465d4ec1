package com.movieconcierge.profile.export;

import com.movieconcierge.model.Erasure;
import com.movieconcierge.model.LogPosition;
import com.movieconcierge.model.Rating;
import com.movieconcierge.profile.domain.Erased;
import com.movieconcierge.profile.domain.FilmEvent;
import com.movieconcierge.profile.domain.FilmEvents;
import com.movieconcierge.profile.export.ViewerData.LoggedEvent;
import com.movieconcierge.profile.export.ViewerData.Request;
import com.movieconcierge.profile.export.ViewerData.StandingRating;
import com.movieconcierge.profile.export.ViewerData.Withdrawal;
import com.movieconcierge.schemas.CopiedRecord;
import com.movieconcierge.schemas.Pseudonym;
import com.movieconcierge.schemas.Topics;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** One viewer's events and erasures as they are on the log; which of them hold is decided as in the stream. */
final class RatingLog {
    private final List<Request> requests = new ArrayList<>();
    private final List<Logged> logged = new ArrayList<>();
    private final Map<String, FilmEvents> byFilm = new HashMap<>();
    private Erased erased = Erased.NOTHING;

    private record Logged(Rating rating, LogPosition at, boolean forgotten) {}

    /** Reads both logs; erasures first, since they decide what counts. */
    RatingLog(ViewerRecords records, String userId) {
        records.read(Topics.USER_ERASURES, userId, this::note);
        records.read(Topics.USER_ERASURES, Pseudonym.of(userId), this::note);
        records.read(Topics.RATINGS, userId, this::note);
    }

    private void note(ConsumerRecord<byte[], byte[]> record, @Nullable Erasure request) {
        if (request != null) {
            requests.add(new Request(request.requestedAt()));
            erased = erased.with(request.on(record.partition()));
        }
    }

    private void note(ConsumerRecord<byte[], byte[]> record, @Nullable Rating rating) {
        if (rating == null) {
            return;
        }
        LogPosition at = CopiedRecord.placeOf(record.headers(), record.partition(), record.offset());
        FilmEvent event = FilmEvent.of(rating, at);
        boolean forgotten = erased.covers(event);
        logged.add(new Logged(rating, at, forgotten));
        if (!forgotten) {
            byFilm.merge(rating.movieId(), FilmEvents.of(event), (known, one) -> known.with(event));
        }
    }

    /** Each request once, though it stands under the viewer's id and under their pseudonym. */
    List<Request> requests() {
        return requests.stream()
                .distinct()
                .sorted(Comparator.comparing(Request::requestedAt))
                .toList();
    }

    Set<String> films() {
        Set<String> films = new HashSet<>();
        logged.forEach(event -> films.add(event.rating().movieId()));
        return films;
    }

    List<LoggedEvent> events(FilmNames names) {
        return logged.stream()
                .map(event -> new LoggedEvent(
                        event.rating().eventId(),
                        names.of(event.rating().movieId()),
                        event.rating().stars(),
                        event.rating().ratedAt(),
                        event.rating().source(),
                        event.at().partition(),
                        event.at().offset(),
                        event.forgotten()))
                .toList();
    }

    List<StandingRating> standing(FilmNames names) {
        List<StandingRating> standing = new ArrayList<>();
        byFilm.forEach((movieId, events) -> events.holding()
                .rating()
                .ifPresent(stars -> standing.add(new StandingRating(names.of(movieId), stars, timeOf(events)))));
        standing.sort(Comparator.comparing(StandingRating::ratedAt).reversed());
        return standing;
    }

    List<Withdrawal> withdrawals(FilmNames names) {
        List<Withdrawal> withdrawn = new ArrayList<>();
        byFilm.forEach((movieId, events) -> {
            if (events.holding().rating().isEmpty()) {
                withdrawn.add(new Withdrawal(names.of(movieId), timeOf(events)));
            }
        });
        withdrawn.sort(Comparator.comparing(Withdrawal::withdrawnAt).reversed());
        return withdrawn;
    }

    private static Instant timeOf(FilmEvents events) {
        return Instant.ofEpochMilli(events.holding().ratedAt());
    }
}
