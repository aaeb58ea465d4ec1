package com.movieconcierge.profile.adapter.kafka.state;

import com.movieconcierge.model.LogPosition;
import com.movieconcierge.profile.domain.FilmEvent;
import com.movieconcierge.profile.domain.FilmEvents;
import com.movieconcierge.profile.domain.RatingEntry;
import com.movieconcierge.profile.state.OtherEventState;
import com.movieconcierge.profile.state.RatingState;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.common.serialization.Serde;

/** What a viewer has said of a film in bytes: the event that holds first, the others, mostly none, behind it. */
final class RatingSerde {
    private RatingSerde() {}

    static Serde<RatingEntry> create() {
        return StateSerdes.serde(RatingState.class, RatingSerde::toState, RatingSerde::toDomain, FormerState::rating);
    }

    private static RatingState toState(RatingEntry entry) {
        FilmEvent holding = entry.events().holding();
        List<OtherEventState> others = entry.events().remembered().stream()
                .filter(event -> !event.equals(holding))
                .map(event -> new OtherEventState(
                        event.eventId(),
                        event.rating().orElse(null),
                        event.ratedAt(),
                        event.at().partition(),
                        event.at().offset()))
                .toList();
        return new RatingState(
                entry.movieId(),
                holding.rating().orElse(null),
                holding.ratedAt(),
                holding.eventId(),
                entry.dnaHash(),
                holding.at().partition(),
                holding.at().offset(),
                others);
    }

    private static RatingEntry toDomain(RatingState state) {
        FilmEvent holding = new FilmEvent(
                state.getEventId(),
                Optional.ofNullable(state.getRating()),
                state.getRatedAt(),
                new LogPosition(state.getPartition(), state.getOffset()));
        Stream<FilmEvent> others = state.getOthers().stream()
                .map(other -> new FilmEvent(
                        other.getEventId(),
                        Optional.ofNullable(other.getRating()),
                        other.getRatedAt(),
                        new LogPosition(other.getPartition(), other.getOffset())));
        List<FilmEvent> remembered = Stream.concat(Stream.of(holding), others).toList();
        return new RatingEntry(state.getMovieId(), new FilmEvents(remembered), state.getDnaHash());
    }
}
