package com.movieconcierge.embedding.config;

import com.movieconcierge.model.ServingModel.Candidate;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code concierge.embedding.theme}: the sentence transformer.
 *
 * @param model minilm, minilm-q8, or any name for the one at {@code location}
 * @param location of another one: a path or an https, s3 or djl URL of a folder's zip
 * @param sha256 of the zip, or of the ONNX file in a folder
 */
@ConfigurationProperties("concierge.embedding.theme")
public record ThemeSettings(
        @DefaultValue("minilm") String model,
        @DefaultValue("") String location,
        @DefaultValue("") String sha256) {

    Candidate spec() {
        return new Candidate(model, location.isBlank() ? null : location, sha256.isBlank() ? null : sha256);
    }
}
