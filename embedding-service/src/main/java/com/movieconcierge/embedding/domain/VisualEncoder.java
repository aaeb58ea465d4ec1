package com.movieconcierge.embedding.domain;

import com.movieconcierge.embedding.domain.Encoding.KeyFrame;
import com.movieconcierge.kernel.Vectors;
import com.movieconcierge.model.Modality;
import java.util.List;
import java.util.Optional;

/**
 * Visual DNA: every picture of a film becomes a vector, and their mean at unit length stands for the film. The picture
 * nearest to it is named, for whoever wants to see what the film looks like to the model.
 */
public final class VisualEncoder implements Encoder {
    private final StillSource stills;
    private final ImageModel model;

    public VisualEncoder(StillSource stills, ImageModel model) {
        this.stills = stills;
        this.model = model;
    }

    @Override
    public Modality modality() {
        return Modality.VISUAL;
    }

    @Override
    public String modelId() {
        return model.id();
    }

    @Override
    public String modelVersion() {
        return model.version();
    }

    @Override
    public String input(Movie movie) {
        return stills.addresses(movie);
    }

    @Override
    public int dimension() {
        return model.dimension();
    }

    @Override
    public Optional<Encoding> encode(Movie movie) {
        if (input(movie).isEmpty()) {
            return Optional.empty();
        }
        Footage footage = stills.of(movie);
        List<Still> seen = footage.stills();
        if (seen.isEmpty()) {
            return Optional.empty();
        }
        List<float[]> vectors = model.encode(seen.stream().map(Still::image).toList());
        double[] sum = new double[model.dimension()];
        vectors.forEach(vector -> Vectors.addScaled(sum, vector, 1));
        float[] pooled = Vectors.unit(Vectors.toFloats(sum, 1));
        Still nearest = seen.get(nearest(vectors, pooled));
        return Optional.of(
                new Encoding(pooled, Optional.of(new KeyFrame(nearest.source(), nearest.at())), footage.trailer()));
    }

    private static int nearest(List<float[]> vectors, float[] pooled) {
        int nearest = 0;
        for (int i = 1; i < vectors.size(); i++) {
            if (Vectors.dot(vectors.get(i), pooled) > Vectors.dot(vectors.get(nearest), pooled)) {
                nearest = i;
            }
        }
        return nearest;
    }

    @Override
    public void prepare() {
        model.prepare();
    }

    @Override
    public void close() {
        model.close();
    }
}
