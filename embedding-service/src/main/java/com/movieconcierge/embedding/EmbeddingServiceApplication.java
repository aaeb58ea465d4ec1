package com.movieconcierge.embedding;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts the service. What it does: {@link EmbeddingFlow}. */
@SpringBootApplication(
        // Our Kafka clients are our own; in standalone another service may bring Boot's along.
        excludeName = "org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration")
@ConfigurationPropertiesScan
public class EmbeddingServiceApplication {

    public static void main(String[] args) {
        builder().run(args);
    }

    /** The service as it is, to be given other properties by tests and by standalone. */
    public static SpringApplicationBuilder builder() {
        return new SpringApplicationBuilder(EmbeddingServiceApplication.class)
                .properties("spring.config.name=embedding-service");
    }
}
