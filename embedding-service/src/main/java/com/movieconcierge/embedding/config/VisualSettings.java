package com.movieconcierge.embedding.config;

import com.movieconcierge.model.ServingModel.Candidate;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code concierge.embedding.visual}: what looks at the stills.
 *
 * @param model style, vit-base-patch16-224, deit-base-patch16-224 or clip-vit-base-patch32
 * @param location of a Vision Transformer's ONNX file: a path or an https, s3 or djl URL
 * @param sha256 of that file
 */
@ConfigurationProperties("concierge.embedding.visual")
public record VisualSettings(
        @DefaultValue("style") String model,
        @DefaultValue("") String location,
        @DefaultValue("") String sha256) {

    Candidate spec() {
        return new Candidate(model, location.isBlank() ? null : location, sha256.isBlank() ? null : sha256);
    }
}
