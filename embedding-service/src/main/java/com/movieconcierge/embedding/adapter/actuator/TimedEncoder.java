package com.movieconcierge.embedding.adapter.actuator;

import com.movieconcierge.embedding.domain.Encoder;
import com.movieconcierge.model.Film;
import com.movieconcierge.model.FilmDna;
import com.movieconcierge.model.Modality;
import com.movieconcierge.model.ModelRef;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Optional;

/** Measures another encoder: timer {@code concierge.embedding.encode}, by modality. */
public final class TimedEncoder implements Encoder {
    private final Encoder encoder;
    private final Timer timer;

    public TimedEncoder(Encoder encoder, MeterRegistry registry) {
        this.encoder = encoder;
        this.timer = Timer.builder("concierge.embedding.encode")
                .description("Time to encode one film, by modality")
                .tag("modality", encoder.modality().key())
                .publishPercentileHistogram()
                .register(registry);
    }

    @Override
    public Modality modality() {
        return encoder.modality();
    }

    @Override
    public ModelRef model() {
        return encoder.model();
    }

    @Override
    public boolean isCheap() {
        return encoder.isCheap();
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
        Timer.Sample sample = Timer.start();
        try {
            return encoder.encode(film);
        } finally {
            sample.stop(timer);
        }
    }

    /** Not measured: a sentence is no film. */
    @Override
    public Optional<float[]> read(String text) {
        return encoder.read(text);
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
