package com.movieconcierge.recommend.config;

import com.movieconcierge.recommend.domain.index.CatalogueKeeper;
import com.movieconcierge.recommend.domain.index.DnaIndex;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;

/** Threads that neither the server nor a client starts. */
@Configuration(proxyBeanMethods = false)
class ThreadsConfiguration {
    private static final Logger LOG = LoggerFactory.getLogger(ThreadsConfiguration.class);
    private static final int REFIT_CHECK_MILLIS = 250;

    /** Makes lists after a wait, and lists of streams. */
    @Bean(destroyMethod = "shutdownNow")
    ExecutorService servingExecutor(RecommendProperties properties) {
        return Executors.newFixedThreadPool(properties.serving().threads(), daemons("serving"));
    }

    @Bean(destroyMethod = "shutdownNow")
    ScheduledExecutorService heartbeats() {
        return Executors.newSingleThreadScheduledExecutor(daemons("heartbeat"));
    }

    /** Refits when due, on a thread of its own: a fit takes seconds. */
    @Bean(destroyMethod = "shutdownNow")
    ScheduledExecutorService refits(CatalogueKeeper catalogue, DnaIndex index) {
        var refits = Executors.newSingleThreadScheduledExecutor(daemons("refit"));
        refits.scheduleWithFixedDelay(
                () -> refit(catalogue, index), REFIT_CHECK_MILLIS, REFIT_CHECK_MILLIS, TimeUnit.MILLISECONDS);
        return refits;
    }

    private static void refit(CatalogueKeeper catalogue, DnaIndex index) {
        try {
            if (catalogue.refitIfDue()) {
                LOG.debug("Refitted: {}", index.snapshot().transform().version());
            }
        } catch (RuntimeException e) {
            // An exception would end the schedule, and with it every later fit.
            LOG.error("Refit failed; keeping the previous transform", e);
        }
    }

    private static ThreadFactory daemons(String name) {
        var factory = new CustomizableThreadFactory(name + "-");
        factory.setDaemon(true);
        return factory;
    }
}
