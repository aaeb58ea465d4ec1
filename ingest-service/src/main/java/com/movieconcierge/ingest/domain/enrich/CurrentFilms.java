package com.movieconcierge.ingest.domain.enrich;

import com.movieconcierge.ingest.domain.Receipt;
import com.movieconcierge.ingest.domain.UnavailableException;
import com.movieconcierge.model.Film;
import java.io.Closeable;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The films of the log as they are now, for one thread. Every method throws {@link UnavailableException} when the log does
 * not answer.
 */
public interface CurrentFilms extends Closeable {
    /**
     * A film as of a moment.
     *
     * @param film null where there is none
     * @param partition of the log; -1 where there is no film
     * @param end of the partition at that moment: whatever lies from here on came later
     */
    record Current(@Nullable Film film, int partition, long end) {}

    /** Reads the log. */
    interface Opener {
        /**
         * @param wanted the films to be kept track of
         * @param checkCancelled called now and then; throws to stop
         */
        CurrentFilms open(Predicate<Film> wanted, Runnable checkCancelled);
    }

    /** The ids of the wanted films, sorted. */
    List<String> ids();

    /** One of them as it is now. */
    Current latest(String movieId);

    /**
     * What a write put aside without having seen it: the film as somebody else wrote it between the reading and the write;
     * empty where nobody did.
     */
    Optional<Current> overwritten(String movieId, Current read, Receipt write);

    @Override
    void close();
}
