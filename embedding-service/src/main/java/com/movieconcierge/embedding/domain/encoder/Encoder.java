package com.movieconcierge.embedding.domain.encoder;

import com.movieconcierge.embedding.domain.text.TextNormalizer;
import com.movieconcierge.model.Film;
import com.movieconcierge.model.FilmDna;
import com.movieconcierge.model.Modality;
import com.movieconcierge.model.ModelRef;
import com.movieconcierge.model.ServingModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/**
 * Makes one modality of a film's DNA. Safe for concurrent use; the same film gives the same vector, whatever is encoded
 * beside it. Films come as {@link TextNormalizer#normalized} makes them.
 */
public interface Encoder extends AutoCloseable {
    Modality modality();

    /** The version changes whenever the same film would get another vector. Known without loading the model. */
    ModelRef model();

    /** Everything of the film that the vector is made from, as text; empty when that is nothing. Equal input, equal vector. */
    String input(Film film);

    /** Components of every vector. */
    int dimension();

    /**
     * The block, without its input's hash; empty when the film has nothing this modality could be made from.
     *
     * @throws EncodingException when this film cannot be encoded, though others may
     */
    Optional<FilmDna.Block> encode(Film film);

    /**
     * The vector of a bare sentence, comparable with those of films; empty for a modality that is not made from texts.
     *
     * @throws IllegalStateException while the model is not there
     * @throws EncodingException when the text cannot be encoded
     */
    default Optional<float[]> read(String text) {
        return Optional.empty();
    }

    /** Whether making a vector again costs less than remembering it. */
    default boolean isCheap() {
        return false;
    }

    /** Loads what is needed, so that the first film does not wait; the IllegalStateException says why it cannot be had. */
    default void prepare() {}

    /** Gives back what was loaded. Nothing is being encoded then, and nothing will be. */
    @Override
    default void close() {}

    /**
     * Makes encoders of a modality from an operator's words.
     *
     * @param configured the encoder, not loaded yet; fails as {@link #create} does
     */
    record EncoderFactory(Modality modality, Function<ServingModel.Candidate, Encoder> configured) {
        /**
         * The encoder, loaded and tried.
         *
         * @throws IllegalArgumentException when the words ask for nothing that there is
         * @throws IllegalStateException when the model cannot be had or does not fit; the message says why
         */
        public Encoder create(ServingModel.Candidate spec) {
            Encoder encoder = configured.apply(spec);
            encoder.prepare();
            return encoder;
        }
    }

    /** Port: brings a model's files here. */
    @FunctionalInterface
    interface ModelSource {
        /**
         * The file, or the folder of an archive or a path, that lies at a location; checked.
         *
         * @param location a path, or a URL
         * @param sha256 lower-case hex, of the file or archive, or of the ONNX file in a folder; needed for all that is not on
         *     this machine, and may be empty for a path
         * @throws IOException when it cannot be had or is another one; the message says which
         * @throws IllegalArgumentException when the location cannot be understood or lacks its checksum
         */
        Path fetch(String location, String sha256) throws IOException;
    }

    /** One film cannot be encoded; trying it again gives the same. */
    final class EncodingException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public EncodingException(String message) {
            super(message);
        }

        public EncodingException(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
