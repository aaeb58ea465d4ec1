package com.movieconcierge.ingest.domain.imports;

import com.movieconcierge.ingest.domain.RatingSubmission;
import com.movieconcierge.ingest.domain.Row;
import com.movieconcierge.model.Film;
import java.io.IOException;
import java.util.Optional;

/** The files of one import; films are to be read before ratings. */
public interface ImportFiles {
    /** Opens the rows of films from the start. */
    Optional<Row.Source<Film>> films() throws IOException;

    /** Opens the rows of ratings from the start; every one has an eventId that is the same each time. */
    Optional<Row.Source<RatingSubmission>> ratings() throws IOException;

    /** Bytes of the file of films; 0 without one. */
    long filmBytes();

    /** Bytes of the file of ratings; 0 without one. */
    long ratingBytes();

    /** Changes when a file does: a checkpoint of other files is worth nothing. */
    String fingerprint();
}
