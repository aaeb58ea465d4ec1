package com.movieconcierge.schemas.codec;

import com.movieconcierge.events.StatedAspects;
import com.movieconcierge.events.StatedEra;
import com.movieconcierge.events.StatedFilm;
import com.movieconcierge.model.Aspects;
import com.movieconcierge.model.Era;
import com.movieconcierge.model.Erasure;
import com.movieconcierge.model.Persona;
import com.movieconcierge.model.PersonaChange;
import com.movieconcierge.model.Rating;
import com.movieconcierge.model.SeedFilm;
import com.movieconcierge.model.StatedTaste;
import com.movieconcierge.model.TasteProfile;
import com.movieconcierge.model.Violation;
import java.time.Instant;
import java.util.List;

/** Codecs of what viewers do, and of what that makes of them. */
public final class ViewerCodecs {
    public static final RecordCodec<String, Rating, com.movieconcierge.events.Rating> RATINGS = new Ratings();
    public static final RecordCodec<String, Erasure, com.movieconcierge.events.Erasure> ERASURES = new Erasures();
    public static final RecordCodec<String, StatedTaste, com.movieconcierge.events.StatedTaste> STATED_TASTES =
            new Statements();
    public static final RecordCodec<String, PersonaChange, com.movieconcierge.events.PersonaChange> PERSONA_CHANGES =
            new Changes();

    public static final RecordCodec<String, TasteProfile, com.movieconcierge.events.TasteProfile> PROFILES =
            new TasteProfileCodec();
    public static final RecordCodec<String, Persona, com.movieconcierge.events.Persona> PERSONAS = new PersonaCodec();

    private ViewerCodecs() {}

    private static final class Ratings implements RecordCodec.ById<Rating, com.movieconcierge.events.Rating> {
        @Override
        public Class<com.movieconcierge.events.Rating> type() {
            return com.movieconcierge.events.Rating.class;
        }

        @Override
        public String keyOf(com.movieconcierge.events.Rating event) {
            return event.getUserId();
        }

        @Override
        public com.movieconcierge.events.Rating toAvro(String userId, Rating rating) {
            return new com.movieconcierge.events.Rating(
                    rating.eventId(), userId, rating.movieId(), rating.stars(), rating.ratedAt(), rating.source());
        }

        @Override
        public Rating toModel(String userId, com.movieconcierge.events.Rating event) {
            return new Rating(
                    event.getEventId(),
                    userId,
                    event.getMovieId(),
                    event.getRating(),
                    event.getRatedAt(),
                    event.getSource());
        }

        @Override
        public List<Violation> violations(Rating rating, Instant writtenAt) {
            return rating.violations(writtenAt);
        }
    }

    private static final class Erasures implements RecordCodec.ById<Erasure, com.movieconcierge.events.Erasure> {
        @Override
        public Class<com.movieconcierge.events.Erasure> type() {
            return com.movieconcierge.events.Erasure.class;
        }

        @Override
        public String keyOf(com.movieconcierge.events.Erasure event) {
            return event.getUserId();
        }

        @Override
        public com.movieconcierge.events.Erasure toAvro(String userId, Erasure erasure) {
            return new com.movieconcierge.events.Erasure(userId, erasure.requestedAt());
        }

        @Override
        public Erasure toModel(String userId, com.movieconcierge.events.Erasure event) {
            return new Erasure(userId, event.getRequestedAt());
        }
    }

    private static final class Statements
            implements RecordCodec.ById<StatedTaste, com.movieconcierge.events.StatedTaste> {
        @Override
        public Class<com.movieconcierge.events.StatedTaste> type() {
            return com.movieconcierge.events.StatedTaste.class;
        }

        @Override
        public String keyOf(com.movieconcierge.events.StatedTaste event) {
            return event.getUserId();
        }

        @Override
        public com.movieconcierge.events.StatedTaste toAvro(String userId, StatedTaste stated) {
            return new com.movieconcierge.events.StatedTaste(
                    stated.eventId(),
                    userId,
                    stated.statedAt(),
                    stated.restatement(),
                    toAvro(stated.wanted()),
                    toAvro(stated.less()),
                    toAvro(stated.mustNots()));
        }

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

        @Override
        public StatedTaste toModel(String userId, com.movieconcierge.events.StatedTaste event) {
            return new StatedTaste(
                    event.getEventId(),
                    userId,
                    event.getStatedAt(),
                    event.getRestatement(),
                    toModel(event.getWanted()),
                    toModel(event.getLess()),
                    toModel(event.getMustNots()));
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

        @Override
        public List<Violation> violations(StatedTaste stated, Instant writtenAt) {
            return stated.violations(writtenAt);
        }
    }

    private static final class Changes
            implements RecordCodec.ById<PersonaChange, com.movieconcierge.events.PersonaChange> {
        @Override
        public Class<com.movieconcierge.events.PersonaChange> type() {
            return com.movieconcierge.events.PersonaChange.class;
        }

        @Override
        public String keyOf(com.movieconcierge.events.PersonaChange event) {
            return event.getUserId();
        }

        @Override
        public com.movieconcierge.events.PersonaChange toAvro(String userId, PersonaChange change) {
            return new com.movieconcierge.events.PersonaChange(
                    userId,
                    change.from(),
                    change.to(),
                    change.at(),
                    change.version(),
                    change.distance(),
                    change.fromDistance());
        }

        @Override
        public PersonaChange toModel(String userId, com.movieconcierge.events.PersonaChange event) {
            return new PersonaChange(
                    userId,
                    event.getFrom(),
                    event.getTo(),
                    event.getAt(),
                    event.getVersion(),
                    event.getDistance(),
                    event.getFromDistance());
        }
    }
}
