package com.movieconcierge.ingest;

import com.movieconcierge.ingest.config.EnrichmentConfiguration;
import com.movieconcierge.ingest.config.IngestConfiguration;
import com.movieconcierge.ingest.config.LogConfiguration;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Import;

/** Starts the service. */
@SpringBootConfiguration
@EnableAutoConfiguration
@Import({LogConfiguration.class, IngestConfiguration.class, EnrichmentConfiguration.class})
@ConfigurationPropertiesScan("com.movieconcierge.ingest.config")
public class IngestServiceApplication {

    /** The service with its own configuration file, to be run alone or beside others in one JVM. */
    public static SpringApplicationBuilder builder() {
        return new SpringApplicationBuilder(IngestServiceApplication.class)
                .properties("spring.config.name=ingest-service");
    }

    public static void main(String[] arguments) {
        builder().run(arguments);
    }
}
