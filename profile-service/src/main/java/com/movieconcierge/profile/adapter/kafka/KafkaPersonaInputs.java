package com.movieconcierge.profile.adapter.kafka;

import com.movieconcierge.logs.KafkaClients;
import com.movieconcierge.logs.LogReader;
import com.movieconcierge.model.Film;
import com.movieconcierge.model.FilmDna;
import com.movieconcierge.model.Modality;
import com.movieconcierge.model.ServingModel;
import com.movieconcierge.model.TasteProfile;
import com.movieconcierge.profile.domain.personas.Catalogue;
import com.movieconcierge.profile.domain.personas.ViewerSample;
import com.movieconcierge.schemas.Topic;
import com.movieconcierge.schemas.Topics;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerConfig;

/**
 * What a fit looks at, read from the topics from their beginning to the end they have then. A broker that falls silent ends
 * the reading with {@link com.movieconcierge.logs.LogUnavailableException}.
 */
public final class KafkaPersonaInputs {
    private static final Map<String, Integer> LARGE_FETCHES = Map.of(
            ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 16 << 20, ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 10_000);

    private final Function<String, LogReader> readers;
    private final RetryingCodec<String, TasteProfile> profiles;
    private final RetryingCodec<String, FilmDna> dna;
    private final RetryingCodec<String, Film> films;
    private final RetryingCodec<Modality, ServingModel> serving;
    private final int mostViewers;
    private final long seed;
    private final Path folder;

    /**
     * Reads with consumers of its own.
     *
     * @param registry settings of the serdes
     * @param mostViewers with more of them a sample is taken
     * @param folder where the viewers lie during a fit: as many bytes as their profiles have. Made where it is missing
     */
    public KafkaPersonaInputs(
            Map<String, String> clients, Map<String, String> registry, int mostViewers, long seed, Path folder) {
        this(readers(new KafkaClients(clients)), registry, mostViewers, seed, folder);
    }

    /** @param readers opens a reader of a topic, by name; closed here */
    KafkaPersonaInputs(
            Function<String, LogReader> readers,
            Map<String, String> registry,
            int mostViewers,
            long seed,
            Path folder) {
        this.readers = readers;
        this.profiles = new RetryingCodec<>(Topics.USER_PROFILES, registry);
        this.dna = new RetryingCodec<>(Topics.MOVIE_DNA, registry);
        this.films = new RetryingCodec<>(Topics.MOVIES, registry);
        this.serving = new RetryingCodec<>(Topics.SERVING_MODELS, registry);
        this.mostViewers = mostViewers;
        this.seed = seed;
        this.folder = folder;
        KafkaViewers.removeLeftOver(folder);
    }

    private static Function<String, LogReader> readers(KafkaClients clients) {
        Map<String, Object> settings = clients.reader("profile-persona-inputs", LARGE_FETCHES);
        return topic -> new LogReader(() -> KafkaClients.openConsumer(settings), topic);
    }

    public ViewerSample viewers() {
        try (LogReader log = readers.apply(Topics.USER_PROFILES.name())) {
            return KafkaViewers.sample(log, profiles, mostViewers, seed, folder);
        }
    }

    public Catalogue catalogue() {
        Catalogue catalogue = new Catalogue();
        latest(Topics.SERVING_MODELS, serving).forEach((modality, choice) -> catalogue.serve(modality, choice.model()));
        latest(Topics.MOVIE_DNA, dna).values().forEach(catalogue::add);
        latest(Topics.MOVIES, films).values().forEach(catalogue::describe);
        return catalogue;
    }

    /** The last usable record of each key; what is none was set aside where it matters. */
    private <K, V> Map<K, V> latest(Topic<K, V> topic, RetryingCodec<K, V> codec) {
        Map<K, V> latest = new HashMap<>();
        try (LogReader log = readers.apply(topic.name())) {
            log.toEnd(record -> codec.decode(record)
                    .take((key, value) -> latest.compute(key, (same, former) -> value), reason -> {}));
        }
        return latest;
    }
}
