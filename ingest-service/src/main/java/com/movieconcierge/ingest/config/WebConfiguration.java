package com.movieconcierge.ingest.config;

import com.movieconcierge.ingest.adapter.http.FilmUploadController;
import com.movieconcierge.ingest.adapter.http.ImportPaths;
import com.movieconcierge.ingest.adapter.http.ImportsController;
import com.movieconcierge.ingest.adapter.http.IngestProblems;
import com.movieconcierge.ingest.adapter.http.RatingsController;
import com.movieconcierge.ingest.config.IngestProperties.Imports;
import com.movieconcierge.ingest.domain.imports.ImportJobs;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.config.annotation.CorsRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** The HTTP contract, and who may call it from a browser. */
@Configuration(proxyBeanMethods = false)
@Import({RatingsController.class, FilmUploadController.class, IngestProblems.class})
public class WebConfiguration {
    @Bean
    ImportsController importsController(ImportJobs jobs, IngestProperties properties) {
        Imports imports = properties.imports();
        return new ImportsController(jobs, new ImportPaths(imports.allowedRoots()), imports.enabled());
    }

    @Bean
    WebMvcConfigurer cors(IngestProperties properties) {
        List<String> origins = properties.cors().allowedOrigins();
        return new WebMvcConfigurer() {
            @Override
            public void addCorsMappings(CorsRegistry registry) {
                if (!origins.isEmpty()) {
                    registry.addMapping("/v1/**")
                            .allowedOrigins(origins.toArray(String[]::new))
                            .allowedMethods("GET", "POST", "PUT", "DELETE")
                            .exposedHeaders(HttpHeaders.LOCATION, HttpHeaders.RETRY_AFTER);
                }
            }
        };
    }
}
