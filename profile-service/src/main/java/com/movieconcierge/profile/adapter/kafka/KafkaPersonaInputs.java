package com.movieconcierge.profile.adapter.kafka;

import com.movieconcierge.events.Movie;
import com.movieconcierge.events.MovieDna;
import com.movieconcierge.events.ServingModel;
import com.movieconcierge.events.TasteProfile;
import com.movieconcierge.profile.audit.LogReader;
import com.movieconcierge.profile.domain.personas.Catalogue;
import com.movieconcierge.profile.domain.personas.FilmFacts;
import com.movieconcierge.profile.domain.personas.PersonaInputs;
import com.movieconcierge.profile.domain.personas.ViewerSample;
import com.movieconcierge.schemas.Topic;
import com.movieconcierge.schemas.Topics;
import com.movieconcierge.schemas.serde.SchemaRegistryException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;

/** What a fit looks at, read from the topics from their beginning to the end they have then. */
public final class KafkaPersonaInputs implements PersonaInputs {
    private final LogReader log;
    private final EventCodec<TasteProfile> profiles;
    private final EventCodec<MovieDna> dna;
    private final EventCodec<Movie> movies;
    private final EventCodec<ServingModel> serving;
    private final int mostViewers;
    private final long seed;

    /**
     * Reads with consumers of its own.
     *
     * @param registry settings of the serdes
     * @param mostViewers with more of them a sample is taken
     */
    public KafkaPersonaInputs(Map<String, String> clients, Map<String, String> registry, int mostViewers, long seed) {
        this.log = new LogReader(clients);
        this.profiles = new EventCodec<>(Topics.USER_PROFILES, TasteProfile.class, registry);
        this.dna = new EventCodec<>(Topics.MOVIE_DNA, MovieDna.class, registry);
        this.movies = new EventCodec<>(Topics.MOVIES, Movie.class, registry);
        this.serving = new EventCodec<>(Topics.SERVING_MODELS, ServingModel.class, registry);
        this.mostViewers = mostViewers;
        this.seed = seed;
    }

    @Override
    public ViewerSample viewers() {
        return KafkaViewers.sample(log, profiles, mostViewers, seed);
    }

    @Override
    public Catalogue catalogue() {
        Catalogue catalogue = new Catalogue();
        latest(Topics.SERVING_MODELS, serving, model -> model)
                .forEach((modality, model) ->
                        catalogue.serve(modality, new Catalogue.Model(model.getModelId(), model.getModelVersion())));
        latest(Topics.MOVIE_DNA, dna, Events::toDomain).values().forEach(catalogue::add);
        latest(Topics.MOVIES, movies, KafkaPersonaInputs::facts).forEach(catalogue::describe);
        return catalogue;
    }

    /** The last usable record of each key; what is none was set aside where it matters. */
    private <E extends SpecificRecord, V> Map<String, V> latest(
            Topic<?, ?> topic, EventCodec<E> codec, Function<E, V> each) {
        Map<String, V> latest = new HashMap<>();
        log.readAll(topic, record -> {
            if (record.key() == null) {
                return;
            }
            String key = new String(record.key(), StandardCharsets.UTF_8);
            try {
                if (record.value() == null) {
                    latest.remove(key);
                } else {
                    latest.put(key, each.apply(codec.decode(record.value())));
                }
            } catch (SerializationException e) {
                if (SchemaRegistryException.isRegistryAway(e)) {
                    throw e;
                }
            }
        });
        return latest;
    }

    private static FilmFacts facts(Movie movie) {
        Integer year = movie.getYear();
        return new FilmFacts(
                year == null ? OptionalInt.empty() : OptionalInt.of(year), movie.getGenres(), movie.getKeywords());
    }
}
