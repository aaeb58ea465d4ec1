package com.movieconcierge.embedding.config;

import com.movieconcierge.embedding.adapter.djl.VisualModels;
import com.movieconcierge.embedding.adapter.web.AddressRule;
import com.movieconcierge.embedding.adapter.web.Fault;
import com.movieconcierge.embedding.adapter.web.WebPictures;
import com.movieconcierge.embedding.adapter.web.WebTrailers;
import com.movieconcierge.embedding.config.EmbeddingProperties.EmbeddingSettings;
import com.movieconcierge.embedding.config.EmbeddingProperties.PicturesSettings;
import com.movieconcierge.embedding.domain.Encoder;
import com.movieconcierge.embedding.domain.EncoderFactory;
import com.movieconcierge.embedding.domain.Encoders;
import com.movieconcierge.embedding.domain.ModelSource;
import com.movieconcierge.embedding.domain.StillSource;
import com.movieconcierge.embedding.domain.VisualEncoder;
import com.movieconcierge.model.Modality;
import com.movieconcierge.model.ServingModel.Candidate;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.core.annotation.Order;

/** Visual DNA: where pictures come from, and what looks at them. */
@Configuration(proxyBeanMethods = false)
class VisualConfiguration {

    @Bean
    WebPictures webPictures(PicturesSettings settings, EmbeddingSettings embedding, MeterRegistry registry) {
        return new WebPictures(
                new AddressRule(settings.allowed()),
                new WebPictures.Bounds(
                        settings.most(),
                        Math.toIntExact(settings.bytes().toBytes()),
                        settings.pixels(),
                        settings.silence(),
                        settings.total(),
                        settings.film(),
                        settings.cache().toBytes()),
                embedding.cache().resolve("pictures"),
                Clock.systemUTC(),
                fault -> count(registry, fault));
    }

    private static void count(MeterRegistry registry, Fault fault) {
        registry.counter("concierge.embedding.pictures.refused", "reason", fault.key())
                .increment();
    }

    /** With the frames of trailers, where a room that looks at them is on the class path. */
    @Bean
    @Primary
    StillSource stillSource(WebPictures pictures, ObjectProvider<WebTrailers> trailers) {
        return StillSource.of(
                Stream.concat(Stream.of(pictures.stills()), trailers.stream()).toList());
    }

    @Bean
    VisualModels visualModels(EmbeddingSettings settings, ModelSource source) {
        return new VisualModels(settings.cache(), source);
    }

    @Bean
    @Order(3)
    Encoders visualEncoders(StillSource stills, VisualModels models, EmbeddingSettings settings) {
        return new Encoders(List.of(
                new VisualEncoder(stills, models.configured(settings.visual().spec()))));
    }

    @Bean
    EncoderFactory visualFactory(StillSource stills, VisualModels models) {
        return new EncoderFactory() {
            @Override
            public Modality modality() {
                return Modality.VISUAL;
            }

            @Override
            public Encoder create(Candidate spec) {
                Encoder encoder = new VisualEncoder(stills, models.configured(spec));
                encoder.prepare();
                return encoder;
            }
        };
    }
}
