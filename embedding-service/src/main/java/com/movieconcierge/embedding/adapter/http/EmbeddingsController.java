package com.movieconcierge.embedding.adapter.http;

import com.movieconcierge.embedding.domain.Encoder;
import com.movieconcierge.embedding.domain.EncoderSet;
import com.movieconcierge.embedding.domain.EncodingException;
import com.movieconcierge.embedding.domain.ModelChoice;
import com.movieconcierge.embedding.domain.ModelKey;
import com.movieconcierge.kernel.Modality;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** {@code /v1/embeddings}: sentences as vectors of the theme model that serves, for whoever compares them with films. */
@RestController
final class EmbeddingsController {
    private static final int MOST_TEXTS = 16;
    private static final int LONGEST_TEXT = 2_000;
    private static final String RETRY_SECONDS = "2";

    private final EncoderSet encoders;

    EmbeddingsController(EncoderSet encoders) {
        this.encoders = encoders;
    }

    record TextsDocument(@Nullable List<@Nullable String> texts) {}

    /** @param vectors one a text, in their order; unit length, neither centred nor whitened */
    record VectorsView(String modelId, String modelVersion, int dimension, List<float[]> vectors) {}

    @PostMapping("/v1/embeddings")
    VectorsView embed(@RequestBody TextsDocument document) {
        List<String> texts = checked(document.texts);
        Encoder encoder = serving();
        List<float[]> vectors = new ArrayList<>();
        for (String text : texts) {
            vectors.add(encoder.read(text).orElseThrow(() -> new IllegalStateException("the model reads no texts")));
        }
        return new VectorsView(encoder.modelId(), encoder.modelVersion(), encoder.dimension(), vectors);
    }

    private static List<String> checked(@Nullable List<@Nullable String> texts) {
        if (texts == null || texts.isEmpty() || texts.size() > MOST_TEXTS) {
            throw new IllegalArgumentException("texts must be a list of 1 to " + MOST_TEXTS);
        }
        List<String> checked = new ArrayList<>();
        for (String text : texts) {
            if (text == null || text.isBlank() || text.length() > LONGEST_TEXT) {
                throw new IllegalArgumentException(
                        "texts[" + checked.size() + "] must have 1 to " + LONGEST_TEXT + " characters");
            }
            checked.add(text);
        }
        return checked;
    }

    /** The one that readers compare with; the configured one as long as nobody has decided. */
    private Encoder serving() {
        EncoderSet.State now = encoders.state();
        Optional<ModelKey> serving = Optional.ofNullable(now.choices().get(Modality.THEME))
                .map(ModelChoice::serving)
                .or(() -> encoders.first(Modality.THEME));
        return now.encoders().stream()
                .filter(encoder -> serving.isPresent() && ModelKey.of(encoder).equals(serving.get()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the theme model that serves is not at work here"));
    }

    @ExceptionHandler({IllegalArgumentException.class, EncodingException.class})
    ProblemDetail refused(RuntimeException reason) {
        return ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, String.valueOf(reason.getMessage()));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> warming(IllegalStateException reason) {
        return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                .header(HttpHeaders.RETRY_AFTER, RETRY_SECONDS)
                .body(ProblemDetail.forStatusAndDetail(
                        HttpStatus.SERVICE_UNAVAILABLE, String.valueOf(reason.getMessage())));
    }
}
