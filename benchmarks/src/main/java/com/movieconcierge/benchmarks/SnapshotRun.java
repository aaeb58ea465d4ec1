package com.movieconcierge.benchmarks;

import com.movieconcierge.artefacts.ArtefactStore;
import com.movieconcierge.artefacts.Reference;
import com.movieconcierge.artefacts.S3Settings;
import com.movieconcierge.artefacts.SnapshotShelf;
import com.movieconcierge.artefacts.Storage;
import com.movieconcierge.embedding.adapter.kafka.KafkaCatalogueExport;
import com.movieconcierge.logs.Brokers;
import com.movieconcierge.logs.KafkaClients;
import com.movieconcierge.recommend.RecommendServiceApplication;
import com.movieconcierge.testkit.RealParts;
import java.io.IOException;
import java.net.ConnectException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How long does recommend-service take from the start of its process to a warm catalogue, from the log and from a snapshot?
 * Fills a broker of its own with films whose DNA the real encoders made, takes a snapshot with the product's own classes,
 * and starts the service as a process again and again, from both in turn.
 *
 * <p>Arguments: texts file, films whose DNA is computed (0 for all), films in all (more are copies of those with a little
 * noise on their vectors; 0 for none), starts of each kind (5), seed (1).
 */
public final class SnapshotRun {
    private static final String HEAP = "-Xmx3g";
    private static final long PAUSE_MILLIS = 5;

    private final RealParts parts = RealParts.get();
    private final Path folder = Files.createTempDirectory("snapshot-run");
    private final HttpClient http = HttpClient.newHttpClient();

    private SnapshotRun() throws IOException {}

    public static void main(String[] args) throws Exception {
        var words = Arguments.of(
                args, 1, "SnapshotRun <texts.jsonl> [encoded 0=all] [films 0=encoded] [starts 5] [seed 1]");
        new SnapshotRun()
                .run(
                        Path.of(words.text(0)),
                        words.number(1, 0),
                        words.number(2, 0),
                        words.number(3, 5),
                        words.number(4, 1));
        System.exit(0);
    }

    private void run(Path texts, int encoded, int films, int starts, long seed) throws Exception {
        try (var catalogue = new MadeCatalogue(parts, folder)) {
            int real = catalogue.encode(FilmTexts.sample(FilmTexts.read(texts), encoded, seed));
            measure(real, starts);
            if (films > real) {
                catalogue.multiply(films, seed);
                measure(films, starts);
            }
        }
    }

    private void measure(int films, int starts) throws Exception {
        try (var store = new ArtefactStore(Storage.at(folder.resolve("store").toString(), new S3Settings("", "")))) {
            long start = System.nanoTime();
            Reference snapshot = takeSnapshot(store);
            Report.line(
                    "%d films: snapshot of %d bytes (%.0f a film) in %.2f s",
                    films,
                    snapshot.artefact().bytes(),
                    snapshot.artefact().bytes() / (double) films,
                    Report.secondsSince(start));
        }
        List<Start> fromLog = new ArrayList<>();
        List<Start> fromSnapshot = new ArrayList<>();
        for (int i = 0; i < starts; i++) {
            fromLog.add(start(List.of()));
            fromSnapshot.add(start(List.of("--concierge.artefacts.location=" + folder.resolve("store"))));
        }
        report(films + " films from the log", fromLog);
        report(films + " films from a snapshot", fromSnapshot);
    }

    private Reference takeSnapshot(ArtefactStore store) throws Exception {
        var clients = new KafkaClients(Map.of("bootstrap.servers", parts.bootstrapServers()));
        Path file = folder.resolve("snapshot.avro");
        try (var brokers =
                new Brokers(() -> KafkaClients.openAdmin(clients.admin("snapshot-run")), Duration.ofSeconds(3))) {
            var source = new KafkaCatalogueExport(
                    brokers,
                    () -> KafkaClients.openConsumer(clients.reader("snapshot-run")),
                    parts.serdeConfig(),
                    Clock.systemUTC());
            var snapshot = source.write(file, written -> {});
            return new SnapshotShelf(store).publish(file, snapshot.clusterId(), snapshot.createdAt(), Map.of(), 1);
        }
    }

    /** Until the catalogue is warm: what the clock says, and what the process had of the processors. */
    private record Start(double seconds, double processorSeconds) {}

    private Start start(List<String> more) throws IOException, InterruptedException {
        int port;
        try (var socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "--add-modules",
                "jdk.incubator.vector",
                HEAP,
                "-cp",
                System.getProperty("java.class.path"),
                RecommendServiceApplication.class.getName()));
        parts.serviceProperties().forEach((key, value) -> command.add("--" + key + "=" + value));
        command.removeIf(argument -> argument.startsWith("--server.port"));
        command.add("--server.port=" + port);
        command.addAll(more);
        Path log = folder.resolve("service.log");
        long start = System.nanoTime();
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            while (!isWarm(port)) {
                if (!process.isAlive()) {
                    throw new IllegalStateException(Files.readString(log));
                }
                Thread.sleep(PAUSE_MILLIS);
            }
            var took = new Start(
                    Report.secondsSince(start),
                    process.info().totalCpuDuration().orElse(Duration.ZERO).toMillis() / 1e3);
            if (!more.isEmpty() && !Files.readString(log).contains("Starting from the snapshot")) {
                throw new IllegalStateException("it did not start from the snapshot:\n" + Files.readString(log));
            }
            return took;
        } finally {
            process.destroy();
            process.waitFor();
        }
    }

    private boolean isWarm(int port) throws IOException, InterruptedException {
        try {
            HttpRequest ping = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/ping"))
                    .build();
            return http.send(ping, BodyHandlers.discarding()).statusCode() == 200;
        } catch (ConnectException e) {
            return false;
        }
    }

    private static void report(String what, List<Start> starts) {
        Report.line(
                "%-32s %s; processor %s%n",
                what,
                Report.spread(starts.stream().mapToDouble(Start::seconds), "s"),
                Report.spread(starts.stream().mapToDouble(Start::processorSeconds), "s"));
    }
}
