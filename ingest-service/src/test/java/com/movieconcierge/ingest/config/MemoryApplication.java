package com.movieconcierge.ingest.config;

import com.movieconcierge.ingest.IngestFlow;
import com.movieconcierge.ingest.domain.enrich.CurrentFilms;
import com.movieconcierge.ingest.support.MemoryLogs;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** The service with its real HTTP side, on logs in memory. */
@SpringBootConfiguration
@EnableAutoConfiguration
@ConfigurationPropertiesScan
@Import({IngestConfiguration.class, EnrichmentConfiguration.class})
public class MemoryApplication {
    @Bean
    MemoryLogs memoryLogs() {
        return new MemoryLogs();
    }

    @Bean
    IngestFlow.Logs ingestLogs(MemoryLogs logs) {
        return new IngestFlow.Logs(logs, logs);
    }

    @Bean
    CurrentFilms.Opener currentFilms(MemoryLogs logs) {
        return logs.currentFilms();
    }
}
