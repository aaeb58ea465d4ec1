package com.movieconcierge.embedding.adapter.http;

import com.movieconcierge.embedding.domain.DnaLog;
import com.movieconcierge.embedding.domain.Encoder;
import com.movieconcierge.embedding.domain.EncoderSet;
import com.movieconcierge.embedding.domain.ModelChoices;
import com.movieconcierge.embedding.domain.ModelKey;
import com.movieconcierge.embedding.domain.TransientFault;
import com.movieconcierge.model.Modality;
import com.movieconcierge.model.ServingModel;
import com.movieconcierge.model.ServingModel.Candidate;
import com.movieconcierge.platform.Problems;
import com.movieconcierge.platform.Problems.InvalidInputException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code /v1/models}: which models make DNA, which serves, and the switch between them. For operators; whoever reaches
 * this port decides.
 */
@RestController
@RequestMapping("/v1/models")
final class ModelsController {
    private final EncoderSet encoders;
    private final ModelChoices choices;
    private final DnaLog dna;

    ModelsController(EncoderSet encoders, ModelChoices choices, DnaLog dna) {
        this.encoders = encoders;
        this.choices = choices;
        this.dna = dna;
    }

    /**
     * A model at work.
     *
     * @param films that have its vector; null where that is not kept count of, since it costs nothing to make
     * @param serving readers compare with it, or will once nearly all films have it
     */
    record ModelView(
            String modality,
            String modelId,
            String modelVersion,
            int dimension,
            @Nullable Long films,
            boolean serving) {}

    /**
     * @param films with DNA of any kind
     * @param failures why a candidate could not be had, by modality
     */
    record ModelsView(int films, List<ModelView> models, Map<String, String> failures) {}

    /** A model of a modality: by the name of a ready-made configuration, or by where it lies. */
    record SpecDocument(
            @Nullable String model,
            @Nullable String location,
            @Nullable String sha256) {}

    record ServingDocument(
            @Nullable String modelId, @Nullable String modelVersion) {}

    @GetMapping
    ModelsView models() {
        EncoderSet.State now = encoders.state();
        Map<ModelKey, Long> coverage = dna.coverage();
        return new ModelsView(
                dna.films(),
                now.encoders().stream()
                        .map(encoder -> view(encoder, now, coverage))
                        .toList(),
                now.failures().entrySet().stream()
                        .collect(java.util.stream.Collectors.toMap(
                                failure -> failure.getKey().key(), Map.Entry::getValue)));
    }

    private static ModelView view(Encoder encoder, EncoderSet.State now, Map<ModelKey, Long> coverage) {
        ModelKey key = ModelKey.of(encoder);
        return new ModelView(
                key.modality().key(),
                key.model().id(),
                key.model().version(),
                encoder.dimension(),
                encoder.isCheap() ? null : coverage.getOrDefault(key, 0L),
                now.serving().contains(key));
    }

    /** Has another model fill in beside the one that serves. */
    @PutMapping("/{modality}/candidate")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void fillIn(@PathVariable String modality, @RequestBody SpecDocument document) {
        var candidate = new Candidate(document.model == null ? "" : document.model, document.location, document.sha256);
        if (candidate.model().isEmpty() && candidate.location() == null) {
            throw new InvalidInputException("model", "must be given, or a location");
        }
        decide(serving(modality), candidate);
    }

    /** Gives the candidate up. It must not be the one that serves. */
    @DeleteMapping("/{modality}/candidate")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void giveUp(@PathVariable String modality) {
        ModelKey serving = serving(modality);
        if (encoders.first(serving.modality())
                .filter(first -> !first.equals(serving))
                .isPresent()) {
            throw new InvalidInputException(
                    "modality", "must be served by the configured model first; now " + serving + " serves");
        }
        decide(serving, null);
    }

    /** The switch of all readers. They move over once nearly all films have the model's vector. */
    @PutMapping("/{modality}/serving")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void serve(@PathVariable String modality, @RequestBody ServingDocument document) {
        Modality of = modality(modality);
        ModelKey wanted = encoders.state().encoders().stream()
                .map(ModelKey::of)
                .filter(key -> key.modality() == of
                        && key.model().id().equals(document.modelId)
                        && (document.modelVersion == null
                                || key.model().version().equals(document.modelVersion)))
                .findFirst()
                .orElseThrow(() -> new InvalidInputException(
                        "modelId",
                        "must be that of a model at work, " + document.modelId + " is none of " + of.key()
                                + ": GET /v1/models lists them, PUT /v1/models/" + of.key()
                                + "/candidate adds one"));
        ServingModel before = encoders.state().choices().get(of);
        decide(wanted, before == null ? null : before.candidate());
    }

    private ModelKey serving(String modality) {
        Modality of = modality(modality);
        return Optional.ofNullable(encoders.state().choices().get(of))
                .map(ModelKey::of)
                .or(() -> encoders.first(of))
                .orElseThrow(() -> new InvalidInputException(
                        "modality", "must be one that a model makes DNA of here, " + of.key() + " is none"));
    }

    private static Modality modality(String name) {
        return Modality.find(name)
                .orElseThrow(
                        () -> new InvalidInputException("modality", "must be theme, facts or visual, got " + name));
    }

    private void decide(ModelKey serving, @Nullable Candidate candidate) {
        try {
            choices.decide(serving, candidate).join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof TransientFault fault) {
                throw fault;
            }
            throw e;
        }
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(IllegalArgumentException reason) {
        return Problems.of(HttpStatus.BAD_REQUEST, reason.getMessage());
    }
}
