package com.movieconcierge.embedding;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts the service. What it does: {@link EmbeddingFlow}. */
@SpringBootApplication
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
