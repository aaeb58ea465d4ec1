package com.movieconcierge.ingest.adapter.kafka;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;

/** Asks whether the broker answers. */
public final class KafkaProbe {
    private static final long TIMEOUT_MILLIS = 2_000;

    private final Admin admin;

    public KafkaProbe(Admin admin) {
        this.admin = admin;
    }

    /** Nodes of the cluster; 0 when none answers in time. */
    public int nodes() {
        try {
            return admin.describeCluster()
                    .nodes()
                    .get(TIMEOUT_MILLIS, TimeUnit.MILLISECONDS)
                    .size();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        } catch (ExecutionException | TimeoutException e) {
            return 0;
        }
    }
}
