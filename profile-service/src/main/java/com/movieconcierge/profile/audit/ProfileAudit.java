package com.movieconcierge.profile.audit;

import com.movieconcierge.kernel.TasteLaw;
import com.movieconcierge.logs.KafkaClients;
import com.movieconcierge.logs.LogReader;
import com.movieconcierge.logs.LogUnavailableException;
import com.movieconcierge.logs.WholeReading;
import com.movieconcierge.profile.domain.PopularityChange;
import com.movieconcierge.schemas.Topics;
import com.movieconcierge.schemas.codec.TopicCodec;
import com.movieconcierge.schemas.serde.SchemaRegistryException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerConfig;

/**
 * Recomputes what the logs of ratings, erasures and statements say in a plain batch, and compares every place that is made of
 * them: see {@link Place}. What is a record of a log, which event holds and what is forgotten are decided as in the stream.
 * What is on its way shows as a difference, see {@link AuditResult#lastingSince}. Holds the films' vectors, the standing
 * ratings and the profiles in memory.
 */
public final class ProfileAudit {
    private static final Map<String, Integer> LARGE_FETCHES = Map.of(
            ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 16 << 20, ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 10_000);

    private final Logs logs;
    private final Laws laws;
    private final Places places;

    /** @param popularity empty where it is not known: then popularity is not looked at */
    public record Laws(TasteLaw taste, Optional<PopularityChange.Law> popularity) {
        public static Laws of(TasteLaw taste) {
            return new Laws(taste, Optional.empty());
        }
    }

    /** Where to look besides the topics. */
    public record Places(Optional<StoredState> state, Optional<ReaderCopies> readers) {
        public static final Places TOPICS = new Places(Optional.empty(), Optional.empty());
    }

    /** By other means of reading: {@code readers} opens a reader of a topic, by name; it is closed here. */
    public ProfileAudit(Function<String, LogReader> readers, Map<String, ?> registry, Laws laws, Places places) {
        this.logs = new Logs(readers, registry);
        this.laws = laws;
        this.places = places;
    }

    /** How to read topics of a cluster whole; {@code clients} as for {@link KafkaClients}. */
    public static Function<String, LogReader> readers(Map<String, String> clients) {
        Map<String, Object> settings = new KafkaClients(clients).reader("profile-audit", LARGE_FETCHES);
        return topic -> new LogReader(() -> KafkaClients.openConsumer(settings), topic);
    }

    /**
     * Audits all viewers by what is on the topics.
     *
     * @param clients settings of Kafka clients, {@code bootstrap.servers} among them
     * @param registry as for {@link TopicCodec}
     * @param law the one that the profile service runs by
     * @throws SchemaRegistryException when the registry cannot be asked
     * @throws LogUnavailableException when the broker cannot be asked, or falls silent for {@link LogReader#SILENCE}
     */
    public static AuditResult run(Map<String, String> clients, Map<String, ?> registry, TasteLaw law) {
        return new ProfileAudit(readers(clients), registry, Laws.of(law), Places.TOPICS).run();
    }

    /** As {@link #run(Map, Map, TasteLaw)}. Done again where a topic is rewritten in the middle of it, up to three times in all. */
    public AuditResult run() {
        return WholeReading.of(this::look);
    }

    private AuditResult look() {
        long started = System.nanoTime();
        var findings = new Findings();
        var log = new LogState(logs, laws.taste());
        var published = new PublishedProfiles(logs);
        var profiles = new ProfileCheck(log, laws.taste(), findings);
        profiles.of(published);
        places.state().ifPresent(state -> new StateCheck(log, published, laws.taste(), findings).of(state));
        places.readers().ifPresent(copies -> new ReaderCheck(log, published, logs.codec(Topics.USER_PROFILES), findings)
                .of(copies));
        laws.popularity().ifPresent(law -> new PopularityCheck(logs, law).against(log, findings));
        new PersonaCheck(logs).against(published, findings);
        return new AuditResult(
                log.ratingsRead(),
                findings.looked(),
                findings.differences(),
                profiles.blocks(),
                Duration.ofNanos(System.nanoTime() - started));
    }
}
