package com.movieconcierge.profile.config;

import com.movieconcierge.logs.Brokers;
import com.movieconcierge.logs.KafkaClients;
import com.movieconcierge.platform.PlatformProperties;
import com.movieconcierge.profile.adapter.kafka.ForgettingLoop;
import com.movieconcierge.profile.adapter.kafka.PersonaLoop;
import com.movieconcierge.profile.adapter.kafka.forgetting.Forgetting;
import com.movieconcierge.profile.adapter.kafka.forgetting.ForgettingParts;
import com.movieconcierge.profile.adapter.redis.RedisForgottenNames;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires what forgets viewers for good. */
@Configuration(proxyBeanMethods = false)
class ForgettingConfiguration {

    /** In the process that fits the personas: it is one, and another takes over when it is gone. */
    @Bean(initMethod = "start", destroyMethod = "stop")
    ForgettingLoop forgettingLoop(
            ProfileSettings settings,
            PlatformProperties platform,
            KafkaClients clients,
            Brokers brokers,
            PersonaLoop personas,
            Clock clock) {
        var names = new RedisForgottenNames(platform.redis().uri());
        Forgetting forgetting = ForgettingParts.create(
                settings.streams().applicationId(),
                clients,
                brokers,
                platform.registry().serdes(),
                names,
                clock);
        return new ForgettingLoop(
                forgetting, personas::leads, settings.forgetting().every());
    }
}
