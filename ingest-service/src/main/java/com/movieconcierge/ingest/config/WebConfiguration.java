package com.movieconcierge.ingest.config;

import com.movieconcierge.ingest.IngestFlow;
import com.movieconcierge.ingest.adapter.http.FilmUploadController;
import com.movieconcierge.ingest.adapter.http.ImportPaths;
import com.movieconcierge.ingest.adapter.http.ImportsController;
import com.movieconcierge.ingest.adapter.http.ProblemAdvice;
import com.movieconcierge.ingest.adapter.http.RatingsController;
import com.movieconcierge.ingest.domain.imports.ImportJobs;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.config.annotation.CorsRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** The HTTP contract, and who may call it from a browser. */
@Configuration(proxyBeanMethods = false)
public class WebConfiguration {
    @Bean
    RatingsController ratingsController(IngestFlow flow) {
        return new RatingsController(flow);
    }

    @Bean
    FilmUploadController moviesController(IngestFlow flow) {
        return new FilmUploadController(flow);
    }

    @Bean
    ImportsController importsController(ImportJobs jobs, ImportProperties imports) {
        return new ImportsController(jobs, new ImportPaths(imports.allowedRoots()), imports.enabled());
    }

    @Bean
    ProblemAdvice problemAdvice() {
        return new ProblemAdvice();
    }

    @Bean
    WebMvcConfigurer cors(CorsProperties cors) {
        return new WebMvcConfigurer() {
            @Override
            public void addCorsMappings(CorsRegistry registry) {
                if (!cors.allowedOrigins().isEmpty()) {
                    registry.addMapping("/v1/**")
                            .allowedOrigins(cors.allowedOrigins().toArray(String[]::new))
                            .allowedMethods("GET", "POST", "PUT", "DELETE")
                            .exposedHeaders(HttpHeaders.LOCATION, HttpHeaders.RETRY_AFTER);
                }
            }
        };
    }
}
