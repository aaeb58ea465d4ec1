package com.movieconcierge.recommend.domain.index;

import com.movieconcierge.model.Modality;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Where each modality lies in a row: blocks side by side in the order of {@link Modality}, the row padded with zeros to a
 * multiple of {@value #LANES} floats, so that every row starts on a vector boundary of the widest registers.
 *
 * @param blocks in row order
 * @param stride floats a row, padding included
 */
public record BlockLayout(List<Block> blocks, int stride) {
    private static final int LANES = 16;

    /** @param alpha its weight {@code α'ₖ}; positive, those of all blocks add up to 1 */
    public record Block(Modality modality, int offset, int dims, double alpha) {}

    public BlockLayout {
        blocks = List.copyOf(blocks);
    }

    /** The layout for what is fitted and has a positive weight. */
    public static BlockLayout of(CatalogueTransform transform, Map<Modality, Double> alphas) {
        List<Block> blocks = new ArrayList<>();
        double all = transform.byModality().keySet().stream()
                .mapToDouble(modality -> alphas.getOrDefault(modality, 0.0))
                .sum();
        int offset = 0;
        for (Modality modality : Modality.values()) {
            CatalogueTransform.Fitted fitted = transform.byModality().get(modality);
            double alpha = alphas.getOrDefault(modality, 0.0);
            if (fitted != null && alpha > 0) {
                int dims = fitted.transform().dims();
                blocks.add(new Block(modality, offset, dims, alpha / all));
                offset += dims;
            }
        }
        return new BlockLayout(blocks, (offset + LANES - 1) / LANES * LANES);
    }
}
