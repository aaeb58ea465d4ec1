package com.movieconcierge.recommend.domain.index;

import com.movieconcierge.kernel.Modality;
import com.movieconcierge.recommend.domain.film.FilmDna;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How alike two single films are: the cosine of their centred vectors, averaged over the modalities that both have with
 * the scoring weights. Whitening helps a viewer's list and hurts here (ten nearest sharing a genre: raw .77, whitened
 * .65), so it is left out.
 */
public final class CentredSpace {
    private final CatalogueTransform transform;
    private final BlockLayout layout;

    public CentredSpace(IndexSnapshot index) {
        this.transform = index.transform();
        this.layout = index.layout();
    }

    /** A film in this space: centred, unit length, by modality. */
    public record Point(Map<Modality, double[]> vectors) {}

    public Point point(FilmRow film) {
        Map<Modality, double[]> vectors = new EnumMap<>(Modality.class);
        for (BlockLayout.Block place : layout.blocks()) {
            FilmDna.Block raw = comparable(film, place);
            if (raw != null) {
                double[] centred = space(place).centred(raw.vector(), 1);
                double norm = 0;
                for (double component : centred) {
                    norm += component * component;
                }
                if (norm > 0) {
                    for (int i = 0; i < centred.length; i++) {
                        centred[i] /= Math.sqrt(norm);
                    }
                    vectors.put(place.modality(), centred);
                }
            }
        }
        return new Point(vectors);
    }

    /** In [-1, 1]; 0 when no modality can be compared. */
    public double similarity(Point seed, FilmRow film) {
        double sum = 0;
        double known = 0;
        for (BlockLayout.Block place : layout.blocks()) {
            double[] a = seed.vectors().get(place.modality());
            FilmDna.Block raw = comparable(film, place);
            if (a != null && raw != null) {
                sum += place.alpha() * cosine(a, raw.vector(), space(place).meanInPlace());
                known += place.alpha();
            }
        }
        return known > 0 ? sum / known : 0;
    }

    /** Without a copy of the centred vector: this runs once for every film of the catalogue. */
    private static double cosine(double[] unit, float[] vector, double[] mean) {
        double dot = 0;
        double square = 0;
        for (int i = 0; i < unit.length; i++) {
            double centred = vector[i] - mean[i];
            dot += unit[i] * centred;
            square += centred * centred;
        }
        return square > 0 ? dot / Math.sqrt(square) : 0;
    }

    private ModalityTransform space(BlockLayout.Block place) {
        CatalogueTransform.Fitted fitted = transform.byModality().get(place.modality());
        if (fitted == null) {
            throw new IllegalStateException("the layout has a modality that is not fitted: " + place);
        }
        return fitted.transform();
    }

    private FilmDna.@Nullable Block comparable(FilmRow film, BlockLayout.Block place) {
        FilmDna.Block raw = film.dna() == null ? null : film.dna().blocks().get(place.modality());
        return raw == null || transform.spaceOf(place.modality(), raw.model(), raw.vector().length) == null
                ? null
                : raw;
    }
}
