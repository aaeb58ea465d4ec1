package com.movieconcierge.embedding.domain;

import com.movieconcierge.kernel.Vectors;
import com.movieconcierge.model.Film;
import com.movieconcierge.model.FilmDna;
import com.movieconcierge.model.Modality;
import com.movieconcierge.model.ModelRef;
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
    public ModelRef model() {
        return new ModelRef(model.id(), model.version());
    }

    @Override
    public String input(Film film) {
        return stills.addresses(film);
    }

    @Override
    public int dimension() {
        return model.dimension();
    }

    @Override
    public Optional<FilmDna.Block> encode(Film film) {
        if (input(film).isEmpty()) {
            return Optional.empty();
        }
        Footage footage = stills.of(film);
        List<Still> seen = footage.stills();
        if (seen.isEmpty()) {
            return Optional.empty();
        }
        List<float[]> vectors = model.encode(seen.stream().map(Still::image).toList());
        double[] sum = new double[model.dimension()];
        vectors.forEach(vector -> Vectors.addScaled(sum, vector, 1));
        float[] pooled = Vectors.unit(Vectors.toFloats(sum, 1));
        Still nearest = seen.get(nearest(vectors, pooled));
        var frame = new FilmDna.KeyFrame(nearest.source(), nearest.at().orElse(null));
        return Optional.of(new FilmDna.Block(
                modality(), model(), pooled, "", frame, footage.trailer().orElse(null)));
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
