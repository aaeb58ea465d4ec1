package com.movieconcierge.embedding;

import com.movieconcierge.embedding.domain.encoder.Encoder;
import com.movieconcierge.embedding.domain.encoder.Encoder.EncoderFactory;
import com.movieconcierge.embedding.domain.encoder.Encoder.EncodingException;
import com.movieconcierge.embedding.domain.text.ThemeText;
import com.movieconcierge.model.Film;
import com.movieconcierge.model.FilmDna;
import com.movieconcierge.model.Modality;
import com.movieconcierge.model.ModelRef;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Encodes every film alike, counts, and cannot read a synopsis that says "unreadable". */
public final class FakeEncoder implements Encoder {
    private final String version;
    final AtomicInteger encoded = new AtomicInteger();

    public FakeEncoder(String version) {
        this.version = version;
    }

    @Override
    public Modality modality() {
        return Modality.THEME;
    }

    @Override
    public ModelRef model() {
        return new ModelRef("fake", version);
    }

    @Override
    public String input(Film film) {
        return "read: " + ThemeText.of(film).orElse("") + film.genres();
    }

    @Override
    public int dimension() {
        return 1;
    }

    @Override
    public Optional<FilmDna.Block> encode(Film film) {
        encoded.incrementAndGet();
        if (film.synopsis() != null && film.synopsis().contains("unreadable")) {
            throw new EncodingException("unreadable", new IllegalStateException());
        }
        return Optional.of(new FilmDna.Block(modality(), model(), new float[] {1}));
    }

    /** Makes any version but "no such model". */
    static EncoderFactory factory() {
        return new EncoderFactory(Modality.THEME, spec -> {
            if (spec.model().equals("no such model")) {
                throw new IllegalArgumentException(spec.model());
            }
            return new FakeEncoder(spec.model());
        });
    }
}
