package com.movieconcierge.trailers.config;

import com.movieconcierge.embedding.adapter.web.AddressRule;
import com.movieconcierge.embedding.adapter.web.WebTrailers;
import com.movieconcierge.embedding.config.EmbeddingProperties.EmbeddingSettings;
import com.movieconcierge.embedding.config.EmbeddingProperties.PicturesSettings;
import com.movieconcierge.embedding.config.EmbeddingProperties.TrailersSettings;
import com.movieconcierge.embedding.domain.visual.TrailerReader;
import com.movieconcierge.trailers.ChildTrailerReader;
import com.movieconcierge.trailers.child.TrailerTask;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.context.annotation.Bean;

/** Gives embedding-service its trailers. Other services that share a class path with it have no such settings. */
@AutoConfiguration
@ConditionalOnBean(TrailersSettings.class)
public class TrailersAutoConfiguration {

    @Bean
    TrailerReader trailerReader(TrailersSettings settings, EmbeddingSettings embedding) {
        return new ChildTrailerReader(
                new TrailerTask.Limits(
                        settings.seconds(),
                        settings.frames(),
                        settings.pixels(),
                        settings.memory().toBytes()),
                embedding.cache().resolve("ffmpeg"));
    }

    @Bean
    WebTrailers webTrailers(
            TrailerReader reader,
            TrailersSettings settings,
            PicturesSettings pictures,
            EmbeddingSettings embedding,
            MeterRegistry registry) {
        return new WebTrailers(
                reader,
                new AddressRule(pictures.allowed()),
                settings.roots(),
                new WebTrailers.Bounds(
                        settings.bytes().toBytes(), pictures.silence(), settings.time(), settings.parallel()),
                embedding.cache().resolve("trailers"),
                reason -> registry.counter("concierge.embedding.trailers.refused", "reason", reason)
                        .increment());
    }
}
