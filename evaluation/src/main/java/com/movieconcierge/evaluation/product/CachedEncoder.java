package com.movieconcierge.evaluation.product;

import com.movieconcierge.embedding.domain.encoder.Encoder;
import com.movieconcierge.kernel.FileCache;
import com.movieconcierge.kernel.Vectors;
import com.movieconcierge.model.Film;
import com.movieconcierge.model.FilmDna;
import com.movieconcierge.model.Modality;
import com.movieconcierge.model.ModelRef;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Optional;

/** An encoder that makes no vector twice: of the same input by the same model it is read from a file. */
record CachedEncoder(Encoder encoder, FileCache cache) implements Encoder {

    @Override
    public Modality modality() {
        return encoder.modality();
    }

    @Override
    public ModelRef model() {
        return encoder.model();
    }

    @Override
    public String input(Film film) {
        return encoder.input(film);
    }

    @Override
    public int dimension() {
        return encoder.dimension();
    }

    @Override
    public Optional<FilmDna.Block> encode(Film film) {
        String key = model() + "\n" + input(film);
        try {
            Optional<FileCache.Kept> kept = cache.get(key);
            if (kept.isPresent()) {
                float[] vector = Vectors.fromBytes(ByteBuffer.wrap(kept.get().bytes()));
                return Optional.of(new FilmDna.Block(modality(), model(), vector));
            }
            Optional<FilmDna.Block> made = encoder.encode(film);
            if (made.isPresent()) {
                ByteBuffer bytes = Vectors.toBytes(made.get().vector());
                byte[] copy = new byte[bytes.remaining()];
                bytes.get(copy);
                cache.put(key, copy);
            }
            return made;
        } catch (IOException e) {
            throw new UncheckedIOException("could not use the cache of vectors", e);
        }
    }

    @Override
    public void prepare() {
        encoder.prepare();
    }

    @Override
    public void close() {
        encoder.close();
    }
}
