package com.movieconcierge.recommend.domain.pipeline;

import com.movieconcierge.kernel.StyleLayout;
import com.movieconcierge.model.FilmDna;
import com.movieconcierge.model.Modality;
import com.movieconcierge.model.ModelRef;
import com.movieconcierge.recommend.domain.index.IndexSnapshot;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How films look, in words, beside the others of the catalogue. Only stylistic vectors can be put into words; what a
 * Vision Transformer sees cannot.
 */
public final class VisualEvidence {
    private VisualEvidence() {}

    /** The most striking first; empty for a film that looks like most, or is not known by its style. */
    public static List<String> of(IndexSnapshot index, int row) {
        float[] vector = style(index, row);
        if (vector == null) {
            return List.of();
        }
        var space = index.transform().fitted(Modality.VISUAL).transform();
        return StyleLayout.words(vector, space.mean(), space.deviation());
    }

    /** What two films share. */
    static List<String> shared(IndexSnapshot index, int a, int b) {
        float[] first = style(index, a);
        float[] second = style(index, b);
        if (first == null || second == null) {
            return List.of();
        }
        var space = index.transform().fitted(Modality.VISUAL).transform();
        return StyleLayout.shared(first, second, space.mean(), space.deviation());
    }

    private static float @Nullable [] style(IndexSnapshot index, int row) {
        ModelRef model = index.transform().model(Modality.VISUAL);
        FilmDna dna = row < 0 ? null : index.row(row).dna();
        return model == null || dna == null || !model.id().equals(StyleLayout.MODEL_ID)
                ? null
                : index.transform().vectorOf(dna, Modality.VISUAL);
    }
}
