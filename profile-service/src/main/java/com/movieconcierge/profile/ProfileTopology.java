package com.movieconcierge.profile;

import com.movieconcierge.model.Popularity;
import com.movieconcierge.profile.adapter.kafka.state.ProfileStores;
import com.movieconcierge.profile.adapter.kafka.state.StateSerdes;
import com.movieconcierge.profile.adapter.kafka.stream.DnaIntake;
import com.movieconcierge.profile.adapter.kafka.stream.EventIntake;
import com.movieconcierge.profile.adapter.kafka.stream.EventIntake.DeadLetterTopic;
import com.movieconcierge.profile.adapter.kafka.stream.EventIntake.Rejected;
import com.movieconcierge.profile.adapter.kafka.stream.EventIntake.SourceTopic;
import com.movieconcierge.profile.adapter.kafka.stream.EventIntake.Stray;
import com.movieconcierge.profile.adapter.kafka.stream.Homes;
import com.movieconcierge.profile.adapter.kafka.stream.PersonaIntake;
import com.movieconcierge.profile.adapter.kafka.stream.ProfilePorts;
import com.movieconcierge.profile.adapter.kafka.stream.ProfileProcessor;
import com.movieconcierge.profile.adapter.kafka.stream.ProfileProcessor.Output;
import com.movieconcierge.profile.adapter.kafka.stream.ProfileProcessor.PersonaMoved;
import com.movieconcierge.profile.adapter.kafka.stream.ProfileProcessor.PopularityMoved;
import com.movieconcierge.profile.adapter.kafka.stream.ProfileProcessor.Published;
import com.movieconcierge.profile.domain.PopularityChange;
import com.movieconcierge.schemas.HomePartition;
import com.movieconcierge.schemas.Topics;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Grouped;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * From ratings to taste. Start reading here.
 *
 * <pre>
 * movie-dna ──────────────→ DnaIntake ──→ films' DNA (global store)
 * personas ───────────────→ PersonaIntake → personas (global store)
 *                                             │
 * ratings, user-erasures, ─→ EventIntake ─→ ProfileProcessor ─→ user-profiles, and Redis from inside
 * stated-tastes                 │             │            └─→ persona-changes
 *                     *.dlq, strays     PopularityChange by film ─→ Popularity ─→ movie-popularity
 * </pre>
 *
 * <p>Everything a viewer did is on one partition, or is written once more there, so a viewer's taste is the state of one task and no join is needed but
 * that with the films' DNA, which every process holds in full. {@link com.movieconcierge.profile.domain.TasteBook} is
 * where ratings become taste.
 */
public final class ProfileTopology {
    private ProfileTopology() {}

    /**
     * The topology as it runs.
     *
     * @param homes by the partitions that the input topics have now
     * @param streams properties of the streams application
     */
    public static Topology build(ProfilePorts ports, Homes homes, Properties streams) {
        StreamsBuilder builder = new StreamsBuilder();
        ProfileStores.declare(builder, ports.law());
        readDna(builder, ports);
        readPersonas(builder, ports);
        KStream<byte[], EventIntake.Result> events = readEvents(builder, ports, homes);
        setAsideRejected(events);
        sendStraysHome(events);
        KStream<String, Output> outputs = updateTastes(events, ports);
        publishProfiles(outputs);
        publishPersonaChanges(outputs);
        countPopularity(outputs, ports);
        return builder.build(streams);
    }

    private static void readDna(StreamsBuilder builder, ProfilePorts ports) {
        builder.addGlobalStore(
                ProfileStores.global(ProfileStores.DNA),
                Topics.MOVIE_DNA.name(),
                Consumed.with(Serdes.String(), Serdes.ByteArray()).withName("movie-dna"),
                () -> new DnaIntake(ports));
    }

    private static void readPersonas(StreamsBuilder builder, ProfilePorts ports) {
        builder.addGlobalStore(
                ProfileStores.global(ProfileStores.PERSONAS),
                Topics.PERSONAS.name(),
                Consumed.with(Serdes.String(), Serdes.ByteArray()).withName("personas"),
                () -> new PersonaIntake(ports));
    }

