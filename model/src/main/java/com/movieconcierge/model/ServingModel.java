package com.movieconcierge.model;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an operator has decided about the models of a modality.
 *
 * @param model what readers compare with, once nearly all films have its vectors
 * @param since when this was decided
 * @param candidate fills in beside the configured model; null for none
 */
public record ServingModel(
        Modality modality,
        ModelRef model,
        Instant since,
        @Nullable Candidate candidate) {

    /** Every limit that the decision breaks. */
    public List<Violation> violations() {
        var found = new Violations().model("model", model).moment("since", since);
        if (candidate != null) {
            found.name("candidate", candidate.model)
                    .atMost("candidate", candidate.location, Violations.LONGEST_ADDRESS)
                    .name("candidate", candidate.sha256);
        }
        return found.found();
    }

    /**
     * How a model is asked for.
     *
     * @param model name of a ready-made configuration; empty when the location says all
     * @param location path, https, s3 or djl URL
     * @param sha256 of what is there, lower-case hex
     */
    public record Candidate(
            String model,
            @Nullable String location,
            @Nullable String sha256) {}
}
