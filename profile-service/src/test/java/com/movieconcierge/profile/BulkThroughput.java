package com.movieconcierge.profile;

import com.movieconcierge.events.DnaBlock;
import com.movieconcierge.events.MovieDna;
import com.movieconcierge.events.Rating;
import com.movieconcierge.kernel.Vectors;
import com.movieconcierge.profile.audit.ProfileAudit;
import com.movieconcierge.schemas.Topics;
import com.movieconcierge.testkit.RealParts;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * How long a MovieLens file takes from the log to audited profiles, with random DNA of the real size. No test; run by hand
 * on the test class path: {@code BulkThroughput ratings.csv [shuffled] [late]}.
 */
final class BulkThroughput {
    private static final int THEME = 384;
    private static final int FACTS = 512;

    private BulkThroughput() {}

    public static void main(String[] arguments) throws Exception {
        List<String> options = List.of(arguments);
        RealParts parts = RealParts.get();
        List<Rating> ratings = read(Path.of(options.get(0)));
        if (options.contains("shuffled")) {
            Collections.shuffle(ratings, new Random(1));
        }
        List<String> films = ratings.stream().map(Rating::getMovieId).distinct().toList();
        Map<String, String> settings = new HashMap<>(parts.serviceProperties());
        settings.put(
                "concierge.streams.state-dir", Files.createTempDirectory("bulk").toString());
        try (var service = RunningService.start(settings)) {
            String port = service.getEnvironment().getProperty("local.server.port");
            awaitIdle(port);
            if (!options.contains("late")) {
                timed("dna", films.size(), port, () -> sendDna(parts, films));
            }
            timed("ratings", ratings.size(), port, () -> sendRatings(parts, ratings));
            if (options.contains("late")) {
                timed("late dna", films.size(), port, () -> sendDna(parts, films));
            }
            System.out.println(ProfileAudit.run(
                    Map.of("bootstrap.servers", parts.bootstrapServers()), parts.serdeConfig(), Samples.LAW));
            System.out.println(get(port, "/actuator/prometheus")
                    .lines()
                    .filter(line -> line.startsWith("concierge_profile") && !line.contains("bucket"))
                    .reduce("", (a, b) -> a + "\n" + b));
        }
        System.exit(0);
    }

    private static void timed(String what, int count, String port, Runnable work) throws Exception {
        long started = System.nanoTime();
        work.run();
        double sent = (System.nanoTime() - started) / 1e9;
        awaitIdle(port);
        double seconds = (System.nanoTime() - started) / 1e9;
        System.out.printf(
                "%s: %d sent in %.1f s, done in %.1f s, %.0f/s%n", what, count, sent, seconds, count / seconds);
    }

    private static void sendRatings(RealParts parts, List<Rating> ratings) {
        try (var producer = producer(parts);
                var serde = parts.<SpecificRecord>serde().serializer()) {
            for (Rating rating : ratings) {
                producer.send(new ProducerRecord<>("ratings", rating.getUserId(), serde.serialize("ratings", rating)));
            }
        }
    }

    private static void sendDna(RealParts parts, List<String> films) {
        Random random = new Random(2);
        try (var producer = producer(parts);
                var serde = parts.<SpecificRecord>serde().serializer()) {
            for (String film : films) {
                var dna = new MovieDna(
                        film,
                        "hash-" + film,
                        List.of(
                                new DnaBlock("theme", "m", "1", Vectors.toBytes(vector(random, THEME)), "", null, null),
                                new DnaBlock(
                                        "facts", "f", "1", Vectors.toBytes(vector(random, FACTS)), "", null, null)));
                producer.send(new ProducerRecord<>(
                        Topics.MOVIE_DNA.name(), film, serde.serialize(Topics.MOVIE_DNA.name(), dna)));
            }
        }
    }

    private static KafkaProducer<String, byte[]> producer(RealParts parts) {
        return new KafkaProducer<>(
                Map.of("bootstrap.servers", parts.bootstrapServers(), "linger.ms", 5),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    private static float[] vector(Random random, int dimensions) {
        float[] vector = new float[dimensions];
        for (int i = 0; i < dimensions; i++) {
            vector[i] = (float) random.nextGaussian();
        }
        return Vectors.unit(vector);
    }

    private static List<Rating> read(Path csv) throws Exception {
        List<Rating> ratings = new ArrayList<>();
        for (String line : Files.readAllLines(csv).stream().skip(1).toList()) {
            String[] cells = line.split(",");
            ratings.add(new Rating(
                    cells[0] + "-" + cells[1],
                    cells[0],
                    cells[1],
                    Double.valueOf(cells[2]),
                    Instant.ofEpochSecond(Long.parseLong(cells[3])),
                    "bulk"));
        }
        return ratings;
    }

    private static void awaitIdle(String port) throws Exception {
        while (!get(port, "/v1/progress")
                .equals("{\"ratingsBehind\":0,\"dnaBehind\":0,\"pendingRatings\":0,\"dirtyProfiles\":0}")) {
            TimeUnit.MILLISECONDS.sleep(Duration.ofMillis(100).toMillis());
        }
    }

    private static String get(String port, String path) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
    }
}
