package com.movieconcierge.embedded;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The broker that ran on this data before and was killed. To the controller it lives until its session is over, and a broker
 * that is started meanwhile takes itself for its former self: it leads its partitions, loads the transactions that were being
 * committed, cannot reach itself to mark them, and when the session is over it finds the partitions without a leader, takes
 * them for deleted and notes the transactions as complete. Nobody marks them any more then, and readers of committed data
 * wait there for ever. So the session ends first, in a controller that is all alone.
 */
final class FormerBroker {
    private static final Logger LOG = LoggerFactory.getLogger(FormerBroker.class);
    /** Of Kafka's log manager; written by a clean stop, deleted by the next start. */
    private static final String CLEAN = ".kafka_cleanshutdown";

    private static final long LIMIT_NANOS = TimeUnit.SECONDS.toNanos(20);
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private FormerBroker() {}

    /** Whether the broker on this data was killed. */
    static boolean wasKilled(Path dataDirectory) {
        return !Files.exists(dataDirectory.resolve(CLEAN));
    }

    /**
     * Ends its session.
     *
     * @param controller settings of a controller on the same data
     */
    static void fence(Map<String, String> controller) {
        KafkaRaftServer server = new KafkaRaftServer(new KafkaConfig(controller, false), Time.SYSTEM);
        try {
            server.startup();
            if (!awaitFenced()) {
                LOG.warn("The session of the killed broker has not ended; its transactions may stay open");
            }
        } finally {
            server.shutdown();
            server.awaitShutdown();
        }
    }

    private static boolean awaitFenced() {
        long deadline = System.nanoTime() + LIMIT_NANOS;
        while (count("FencedBrokerCount") == 0 || count("ActiveBrokerCount") > 0) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            LockSupport.parkNanos(LOOK_NANOS);
        }
        return true;
    }

    /** A count of the controller, as it tells its operators; 0 before it tells anything. */
    private static int count(String name) {
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        try {
            var gauge = new ObjectName("kafka.controller:type=KafkaController,name=" + name);
            return ((Number) server.getAttribute(gauge, "Value")).intValue();
        } catch (InstanceNotFoundException e) {
            return 0;
        } catch (JMException e) {
            throw new EmbeddedServerException("the controller does not tell its " + name + ": " + e.getMessage(), e);
        }
    }
}
