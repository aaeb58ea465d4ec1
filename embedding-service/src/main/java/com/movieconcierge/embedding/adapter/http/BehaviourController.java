package com.movieconcierge.embedding.adapter.http;

import com.movieconcierge.embedding.BehaviourFlow;
import com.movieconcierge.embedding.domain.behaviour.BehaviourModels;
import com.movieconcierge.embedding.domain.behaviour.LearningStatus;
import com.movieconcierge.embedding.domain.behaviour.PublishedModels;
import com.movieconcierge.embedding.domain.behaviour.PublishedModels.PublishedModel;
import com.movieconcierge.model.BehaviourReport;
import com.movieconcierge.platform.Problems;
import com.movieconcierge.platform.Problems.InvalidInputException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code /v1/behaviour}: how learning what people choose next goes, what is published of it, and which model serves. For
 * operators; whoever reaches this port decides.
 */
@RestController
@RequestMapping("/v1/behaviour")
final class BehaviourController {
    private static final String OFF = "off";

    private final ObjectProvider<BehaviourFlow> flow;
    private final BehaviourModels models;

    /** @param flow none where learning is switched off; what is published can be chosen among all the same */
    BehaviourController(ObjectProvider<BehaviourFlow> flow, BehaviourModels models) {
        this.flow = flow;
        this.models = models;
    }

    /**
     * @param state idle, reading, trying, fitting, publishing, refused, failed or off
     * @param since when that began; null when off
     * @param ratings that stand, as far as they have been read
     * @param last what became of the last attempt
     * @param decided whether an operator has decided which model serves; if not, it is the newest
     * @param models the newest first
     */
    record BehaviourView(
            String state,
            @Nullable Instant since,
            long ratings,
            String last,
            boolean decided,
            List<ModelView> models) {}

    /** @param complete whether all parts are there; it cannot serve before */
    record ModelView(String modelId, String modelVersion, boolean complete, boolean serves, BehaviourReport report) {}

    record ServingDocument(@Nullable String modelVersion) {}

    @GetMapping
    BehaviourView behaviour() {
        BehaviourFlow learning = flow.getIfAvailable();
        LearningStatus status = learning == null ? null : learning.status();
        PublishedModels published = models.published();
        Optional<PublishedModel> serving = published.serving();
        return new BehaviourView(
                status == null ? OFF : status.phase().key(),
                status == null ? null : status.since(),
                status == null ? 0 : status.ratings(),
                status == null ? "" : status.said(),
                published.decided().isPresent(),
                published.models().stream()
                        .map(model -> new ModelView(
                                model.ref().id(),
                                model.ref().version(),
                                model.complete(),
                                serving.filter(model::equals).isPresent(),
                                model.report()))
                        .toList());
    }

    /** Learns now, due or not. */
    @PostMapping("/fit")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void fit() {
        BehaviourFlow learning = flow.getIfAvailable();
        if (learning == null) {
            throw new IllegalStateException("learning is switched off: set BEHAVIOUR_ENABLED to true");
        }
        learning.fitNow();
    }

    /** Has a published model serve, whatever is published after it. */
    @PutMapping("/serving")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void serve(@RequestBody ServingDocument document) {
        PublishedModel wanted = models.published().models().stream()
                .filter(model -> model.complete() && model.ref().version().equals(document.modelVersion))
                .findFirst()
                .orElseThrow(() -> new InvalidInputException(
                        "modelVersion",
                        "must be that of a complete model, " + document.modelVersion
                                + " is none: GET /v1/behaviour lists them"));
        models.decide(Optional.of(wanted.ref()));
    }

    /** Takes the decision back: the newest model serves. */
    @DeleteMapping("/serving")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void serveNewest() {
        models.decide(Optional.empty());
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> switchedOff(IllegalStateException reason) {
        return Problems.of(HttpStatus.CONFLICT, reason.getMessage());
    }
}
