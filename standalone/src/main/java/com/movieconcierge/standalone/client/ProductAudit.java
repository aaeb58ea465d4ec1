package com.movieconcierge.standalone.client;

import com.movieconcierge.profile.audit.AuditResult;
import com.movieconcierge.profile.audit.ProfileAudit.Laws;
import com.movieconcierge.profile.config.Audits;
import com.movieconcierge.schemas.serde.RegistryConfig;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerConfig;

/** A look at every place of a running product that is made of its logs, by the laws that it publishes. */
public final class ProductAudit {
    private ProductAudit() {}

    /** Looks once; throws as {@link Audits#everywhere} and {@link PublishedLaw}. */
    public static AuditResult of(Instance instance) {
        var laws = new Laws(
                PublishedLaw.of(instance.recommend()), Optional.of(PublishedLaw.popularity(instance.recommend())));
        var product = new Audits.Product(
                Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, instance.bootstrapServers()),
                Map.of(RegistryConfig.URL, instance.registryUrl()),
                instance.redisUri(),
                Instance.STREAM);
        return Audits.everywhere(product, laws);
    }
}
