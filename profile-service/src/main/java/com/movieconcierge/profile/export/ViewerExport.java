package com.movieconcierge.profile.export;

import com.movieconcierge.logs.KafkaClients;
import com.movieconcierge.logs.LogReader;
import com.movieconcierge.logs.WholeReading;
import com.movieconcierge.model.TasteProfile;
import com.movieconcierge.model.TasteProfile.RatedFilm;
import com.movieconcierge.profile.export.ViewerData.Move;
import com.movieconcierge.profile.export.ViewerData.Published;
import com.movieconcierge.profile.export.ViewerData.SetAside;
import com.movieconcierge.profile.export.ViewerData.StandingRating;
import com.movieconcierge.schemas.DeadLetter;
import com.movieconcierge.schemas.Topic;
import com.movieconcierge.schemas.Topics;
import com.movieconcierge.schemas.codec.TopicCodec;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Reads from the topics what is kept of one viewer: from the viewer's partitions alone, and for the titles from the catalogue.
 * Holds the viewer's own events in memory, nobody else's.
 */
public final class ViewerExport {
    private static final int TOP_FILMS = 20;

    private final ViewerRecords records;
    private final Clock clock;

    /**
     * Of a cluster.
     *
     * @param clients settings of Kafka clients, {@code bootstrap.servers} among them
     * @param registry as for {@link TopicCodec}
     */
    public ViewerExport(KafkaClients clients, Map<String, ?> registry, Clock clock) {
        Map<String, Object> settings = clients.reader("viewer-export");
        Function<String, LogReader> readers = topic -> new LogReader(() -> KafkaClients.openConsumer(settings), topic);
        this.records = new ViewerRecords(readers, registry);
        this.clock = clock;
    }

    /**
     * What is kept of a viewer; empty where nobody knows them.
     *
     * @throws com.movieconcierge.logs.LogUnavailableException when the broker does not answer
     * @throws com.movieconcierge.schemas.serde.SchemaRegistryException when the registry does not
     */
    public ViewerData of(String userId) {
        return WholeReading.of(() -> read(userId));
    }

    private ViewerData read(String userId) {
        var log = new RatingLog(records, userId);
        Optional<TasteProfile> profile = last(Topics.USER_PROFILES, userId);
        List<RatedFilm> top = profile.map(ViewerExport::top).orElse(List.of());
        Set<String> films = log.films();
        top.forEach(film -> films.add(film.movieId()));
        var names = new FilmNames(records, films);
        return new ViewerData(
                userId,
                clock.instant(),
                log.standing(names),
                log.withdrawals(names),
                log.events(names),
                last(Topics.STATED_TASTES, userId).orElse(null),
                profile.map(taste -> published(taste, top, names)).orElse(null),
                last(Topics.PERSONA_CHANGES, userId)
                        .map(change -> new Move(change.from(), change.to(), change.at()))
                        .orElse(null),
                log.requests(),
                deadLetters(userId));
    }

    private <V> Optional<V> last(Topic<String, V> topic, String userId) {
        var last = new AtomicReference<@Nullable V>();
        records.read(topic, userId, (record, value) -> last.set(value));
        return Optional.ofNullable(last.get());
    }

    private static List<RatedFilm> top(TasteProfile profile) {
        return profile.history().stream()
                .sorted(Comparator.comparingDouble((RatedFilm film) -> Math.abs(film.longWeight()))
                        .reversed())
                .limit(TOP_FILMS)
                .toList();
    }

    private Published published(TasteProfile profile, List<RatedFilm> top, FilmNames names) {
        String persona = profile.persona() == null ? null : profile.persona().persona();
        return new Published(
                persona,
                persona == null ? null : nameOf(persona).orElse(null),
                profile.ratingCount(),
                profile.pendingCount(),
                profile.asOf(),
                top.stream()
                        .map(film -> new StandingRating(names.of(film.movieId()), film.stars(), film.ratedAt()))
                        .toList());
    }

    private Optional<String> nameOf(String personaId) {
        var name = new AtomicReference<@Nullable String>();
        records.all(Topics.PERSONAS, (id, persona) -> {
            if (id.equals(personaId)) {
                name.set(persona == null ? null : persona.name());
            }
        });
        return Optional.ofNullable(name.get());
    }

    private List<SetAside> deadLetters(String userId) {
        List<SetAside> letters = new ArrayList<>();
        for (Topic<?, ?> topic : Topics.keyedByViewer()) {
            records.raw(topic.deadLetters(), userId, letter -> letters.add(setAside(letter)));
        }
        return letters;
    }

    private static SetAside setAside(ConsumerRecord<byte[], byte[]> letter) {
        return new SetAside(
                text(letter, DeadLetter.TOPIC) + "-" + text(letter, DeadLetter.PARTITION) + "@"
                        + text(letter, DeadLetter.OFFSET),
                Instant.ofEpochMilli(letter.timestamp()),
                text(letter, DeadLetter.REASON));
    }

    private static String text(ConsumerRecord<byte[], byte[]> letter, String header) {
        return Objects.requireNonNullElse(DeadLetter.text(letter.headers(), header), "");
    }
}
