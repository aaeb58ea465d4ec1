package com.movieconcierge.embedding.domain.visual;

import com.movieconcierge.embedding.domain.encoder.Encoder.EncodingException;
import java.util.List;

/** Makes a vector of a picture. Safe for concurrent use; a picture's vector does not depend on those beside it. */
public interface ImageModel extends AutoCloseable {
    String id();

    /** Changes whenever the same picture would get another vector. Known without loading the model. */
    String version();

    /** Components of every vector. */
    int dimension();

    /** Loads what is needed; throws {@link IllegalStateException} that says why when the model cannot be had. */
    default void prepare() {}

    /** One vector of unit length a picture, in their order; throws {@link EncodingException} when one cannot be read. */
    List<float[]> encode(List<RgbImage> images);

    /** Gives back what was loaded. */
    @Override
    default void close() {}
}
