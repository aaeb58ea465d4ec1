package com.movieconcierge.profile;

import static com.movieconcierge.testkit.RealParts.unique;
import static org.assertj.core.api.Assertions.assertThat;

import com.movieconcierge.events.Erasure;
import com.movieconcierge.events.Movie;
import com.movieconcierge.logs.KafkaClients;
import com.movieconcierge.model.LogPosition;
import com.movieconcierge.profile.export.ViewerData;
import com.movieconcierge.profile.export.ViewerData.LoggedEvent;
import com.movieconcierge.profile.export.ViewerData.Request;
import com.movieconcierge.profile.export.ViewerData.SetAside;
import com.movieconcierge.profile.export.ViewerData.StandingRating;
import com.movieconcierge.profile.export.ViewerData.Withdrawal;
import com.movieconcierge.profile.export.ViewerExport;
import com.movieconcierge.schemas.CopiedRecord;
import com.movieconcierge.schemas.DeadLetter;
import com.movieconcierge.schemas.HomePartition;
import com.movieconcierge.schemas.Pseudonym;
import com.movieconcierge.schemas.Topic;
import com.movieconcierge.schemas.Topics;
import com.movieconcierge.testkit.RealParts;
import com.movieconcierge.testkit.TypedRecords;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is kept of a viewer, read from a real broker. */
class ViewerExportIT {
    private static final RealParts PARTS = RealParts.get();
    private static final Instant NOW = Instant.parse("2026-11-30T12:00:00Z");
    private static final Duration DAY = Duration.ofDays(1);

    private static TypedRecords records;

    @BeforeAll
    static void start() {
        records = PARTS.records();
    }

    @AfterAll
    static void stop() {
        records.close();
    }

    @Test
    void everythingOfAViewerIsInTheDocumentAndNothingOfAnybodyElse() {
        String viewer = unique("reads");
        String film = unique("heat");
        String unknown = unique("unknown");
        records.send(
                Topics.MOVIES,
                film,
                Movie.newBuilder()
                        .setMovieId(film)
                        .setTitle("Heat")
                        .setYear(1995)
                        .build());
        rate(viewer, film, 2.0, 1, "first");
        rate(viewer, film, 4.5, 3, "second");
        rate(viewer, film, 3.0, 2, "late");
        rate(viewer, unknown, 1.0, 4, "seen");
        rate(viewer, unknown, null, 5, "unseen");
        rate(unique("other"), film, 5.0, 1, "of another");
        records.send(Topics.STATED_TASTES, viewer, Statements.genre(viewer, "Western", Samples.T0));
        var reason = new RecordHeaders();
        reason.add(DeadLetter.TOPIC, bytes("ratings")).add(DeadLetter.PARTITION, bytes("2"));
        reason.add(DeadLetter.OFFSET, bytes("17")).add(DeadLetter.REASON, bytes("it has no stars"));
        records.sendBytes(new ProducerRecord<>("ratings.dlq", null, NOW.toEpochMilli(), viewer, bytes("?"), reason));

        ViewerData data = export(viewer);

        assertThat(data.exportedAt()).isEqualTo(NOW);
        assertThat(data.ratings()).hasSize(1);
        StandingRating stands = data.ratings().get(0);
        assertThat(stands.stars()).isEqualTo(4.5);
        assertThat(stands.ratedAt()).isEqualTo(Samples.T0.plus(DAY.multipliedBy(3)));
        assertThat(stands.film().title()).isEqualTo("Heat");
        assertThat(data.withdrawals())
                .extracting(Withdrawal::film)
                .singleElement()
                .satisfies(name -> {
                    assertThat(name.movieId()).isEqualTo(unknown);
                    assertThat(name.title()).isNull();
                });
        assertThat(data.events())
                .extracting(LoggedEvent::eventId)
                .containsExactly("first", "second", "late", "seen", "unseen");
        assertThat(data.events()).noneMatch(LoggedEvent::forgotten);
        assertThat(data.stated().wanted().genres()).containsExactly("Western");
        assertThat(data.deadLetters()).containsExactly(new SetAside("ratings-2@17", NOW, "it has no stars"));
        assertThat(data.erasures()).isEmpty();
        assertThat(data.hasNothing()).isFalse();
    }

    @Test
    void whatWasForgottenIsMarkedAsLongAsItLiesOnTheLogAndCountsNowhere() {
        String viewer = unique("leaves");
        rate(viewer, "heat", 2.0, 1, "before");
        records.send(Topics.USER_ERASURES, viewer, new Erasure(viewer, Samples.T0.plus(DAY), -1, -1L, null));
        String pseudonym = Pseudonym.of(viewer);
        RecordMetadata request = records.sendBytes(new ProducerRecord<>(
                Topics.USER_ERASURES.name(),
                partitionOf(viewer),
                pseudonym,
                value(Topics.USER_ERASURES, new Erasure(pseudonym, Samples.T0.plus(DAY), -1, -1L, null))));
        rate(viewer, "ran", 5.0, 2, "after");

        ViewerData data = export(viewer);

        assertThat(request.partition()).isEqualTo(partitionOf(viewer));
        assertThat(data.erasures()).containsExactly(new Request(Samples.T0.plus(DAY)));
        assertThat(data.events()).extracting(LoggedEvent::forgotten).containsExactly(true, false);
        assertThat(data.ratings()).extracting(StandingRating::stars).containsExactly(5.0);
    }

    @Test
    void recordIsToldOnceWhileItsCopyIsThereToo() {
        String viewer = unique("copied");
        RecordMetadata first = rate(viewer, "heat", 2.0, 1, "once");
        var marks = new RecordHeaders();
        CopiedRecord.mark(marks, new LogPosition(first.partition(), first.offset()));
        records.sendBytes(new ProducerRecord<>(
                Topics.RATINGS.name(),
                first.partition(),
                NOW.toEpochMilli(),
                viewer,
                value(Topics.RATINGS, Samples.rating(viewer, "heat", 2.0, 1, "once")),
                marks));

        assertThat(export(viewer).events()).extracting(LoggedEvent::offset).containsExactly(first.offset());
    }

    @Test
    void nothingIsKeptOfAStranger() {
        assertThat(export(unique("stranger")).hasNothing()).isTrue();
    }

    private static ViewerData export(String viewer) {
        var clients = new KafkaClients(Map.of("bootstrap.servers", PARTS.bootstrapServers()));
        return new ViewerExport(clients, PARTS.serdeConfig(), Clock.fixed(NOW, ZoneOffset.UTC)).of(viewer);
    }

    private static RecordMetadata rate(String viewer, String film, Double stars, int day, String eventId) {
        return records.send(Topics.RATINGS, viewer, Samples.rating(viewer, film, stars, day, eventId));
    }

    private static <T extends SpecificRecord> byte[] value(Topic<?, ?> topic, T event) {
        return PARTS.<T>serde().serializer().serialize(topic.name(), event);
    }

    private static int partitionOf(String viewer) {
        return HomePartition.of(bytes(viewer), Topics.RATINGS.partitions());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
