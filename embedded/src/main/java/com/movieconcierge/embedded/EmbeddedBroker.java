package com.movieconcierge.embedded;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;

/**
 * A real Kafka broker and its KRaft controller as one node in this JVM, reachable from this machine only. What is in the
 * data directory is kept: a broker started on it again has the same cluster id, topics and records. Transactions that a kill
 * cut short are ended by their coordinator alone, which knows what each had come to; see decision 34.
 */
public final class EmbeddedBroker implements AutoCloseable {
    private static final int NODE_ID = 1;
    /** Written last, so that a crash while formatting leaves a directory that is formatted again. */
    private static final String FORMATTED = "meta.properties";

    private static final String LOOPBACK = "127.0.0.1";

    private final KafkaRaftServer server;
    private final int port;

    private EmbeddedBroker(KafkaRaftServer server, int port) {
        this.server = server;
        this.port = port;
    }

    /**
     * Starts the broker and returns when it takes requests.
     *
     * @param dataDirectory its log directory; created when missing
     * @param port where clients reach it; the controller takes a free port of its own
     * @throws EmbeddedServerException when it cannot be started
     */
    public static EmbeddedBroker start(Path dataDirectory, int port) {
        Map<String, String> settings =
                settings(dataDirectory, port, FreePorts.any(1).get(0));
        try {
            if (!Files.exists(dataDirectory.resolve(FORMATTED))) {
                format(dataDirectory);
            } else if (FormerBroker.wasKilled(dataDirectory)) {
                FormerBroker.fence(controllerSettings(dataDirectory));
            }
            KafkaRaftServer server = new KafkaRaftServer(new KafkaConfig(settings, false), Time.SYSTEM);
            try {
                server.startup();
            } catch (RuntimeException e) {
                server.shutdown();
                throw e;
            }
            return new EmbeddedBroker(server, port);
        } catch (Exception e) { // Formatter.run declares it
            throw new EmbeddedServerException(
                    "the Kafka broker cannot start on port " + port + " with its data in " + dataDirectory + ": "
                            + e.getMessage(),
                    e);
        }
    }

    /** For {@code bootstrap.servers}. */
    public String bootstrapServers() {
        return LOOPBACK + ":" + port;
    }

    public int port() {
        return port;
    }

    /** Hands over to nobody, writes what is in memory and stops. */
    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
    }

    private static void format(Path dataDirectory) throws Exception {
        new Formatter()
                .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                .setNodeId(NODE_ID)
                .setClusterId(Uuid.randomUuid().toString())
                .addDirectory(dataDirectory.toString())
                .setMetadataLogDirectory(dataDirectory.toString())
                .setControllerListenerName("CONTROLLER")
                .run();
    }

    /** Of a controller without a broker, to which a broker without a heartbeat is dead at once. */
    private static Map<String, String> controllerSettings(Path dataDirectory) {
        int port = FreePorts.any(1).get(0);
        Map<String, String> settings = new HashMap<>(ofNode(dataDirectory, port));
        settings.put("process.roles", "controller");
        settings.put("listeners", "CONTROLLER://" + LOOPBACK + ":" + port);
        settings.put("broker.session.timeout.ms", "200");
        settings.put("broker.heartbeat.interval.ms", "100");
        return settings;
    }

    private static Map<String, String> ofNode(Path dataDirectory, int controllerPort) {
        return Map.of(
                "node.id",
                Integer.toString(NODE_ID),
                "controller.quorum.voters",
                NODE_ID + "@" + LOOPBACK + ":" + controllerPort,
                "controller.listener.names",
                "CONTROLLER",
                "listener.security.protocol.map",
                "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT",
                "log.dirs",
                dataDirectory.toString());
    }

    private static Map<String, String> settings(Path dataDirectory, int port, int controllerPort) {
        Map<String, String> settings = new HashMap<>(ofNode(dataDirectory, controllerPort));
        settings.put("process.roles", "broker,controller");
        settings.put(
                "listeners",
                "PLAINTEXT://" + LOOPBACK + ":" + port + ",CONTROLLER://" + LOOPBACK + ":" + controllerPort);
        settings.put("advertised.listeners", "PLAINTEXT://" + LOOPBACK + ":" + port);

        // One node: nothing to replicate to, nobody to wait for.
        settings.put("offsets.topic.replication.factor", "1");
        settings.put("offsets.topic.num.partitions", "3");
        settings.put("transaction.state.log.replication.factor", "1");
        settings.put("transaction.state.log.min.isr", "1");
        settings.put("transaction.state.log.num.partitions", "3");
        settings.put("share.coordinator.state.topic.replication.factor", "1");
        settings.put("share.coordinator.state.topic.min.isr", "1");
        settings.put("share.coordinator.state.topic.num.partitions", "1");
        settings.put("group.initial.rebalance.delay.ms", "0");
        settings.put("auto.create.topics.enable", "false");

        // Nobody takes over from the only broker: taken for dead, on a machine short of processors or frozen, it would
        // only
        // lose track of what it was committing. A killed one is given up by other means, see FormerBroker.
        settings.put("broker.session.timeout.ms", "600000");
        settings.put("broker.heartbeat.interval.ms", "1000");

        // A producer may write on while the broker still ends its last transaction. After 100 ms by default it would be
        // turned away; its next batches, sent meanwhile, are then out of order: an ERROR with a stack trace each. It
        // waits instead.
        settings.put("add.partitions.to.txn.retry.backoff.max.ms", "10000");
        settings.put("add.partitions.to.txn.retry.backoff.ms", "10");

        // Sized for a workstation: the defaults set 128 MiB aside for compaction alone.
        settings.put("log.cleaner.enable", "true");
        settings.put("log.cleaner.dedupe.buffer.size", "8388608");

        // What was deleted leaves the disk within a minute, not within six, so that whoever was forgotten is gone. A
        // look is
        // at some hundred files' ages in memory.
        settings.put("log.retention.check.interval.ms", "30000");
        settings.put("log.segment.delete.delay.ms", "1000");
        settings.put("log.cleaner.backoff.ms", "5000");

        settings.put("num.network.threads", "2");
        settings.put("num.io.threads", "4");
        settings.put("num.recovery.threads.per.data.dir", "2");
        return settings;
    }
}
