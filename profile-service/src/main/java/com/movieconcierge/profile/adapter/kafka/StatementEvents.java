package com.movieconcierge.profile.adapter.kafka;

import com.movieconcierge.events.StatedAspects;
import com.movieconcierge.events.StatedEra;
import com.movieconcierge.events.StatedFilm;
import com.movieconcierge.events.StatedTaste;
import com.movieconcierge.profile.domain.Statement;

/** Between statements on the topics and the domain. */
public final class StatementEvents {
    private StatementEvents() {}

    static Statement toDomain(StatedTaste event) {
        return new Statement(
                event.getEventId(),
                event.getStatedAt(),
                event.getRestatement(),
                aspects(event.getWanted()),
                aspects(event.getLess()),
                aspects(event.getMustNots()));
    }

    /** The same event again. */
    public static StatedTaste toEvent(String userId, Statement statement) {
        return new StatedTaste(
                statement.eventId(),
                userId,
                statement.statedAt(),
                statement.restatement(),
                aspects(statement.wanted()),
                aspects(statement.less()),
                aspects(statement.mustNots()));
    }

    private static Statement.Aspects aspects(StatedAspects event) {
        return new Statement.Aspects(
                event.getFilms().stream()
                        .map(film -> new Statement.Film(film.getMovieId(), film.getTitle(), film.getYear()))
                        .toList(),
                event.getPeople(),
                event.getGenres(),
                event.getMoods(),
                event.getKeywords(),
                event.getLanguages(),
                event.getEras().stream()
                        .map(era -> new Statement.Era(era.getFrom(), era.getTo()))
                        .toList());
    }

    private static StatedAspects aspects(Statement.Aspects aspects) {
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
}
