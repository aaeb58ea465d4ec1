package com.movieconcierge.profile.config;

import com.movieconcierge.logs.KafkaClients;
import com.movieconcierge.model.Persona;
import com.movieconcierge.platform.PlatformProperties;
import com.movieconcierge.profile.PersonaLoop;
import com.movieconcierge.profile.adapter.kafka.KafkaPersonaInputs;
import com.movieconcierge.profile.adapter.kafka.KafkaPersonaLog;
import com.movieconcierge.profile.adapter.kafka.RetryingCodec;
import com.movieconcierge.profile.adapter.kafka.PersonaBook;
import com.movieconcierge.profile.domain.personas.PersonaFit;
import com.movieconcierge.profile.domain.personas.Vocabulary;
import java.nio.file.Path;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the fitting of personas. */
@Configuration(proxyBeanMethods = false)
class PersonaConfiguration {

    @Bean
    KafkaPersonaLog personaLog(
            ProfileSettings settings, KafkaClients clients, RetryingCodec<String, Persona> personaCodec) {
        return new KafkaPersonaLog(clients, settings.streams().applicationId() + "-personas", personaCodec);
    }

    @Bean(initMethod = "start", destroyMethod = "stop")
    PersonaLoop personaLoop(
            ProfileSettings settings, PlatformProperties platform, KafkaPersonaLog log, PersonaBook book, Clock clock) {
        var personas = settings.personas();
        var inputs = new KafkaPersonaInputs(
                platform.kafka().client(),
                platform.registry().serdes(),
                personas.viewers(),
                personas.seed(),
                Path.of(settings.streams().stateDir()));
        return new PersonaLoop(
                log,
                inputs,
                new PersonaFit(personas.fit(), Vocabulary.bundled()),
                personas.schedule(),
                book::drift,
                clock);
    }
}
