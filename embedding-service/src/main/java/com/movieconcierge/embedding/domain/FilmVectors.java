package com.movieconcierge.embedding.domain;

import com.movieconcierge.model.Film;
import com.movieconcierge.model.FilmDna;
import com.movieconcierge.model.Modality;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Vectors of a film that stands in no log, for somebody who waits: by the models that serve, each made as for a film of the
 * catalogue. Pictures have to be fetched; where that takes too long the film goes without, and the pictures that come
 * later are kept for the next time.
 */
public final class FilmVectors implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FilmVectors.class);
    private static final int LOOKED_AT_ONCE = 2;

    private final EncoderSet encoders;
    private final Duration patience;
    private final ThreadPoolExecutor lookers;

    /**
     * What could be made.
     *
     * @param missing modalities that failed or took too long; not those that the film has nothing for
     */
    public record Made(List<FilmDna.Block> blocks, List<Modality> missing) {
        public Made {
            blocks = List.copyOf(blocks);
            missing = List.copyOf(missing);
        }
    }

    /** @param patience with the pictures of one film */
    public FilmVectors(EncoderSet encoders, Duration patience) {
        this.encoders = encoders;
        this.patience = patience;
        this.lookers = new ThreadPoolExecutor(
                LOOKED_AT_ONCE, LOOKED_AT_ONCE, 0, TimeUnit.SECONDS, new SynchronousQueue<>(), work -> {
                    Thread thread = new Thread(work, "film-pictures");
                    thread.setDaemon(true);
                    return thread;
                });
    }

    /**
     * Makes the vectors.
     *
     * @throws IllegalStateException while a model is not there
     */
    public Made of(Film film) {
        Film tidied = Texts.tidied(film);
        List<FilmDna.Block> blocks = new ArrayList<>();
        List<Modality> missing = new ArrayList<>();
        for (Modality modality : Modality.values()) {
            encoders.serving(modality).ifPresent(encoder -> {
                try {
                    encode(encoder, tidied).ifPresent(blocks::add);
                } catch (EncodingException e) {
                    LOG.debug("a film goes without its {}: {}", modality.key(), e.getMessage());
                    missing.add(modality);
                }
            });
        }
        return new Made(blocks, missing);
    }

    private Optional<FilmDna.Block> encode(Encoder encoder, Film film) {
        if (encoder.modality() != Modality.VISUAL) {
            return encoder.encode(film);
        }
        if (encoder.input(film).isEmpty()) {
            return Optional.empty();
        }
        try {
            Future<Optional<FilmDna.Block>> looking = lookers.submit(() -> encoder.encode(film));
            // Not one of the pictures could be had: for the catalogue that is nothing to see, here it is worth saying.
            return Optional.of(looking.get(patience.toMillis(), TimeUnit.MILLISECONDS)
                    .orElseThrow(() -> new EncodingException("no picture could be had")));
        } catch (RejectedExecutionException | TimeoutException e) {
            throw new EncodingException("its pictures are not here in time", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EncodingException("interrupted while looking at pictures", e);
        } catch (ExecutionException e) {
            throw new EncodingException("its pictures cannot be read", e);
        }
    }

    @Override
    public void close() {
        lookers.shutdownNow();
    }
}
