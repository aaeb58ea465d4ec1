package com.movieconcierge.ingest.domain.enrich;

import com.movieconcierge.ingest.domain.Provenance;
import com.movieconcierge.model.Film;
import com.movieconcierge.model.FilmBuilder;
import java.time.LocalDate;
import java.time.Period;
import java.util.Map;
import java.util.TreeMap;

/**
 * Puts what a film database knows into a film. A field is the database's to fill while it is empty, and to renew when the
 * database filled it before; what came from anybody else stays, and nothing is ever replaced by nothing. Titles stay.
 */
public final class FilmMerge {
    /** TMDb allows six months; what is older than this is asked for again. */
    public static final Period LONGEST = Period.ofDays(150);

    private final Film ours;
    private final Provenance mark;
    private final Map<String, String> sources;

    private FilmMerge(Film ours, Provenance mark) {
        this.ours = ours;
        this.mark = mark;
        this.sources = new TreeMap<>(ours.sources());
    }

    /**
     * The film with what is new, its source marked; the film itself where nothing is. New days alone are no change before
     * the old ones are too old.
     */
    public static Film merge(Film ours, Film theirs, Provenance mark) {
        Film merged = new FilmMerge(ours, mark).with(theirs);
        boolean onlyDays = merged.toBuilder().sources(ours.sources()).build().equals(ours)
                && merged.sources().keySet().equals(ours.sources().keySet());
        LocalDate askedOn = mark.askedOn();
        return onlyDays && (askedOn == null || !isTooOld(ours, askedOn)) ? ours : merged;
    }

    /** Whether something is missing that a film database is asked for: synopsis, keywords, people or stills. */
    public static boolean lacksSomething(Film film) {
        return film.synopsis() == null
                || film.keywords().isEmpty()
                || film.directors().isEmpty() && film.cast().isEmpty()
                || film.stills().isEmpty();
    }

    /** Whether something of it was asked for too long ago to be kept. */
    public static boolean isTooOld(Film film, LocalDate today) {
        LocalDate oldest = today.minus(LONGEST);
        return film.sources().values().stream()
                .flatMap(text -> Provenance.parse(text).stream())
                .anyMatch(mark -> mark.askedOn() != null && !mark.askedOn().isAfter(oldest));
    }

    private Film with(Film theirs) {
        FilmBuilder merged = ours.toBuilder()
                .tmdbId(ours.tmdbId() == null ? theirs.tmdbId() : ours.tmdbId())
                .imdbId(ours.imdbId() == null ? theirs.imdbId() : ours.imdbId());
        for (Film.Content<?> field : Film.CONTENT) {
            if (!field.isUnknown(theirs) && isTheirs(field.name(), field.isUnknown(ours))) {
                field.copy(theirs, merged);
            }
        }
        return merged.sources(sources).build();
    }

    private boolean isTheirs(String field, boolean empty) {
        boolean theirs = empty
                || Provenance.parse(sources.getOrDefault(field, ""))
                        .filter(before -> before.source().equals(mark.source()))
                        .isPresent();
        if (theirs) {
            sources.put(field, mark.toString());
        }
        return theirs;
    }
}
