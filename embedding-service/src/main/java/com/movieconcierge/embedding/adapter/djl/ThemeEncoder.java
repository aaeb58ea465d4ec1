package com.movieconcierge.embedding.adapter.djl;

import ai.djl.translate.TranslateException;
import com.movieconcierge.embedding.domain.Encoder;
import com.movieconcierge.embedding.domain.Encoding;
import com.movieconcierge.embedding.domain.EncodingException;
import com.movieconcierge.embedding.domain.Movie;
import com.movieconcierge.embedding.domain.ThemeText;
import com.movieconcierge.kernel.Modality;
import com.movieconcierge.kernel.Vectors;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Theme DNA: the mean-pooled, normalised sentence vector of {@link ThemeText}.
 *
 * <p>The model reads {@value #MAX_LENGTH} tokens, its two special ones included. A longer text is not cut: it is read in
 * windows of equal length whose means are averaged by their tokens, which is what mean pooling over all of it would be if
 * attention did not end at a window's edge. Such texts are counted ({@link #windowedTexts}) and logged at debug.
 */
public final class ThemeEncoder implements Encoder, AutoCloseable {
    /** What the model was trained with; its positions reach to 512. */
    static final int MAX_LENGTH = 256;

    private static final int WINDOW = MAX_LENGTH - 2;
    private static final Logger LOG = LoggerFactory.getLogger(ThemeEncoder.class);

    private final Path cache;
    private final int parallelism;
    private final LongAdder windowedTexts = new LongAdder();
    private volatile @Nullable MiniLm model;
    private volatile String missing = "the model is not loaded yet";

    /** Loads nothing yet; see {@link #prepare()}. */
    public ThemeEncoder(Path cache, int parallelism) {
        this.cache = cache;
        this.parallelism = parallelism;
    }

    @Override
    public Modality modality() {
        return Modality.THEME;
    }

    @Override
    public String modelId() {
        return MiniLm.ID;
    }

    /** Short SHA-256 of the ONNX file, which is checked when the model is loaded. */
    @Override
    public String modelVersion() {
        return MiniLm.WEIGHTS.version();
    }

    @Override
    public int dimension() {
        return MiniLm.DIMENSION;
    }

    @Override
    public void prepare() {
        loaded();
    }

    @Override
    public String input(Movie movie) {
        return ThemeText.of(movie).orElse("");
    }

    @Override
    public Optional<Encoding> encode(Movie movie) {
        return ThemeText.of(movie).map(text -> Encoding.of(embed(movie.movieId(), text)));
    }

    /** Texts so far that did not fit into one window. */
    public long windowedTexts() {
        return windowedTexts.sum();
    }

    /** Why there is no model, empty when there is one. */
    Optional<String> missing() {
        return model == null ? Optional.of(missing) : Optional.empty();
    }

    float[] embed(String movieId, String text) {
        MiniLm miniLm = loaded();
        try {
            List<long[]> windows = TokenWindows.of(miniLm.tokens(text), WINDOW);
            if (windows.size() > 1) {
                windowedTexts.increment();
                LOG.debug("text of movie {} is read in {} windows", movieId, windows.size());
            }
            double[] sum = new double[MiniLm.DIMENSION];
            for (long[] window : windows) {
                Vectors.addScaled(sum, miniLm.pooled(window), Math.max(1, window.length));
            }
            return Vectors.unit(Vectors.toFloats(sum, 1));
        } catch (TranslateException e) {
            throw new EncodingException("the theme model cannot read the text of movie " + movieId, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while embedding movie " + movieId, e);
        }
    }

    private MiniLm loaded() {
        MiniLm ready = model;
        return ready != null ? ready : load();
    }

    private synchronized MiniLm load() {
        MiniLm ready = model;
        if (ready != null) {
            return ready;
        }
        try {
            ready = MiniLm.load(cache, parallelism);
            model = ready;
            return ready;
        } catch (IOException | RuntimeException | LinkageError e) {
            missing = "the sentence transformer cannot be loaded: " + e.getMessage();
            throw new IllegalStateException(missing, e);
        }
    }

    @Override
    public synchronized void close() {
        MiniLm ready = model;
        if (ready != null) {
            missing = "the model is closed";
            model = null;
            ready.close();
        }
    }
}
