package com.movieconcierge.evaluation.product;

import com.movieconcierge.behaviour.Cores;
import com.movieconcierge.embedding.adapter.djl.ThemeModels;
import com.movieconcierge.embedding.domain.dna.FilmDnaComposer;
import com.movieconcierge.embedding.domain.encoder.Encoder;
import com.movieconcierge.embedding.domain.encoder.EncoderSet;
import com.movieconcierge.embedding.domain.facts.FactsEncoder;
import com.movieconcierge.embedding.domain.facts.FactsLayout;
import com.movieconcierge.embedding.domain.style.StyleModel;
import com.movieconcierge.embedding.domain.visual.VisualEncoder;
import com.movieconcierge.evaluation.Stages;
import com.movieconcierge.kernel.FileCache;
import com.movieconcierge.model.Film;
import com.movieconcierge.model.FilmDna;
import com.movieconcierge.model.ServingModel.Candidate;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** DNA of films, by the product's default encoders. Vectors of texts are kept on disk from one evaluation to the next. */
public final class FilmEncoding {
    private static final long CACHE_BYTES = 512L * 1024 * 1024;
    private static final Duration KEPT = Duration.ofDays(150);

    private final List<Encoder> encoders;

    /**
     * @param cache where the product keeps its models
     * @param stills folder of {@code <movieId>.jpg}, or null
     */
    public FilmEncoding(Path cache, @Nullable Path stills) {
        Encoder theme = new ThemeModels(
                        cache, Runtime.getRuntime().availableProcessors(), (location, sha256) -> Path.of(location))
                .configured(new Candidate(ThemeModels.MINILM, null, null));
        FileCache vectors = new FileCache(cache.resolve("evaluation"), CACHE_BYTES, KEPT, Clock.systemUTC());
        this.encoders =
                new ArrayList<>(List.of(new CachedEncoder(theme, vectors), new FactsEncoder(FactsLayout.DEFAULT)));
        if (stills != null) {
            encoders.add(new VisualEncoder(new FolderStills(stills), new StyleModel()));
        }
    }

    /** One a film, in their order. */
    public List<FilmDna> encode(List<Film> films, Stages stages) {
        FilmDnaComposer composer = new FilmDnaComposer(new EncoderSet(encoders, List.of()));
        Stages.Stage stage = stages.begin("Film DNA", films.size());
        FilmDna[] made = new FilmDna[films.size()];
        try {
            Cores.forEach(made.length, film -> {
                made[film] = composer.compose(films.get(film), List.of());
                stage.advance(1);
            });
            return List.of(made);
        } finally {
            encoders.forEach(Encoder::close);
        }
    }
}
