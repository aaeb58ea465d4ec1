package com.movieconcierge.schemas.codec;

import com.movieconcierge.events.StatedAspects;
import com.movieconcierge.events.StatedEra;
import com.movieconcierge.events.StatedFilm;
import com.movieconcierge.model.Aspects;
import com.movieconcierge.model.Era;
import com.movieconcierge.model.Erasure;
import com.movieconcierge.model.ErasureReceipt;
import com.movieconcierge.model.LogPosition;
import com.movieconcierge.model.PersonaChange;
import com.movieconcierge.model.Rating;
import com.movieconcierge.model.SeedFilm;
import com.movieconcierge.model.StatedTaste;
import com.movieconcierge.model.Violations;
import java.util.List;
import java.util.Optional;

/** Codecs of what viewers do and say, and of how their personas change. */
public final class ViewerCodecs {
    public static final RecordCodec<String, Rating, com.movieconcierge.events.Rating> RATINGS = RecordCodec.byId(
            com.movieconcierge.events.Rating.class,
            com.movieconcierge.events.Rating::getUserId,
            (userId, rating) -> new com.movieconcierge.events.Rating(
                    rating.eventId(), userId, rating.movieId(), rating.stars(), rating.ratedAt(), rating.source()),
            (userId, event) -> new Rating(
                    event.getEventId(),
                    userId,
                    event.getMovieId(),
                    event.getRating(),
                    event.getRatedAt(),
                    event.getSource()),
            Rating::violations);

    public static final RecordCodec<String, Erasure, com.movieconcierge.events.Erasure> ERASURES = RecordCodec.byId(
            com.movieconcierge.events.Erasure.class,
            com.movieconcierge.events.Erasure::getUserId,
            (userId, erasure) -> new com.movieconcierge.events.Erasure(
                    userId,
                    erasure.requestedAt(),
                    erasure.ratingsEnd().partition(),
                    erasure.ratingsEnd().offset(),
                    erasure.receipt()
                            .map(done -> new com.movieconcierge.events.ErasureReceipt(done.doneAt(), done.offsets()))
                            .orElse(null)),
            (userId, event) -> new Erasure(
                    userId,
                    event.getRequestedAt(),
                    new LogPosition(event.getRatingsPartition(), event.getRatingsOffset()),
                    Optional.ofNullable(event.getReceipt())
                            .map(done -> new ErasureReceipt(done.getDoneAt(), done.getOffsets()))),
            (erasure, writtenAt) -> new Violations()
                    .past("requestedAt", erasure.requestedAt(), writtenAt)
                    .count(
                            "receipt.offsets",
                            erasure.receipt()
                                    .map(done -> List.copyOf(done.offsets().keySet()))
                                    .orElse(List.of()),
                            ErasureReceipt.MOST_PLACES)
                    .found());

    public static final RecordCodec<String, StatedTaste, com.movieconcierge.events.StatedTaste> STATED_TASTES =
            RecordCodec.byId(
                    com.movieconcierge.events.StatedTaste.class,
                    com.movieconcierge.events.StatedTaste::getUserId,
                    (userId, stated) -> new com.movieconcierge.events.StatedTaste(
                            stated.eventId(),
                            userId,
                            stated.statedAt(),
                            stated.restatement(),
                            toAvro(stated.wanted()),
                            toAvro(stated.less()),
                            toAvro(stated.mustNots())),
                    (userId, event) -> new StatedTaste(
                            event.getEventId(),
                            userId,
                            event.getStatedAt(),
                            event.getRestatement(),
                            toModel(event.getWanted()),
                            toModel(event.getLess()),
                            toModel(event.getMustNots())),
                    StatedTaste::violations);

    public static final RecordCodec<String, PersonaChange, com.movieconcierge.events.PersonaChange> PERSONA_CHANGES =
            RecordCodec.byId(
                    com.movieconcierge.events.PersonaChange.class,
                    com.movieconcierge.events.PersonaChange::getUserId,
                    (userId, change) -> new com.movieconcierge.events.PersonaChange(
                            userId,
                            change.from(),
                            change.to(),
                            change.at(),
                            change.version(),
                            change.distance(),
                            change.fromDistance()),
                    (userId, event) -> new PersonaChange(
                            userId,
                            event.getFrom(),
                            event.getTo(),
                            event.getAt(),
                            event.getVersion(),
                            event.getDistance(),
                            event.getFromDistance()),
                    (change, writtenAt) -> change.violations());

    private ViewerCodecs() {}

    private static StatedAspects toAvro(Aspects aspects) {
        return new StatedAspects(
                aspects.films().stream()
                        .map(film -> new StatedFilm(film.movieId(), film.title(), film.year()))
                        .toList(),
                aspects.people(),
                aspects.genres(),
                aspects.moods(),
                aspects.keywords(),
                aspects.languages(),
                aspects.eras().stream()
                        .map(era -> new StatedEra(era.from(), era.to()))
                        .toList());
    }

    private static Aspects toModel(StatedAspects event) {
        return new Aspects(
                event.getFilms().stream()
                        .map(film -> new SeedFilm(film.getMovieId(), film.getTitle(), film.getYear()))
                        .toList(),
                event.getPeople(),
                event.getGenres(),
                event.getMoods(),
                event.getKeywords(),
                event.getLanguages(),
                event.getEras().stream()
                        .map(era -> new Era(era.getFrom(), era.getTo()))
                        .toList());
    }
}
