package com.movieconcierge.profile.config;

import com.movieconcierge.logs.LogReader;
import com.movieconcierge.profile.adapter.kafka.state.ChangelogState;
import com.movieconcierge.profile.adapter.redis.RedisCopies;
import com.movieconcierge.profile.audit.AuditResult;
import com.movieconcierge.profile.audit.ProfileAudit;
import com.movieconcierge.profile.audit.ProfileAudit.Laws;
import com.movieconcierge.profile.audit.ProfileAudit.Places;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Audits of a running product, in all places at once. */
public final class Audits {
    private Audits() {}

    /**
     * What to look at.
     *
     * @param clients settings of Kafka clients, {@code bootstrap.servers} among them
     * @param registry as for {@link com.movieconcierge.schemas.codec.TopicCodec}
     * @param applicationId of the stream
     */
    public record Product(
            Map<String, String> clients, Map<String, ?> registry, String redisUri, String applicationId) {}

    /** Audits once; throws as {@link ProfileAudit#run()}, and when Redis does not answer. */
    public static AuditResult everywhere(Product product, Laws laws) {
        Function<String, LogReader> readers = ProfileAudit.readers(product.clients());
        var state = new ChangelogState(readers, product.applicationId(), laws.taste());
        try (var copies = new RedisCopies(product.redisUri())) {
            var places = new Places(Optional.of(state), Optional.of(copies));
            return new ProfileAudit(readers, product.registry(), laws, places).run();
        }
    }
}
