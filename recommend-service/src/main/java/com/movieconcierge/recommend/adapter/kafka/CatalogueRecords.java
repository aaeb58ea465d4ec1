package com.movieconcierge.recommend.adapter.kafka;

import com.movieconcierge.events.DnaBlock;
import com.movieconcierge.events.KeyFrame;
import com.movieconcierge.events.Movie;
import com.movieconcierge.events.MovieDna;
import com.movieconcierge.events.MoviePopularity;
import com.movieconcierge.events.ServingModel;
import com.movieconcierge.events.TrailerMeasures;
import com.movieconcierge.kernel.Vectors;
import com.movieconcierge.model.Film;
import com.movieconcierge.model.Modality;
import com.movieconcierge.model.ModelRef;
import com.movieconcierge.model.Popularity;
import com.movieconcierge.recommend.domain.film.FilmDna;
import com.movieconcierge.recommend.domain.film.Sight;
import com.movieconcierge.recommend.domain.index.CatalogueChange;
import com.movieconcierge.schemas.Topic;
import com.movieconcierge.schemas.Topics;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;

/** From records of the catalogue's topics to changes. */
final class CatalogueRecords {
    /** What is read. */
    static final List<String> TOPICS =
            Topics.catalogue().stream().map(Topic::name).toList();

    private CatalogueRecords() {}

    /**
     * The change a record stands for.
     *
     * @param value null for a tombstone
     * @throws SerializationException when the record is not what its topic carries
     */
    static CatalogueChange change(String topic, String key, @Nullable SpecificRecord value) {
        try {
            if (topic.equals(Topics.MOVIES.name())) {
                return new CatalogueChange.FilmChanged(key, value == null ? null : film(key, (Movie) value));
            }
            if (topic.equals(Topics.MOVIE_DNA.name())) {
                return new CatalogueChange.DnaChanged(key, value == null ? null : dna(key, (MovieDna) value));
            }
            if (topic.equals(Topics.SERVING_MODELS.name())) {
                return new CatalogueChange.ServingChanged(
                        Modality.of(key), value == null ? null : model((ServingModel) value));
            }
            return new CatalogueChange.PopularityChanged(
                    key, value == null ? null : popularity((MoviePopularity) value));
        } catch (ClassCastException | IllegalArgumentException e) {
            throw new SerializationException("record of " + key + " on " + topic + ": " + e.getMessage(), e);
        }
    }

    private static Film film(String movieId, Movie movie) {
        return Film.builder(movieId, movie.getTitle())
                .year(movie.getYear())
                .genres(movie.getGenres())
                .keywords(movie.getKeywords())
                .synopsis(movie.getSynopsis())
                .directors(movie.getDirectors())
                .cast(movie.getCast())
                .originalLanguage(movie.getLanguage())
                .posterUrl(movie.getPosterUrl())
                .stills(movie.getStills())
                .sources(movie.getSources())
                .build();
    }

    private static FilmDna dna(String movieId, MovieDna dna) {
        List<FilmDna.Block> blocks = new ArrayList<>();
        for (DnaBlock block : dna.getBlocks()) {
            var model = new ModelRef(block.getModelId(), block.getModelVersion());
            Modality.find(block.getModality())
                    .ifPresent(modality -> blocks.add(
                            new FilmDna.Block(modality, model, Vectors.fromBytes(block.getVector()), sight(block))));
        }
        return new FilmDna(movieId, dna.getContentHash(), blocks);
    }

    private static Sight sight(DnaBlock block) {
        KeyFrame frame = block.getFrame();
        TrailerMeasures trailer = block.getTrailer();
        return frame == null && trailer == null
                ? Sight.NONE
                : new Sight(
                        frame == null ? null : new Sight.Frame(frame.getSource(), frame.getAtMillis()),
                        trailer == null
                                ? null
                                : new Sight.Trailer(
                                        trailer.getDurationMillis(),
                                        trailer.getShots(),
                                        trailer.getMedianShotMillis(),
                                        trailer.getMotion()));
    }

    private static ModelRef model(ServingModel chosen) {
        return new ModelRef(chosen.getModelId(), chosen.getModelVersion());
    }

    private static Popularity popularity(MoviePopularity counted) {
        return new Popularity(
                counted.getRatingCount(),
                counted.getRatingSum(),
                counted.getPopularWeight(),
                counted.getTrendingWeight(),
                counted.getAsOf());
    }
}
