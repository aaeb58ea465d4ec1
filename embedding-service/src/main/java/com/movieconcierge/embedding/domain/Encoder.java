package com.movieconcierge.embedding.domain;

import com.movieconcierge.model.Film;
import com.movieconcierge.model.FilmDna;
import com.movieconcierge.model.Modality;
import com.movieconcierge.model.ModelRef;
import java.util.Optional;

/**
 * Makes one modality of a film's DNA. Safe for concurrent use; the same film gives the same vector, whatever is encoded
 * beside it. Films come as {@link Texts#tidied} makes them.
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

    /**
     * Loads what is needed, so that the first film does not wait for it.
     *
     * @throws IllegalStateException when the model cannot be had; the message says why
     */
    default void prepare() {}

    /** Gives back what was loaded. Nothing is being encoded then, and nothing will be. */
    @Override
    default void close() {}
}
