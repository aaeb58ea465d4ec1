package com.movieconcierge.embedding.adapter.djl;

import ai.djl.translate.TranslateException;
import com.movieconcierge.embedding.domain.encoder.Encoder;
import com.movieconcierge.embedding.domain.encoder.Encoder.EncodingException;
import com.movieconcierge.embedding.domain.text.ThemeText;
import com.movieconcierge.kernel.Vectors;
import com.movieconcierge.model.Film;
import com.movieconcierge.model.FilmDna;
import com.movieconcierge.model.Modality;
import com.movieconcierge.model.ModelRef;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;

/**
 * Theme DNA: the mean-pooled, normalised sentence vector of {@link ThemeText}.
 *
 * <p>A model reads so many tokens at a time. A longer text is not cut: it is read in
 * windows of equal length whose means are averaged by their tokens, which is what mean pooling over all of it would be if
 * attention did not end at a window's edge. Such texts are counted ({@link ThemeModels#windowedTexts}) and logged at debug.
 */
public final class ThemeEncoder implements Encoder {
    private static final Logger LOG = LoggerFactory.getLogger(ThemeEncoder.class);

    private final SentenceModel source;
    private final Path cache;
    private final int parallelism;
    private final LongAdder windowedTexts;
    private volatile @Nullable SentenceTransformer loaded;
    private volatile String missing = "the model is not loaded yet";

    /** Loads nothing yet; see {@link #prepare()}. */
    ThemeEncoder(SentenceModel source, Path cache, int parallelism, LongAdder windowedTexts) {
        this.source = source;
        this.cache = cache;
        this.parallelism = parallelism;
        this.windowedTexts = windowedTexts;
    }

    @Override
    public Modality modality() {
        return Modality.THEME;
    }

    /** Its version is the short SHA-256 of the files, which are checked when the model is loaded. */
    @Override
    public ModelRef model() {
        return new ModelRef(source.id(), source.version());
    }

    @Override
    public int dimension() {
        return source.dimension();
    }

    @Override
    public void prepare() {
        loaded();
    }

    @Override
    public String input(Film film) {
        return ThemeText.of(film).orElse("");
    }

    @Override
    public Optional<FilmDna.Block> encode(Film film) {
        return ThemeText.of(film).map(text -> new FilmDna.Block(modality(), model(), embed(film.movieId(), text)));
    }

    /** Does not load the model: whoever asks would wait for seconds. */
    @Override
    public Optional<float[]> read(String text) {
        if (loaded == null) {
            throw new IllegalStateException(missing);
        }
        return Optional.of(embed("-", text));
    }

    /** Why there is no model, empty when there is one. */
    Optional<String> missing() {
        return loaded == null ? Optional.of(missing) : Optional.empty();
    }

    /** Up once the model is loaded; down with the reason before. */
    public Health health() {
        Health.Builder health = loaded == null ? Health.down().withDetail("reason", missing) : Health.up();
        return health.withDetail("model", source.id())
                .withDetail("version", source.version())
                .build();
    }

    float[] embed(String movieId, String text) {
        SentenceTransformer transformer = loaded();
        try {
            List<long[]> windows = windows(transformer.tokens(text), transformer.window());
            if (windows.size() > 1) {
                windowedTexts.increment();
                LOG.debug("Text of movie {} read in {} windows", movieId, windows.size());
            }
            double[] sum = new double[transformer.dimension()];
            for (long[] window : windows) {
                Vectors.addScaled(sum, transformer.pooled(window), Math.max(1, window.length));
            }
            return Vectors.unit(Vectors.toFloats(sum, 1));
        } catch (TranslateException e) {
            throw new EncodingException("the theme model could not read the text of movie " + movieId, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while embedding movie " + movieId, e);
        }
    }

    private SentenceTransformer loaded() {
        SentenceTransformer ready = loaded;
        return ready != null ? ready : load();
    }

    private synchronized SentenceTransformer load() {
        SentenceTransformer ready = loaded;
        if (ready != null) {
            return ready;
        }
        try {
            ready = SentenceTransformer.load(source.files().below(cache), cache, parallelism);
            loaded = ready;
            return ready;
        } catch (IOException | RuntimeException | LinkageError e) {
            missing = "could not load the sentence transformer: " + e.getMessage();
            throw new IllegalStateException(missing, e);
        }
    }

    @Override
    public synchronized void close() {
        SentenceTransformer ready = loaded;
        if (ready != null) {
            missing = "the model is closed";
            loaded = null;
            ready.close();
        }
    }

    /** As few windows as can hold all tokens, of nearly equal length, so that none has a few words out of context. */
    static List<long[]> windows(long[] tokens, int capacity) {
        int count = Math.max(1, (tokens.length + capacity - 1) / capacity);
        List<long[]> windows = new ArrayList<>(count);
        for (int window = 0; window < count; window++) {
            int from = (int) ((long) tokens.length * window / count);
            int to = (int) ((long) tokens.length * (window + 1) / count);
            windows.add(Arrays.copyOfRange(tokens, from, to));
        }
        return windows;
    }
}