    private static KStream<byte[], EventIntake.Result> readEvents(
            StreamsBuilder builder, ProfilePorts ports, Homes homes) {
        return builder.stream(
                        List.of(Topics.RATINGS.name(), Topics.USER_ERASURES.name(), Topics.STATED_TASTES.name()),
                        Consumed.with(Serdes.ByteArray(), Serdes.ByteArray()).withName("events"))
                .process(() -> new EventIntake(ports, homes), Named.as("event-intake"));
    }

    private static void setAsideRejected(KStream<byte[], EventIntake.Result> events) {
        events.filter((key, result) -> result instanceof Rejected, Named.as("rejected"))
                .mapValues(result -> ((Rejected) result).value(), Named.as("rejected-bytes"))
                .to(
                        new DeadLetterTopic(),
                        Produced.with(Serdes.ByteArray(), Serdes.ByteArray()).withName("dead-letters"));
    }

    private static void sendStraysHome(KStream<byte[], EventIntake.Result> events) {
        events.filter((key, result) -> result instanceof Stray, Named.as("stray"))
                .mapValues(result -> ((Stray) result).value(), Named.as("stray-bytes"))
                .to(
                        new SourceTopic(),
                        Produced.with(Serdes.ByteArray(), Serdes.ByteArray())
                                .withStreamPartitioner((topic, key, value, partitions) ->
                                        Optional.of(Set.of(HomePartition.of(key, partitions))))
                                .withName("strays"));
    }

    private static KStream<String, Output> updateTastes(
            KStream<byte[], EventIntake.Result> events, ProfilePorts ports) {
        return events.process(
                () -> new ProfileProcessor(ports),
                Named.as("taste-keeper"),
                ProfileStores.RATINGS,
                ProfileStores.RATERS,
                ProfileStores.TASTES,
                ProfileStores.ERASURES);
    }

    private static void publishProfiles(KStream<String, Output> outputs) {
        outputs.filter((userId, output) -> output instanceof Published, Named.as("published"))
                .mapValues(output -> ((Published) output).value(), Named.as("profile-bytes"))
                .to(
                        Topics.USER_PROFILES.name(),
                        Produced.with(Serdes.String(), Serdes.ByteArray()).withName("user-profiles"));
    }

    private static void publishPersonaChanges(KStream<String, Output> outputs) {
        outputs.filter((userId, output) -> output instanceof PersonaMoved, Named.as("persona-moved"))
                .mapValues(output -> ((PersonaMoved) output).value(), Named.as("persona-change-bytes"))
                .to(
                        Topics.PERSONA_CHANGES.name(),
                        Produced.with(Serdes.String(), Serdes.ByteArray()).withName("persona-changes"));
    }

    private static void countPopularity(KStream<String, Output> outputs, ProfilePorts ports) {
        Serde<PopularityChange> changes = StateSerdes.popularityChanges();
        outputs.filter((movieId, output) -> output instanceof PopularityMoved, Named.as("popularity-moved"))
                .mapValues(output -> ((PopularityMoved) output).change(), Named.as("popularity-change"))
                .repartition(Repartitioned.with(Serdes.String(), changes)
                        .withName(ProfileStores.POPULARITY_CHANGES)
                        .withNumberOfPartitions(Topics.MOVIE_POPULARITY.partitions()))
                .groupByKey(Grouped.with("by-film", Serdes.String(), changes))
                .aggregate(
                        () -> Popularity.NONE,
                        (movieId, change, popularity) -> change.appliedTo(popularity, ports.popularityLaw()),
                        Named.as("popularity-count"),
                        Materialized.<String, Popularity, KeyValueStore<Bytes, byte[]>>as(ProfileStores.POPULARITY)
                                .withKeySerde(Serdes.String())
                                .withValueSerde(StateSerdes.popularity()))
                .toStream(Named.as("popularity-updates"))
                .mapValues(
                        (movieId, popularity) -> popularity.ratingCount() <= 0
                                ? null
                                : ports.popularity().encode(movieId, popularity),
                        Named.as("popularity-bytes"))
                .to(
                        Topics.MOVIE_POPULARITY.name(),
                        Produced.with(Serdes.String(), Serdes.ByteArray()).withName("movie-popularity"));
    }
}
