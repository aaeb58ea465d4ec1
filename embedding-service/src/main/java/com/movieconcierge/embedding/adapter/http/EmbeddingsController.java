package com.movieconcierge.embedding.adapter.http;

import com.movieconcierge.embedding.domain.dna.FilmVectors;
import com.movieconcierge.embedding.domain.encoder.Encoder;
import com.movieconcierge.embedding.domain.encoder.Encoder.EncodingException;
import com.movieconcierge.embedding.domain.encoder.EncoderSet;
import com.movieconcierge.model.Modality;
import com.movieconcierge.platform.Problems;
import com.movieconcierge.platform.Problems.InvalidInputException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code /v1/embeddings}: sentences as vectors of the theme model that serves, or a film that stands in no log as vectors of
 * every model that serves, for whoever compares them with films.
 */
@RestController
final class EmbeddingsController {
    private static final int MOST_TEXTS = 16;
    private static final int LONGEST_TEXT = 2_000;

    private final EncoderSet encoders;
    private final FilmVectors films;

    EmbeddingsController(EncoderSet encoders, FilmVectors films) {
        this.encoders = encoders;
        this.films = films;
    }

    /** One of the two. */
    record EmbeddingsDocument(
            @Nullable List<@Nullable String> texts,
            @Nullable FilmDocument film) {}

    /** What is answered to either. */
    sealed interface Answer {}

    /** @param vectors one a text, in their order; unit length, neither centred nor whitened */
    record VectorsView(String modelId, String modelVersion, int dimension, List<float[]> vectors) implements Answer {}

    /**
     * @param blocks one a modality, of what the film has something for; unit length, neither centred nor whitened
     * @param missing modalities that failed, or whose pictures were not there in time
     */
    record FilmView(List<BlockView> blocks, List<String> missing) implements Answer {

        static FilmView of(FilmVectors.Made made) {
            return new FilmView(
                    made.blocks().stream()
                            .map(block -> new BlockView(
                                    block.modality().key(),
                                    block.model().id(),
                                    block.model().version(),
                                    block.vector()))
                            .toList(),
                    made.missing().stream().map(Modality::key).toList());
        }
    }

    record BlockView(String modality, String modelId, String modelVersion, float[] vector) {}

    @PostMapping("/v1/embeddings")
    Answer embed(@RequestBody EmbeddingsDocument document) {
        if (document.film != null) {
            if (document.texts != null) {
                throw new InvalidInputException("texts", "must be left out where there is a film");
            }
            return FilmView.of(films.of(document.film.checked()));
        }
        return sentences(checked(document.texts));
    }

    private VectorsView sentences(List<String> texts) {
        Encoder encoder = encoders.serving(Modality.THEME)
                .orElseThrow(() -> new IllegalStateException("the serving theme model is not loaded here"));
        List<float[]> vectors = new ArrayList<>();
        for (String text : texts) {
            vectors.add(
                    encoder.read(text).orElseThrow(() -> new IllegalStateException("the model does not read texts")));
        }
        return new VectorsView(encoder.model().id(), encoder.model().version(), encoder.dimension(), vectors);
    }

    private static List<String> checked(@Nullable List<@Nullable String> texts) {
        if (texts == null || texts.isEmpty() || texts.size() > MOST_TEXTS) {
            throw new InvalidInputException("texts", "must be a list of 1 to " + MOST_TEXTS);
        }
        List<String> checked = new ArrayList<>();
        for (String text : texts) {
            if (text == null || text.isBlank() || text.length() > LONGEST_TEXT) {
                throw new InvalidInputException(
                        "texts[" + checked.size() + "]", "must have 1 to " + LONGEST_TEXT + " characters");
            }
            checked.add(text);
        }
        return checked;
    }

    @ExceptionHandler({IllegalArgumentException.class, EncodingException.class})
    ResponseEntity<ProblemDetail> refused(RuntimeException reason) {
        return Problems.of(HttpStatus.BAD_REQUEST, reason.getMessage());
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> warming(IllegalStateException reason) {
        return Problems.unavailable(reason);
    }
}
