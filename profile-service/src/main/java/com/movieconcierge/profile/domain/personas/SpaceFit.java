package com.movieconcierge.profile.domain.personas;

import com.movieconcierge.kernel.TasteSpace;
import com.movieconcierge.kernel.TasteSpace.Part;
import com.movieconcierge.profile.domain.BlockKey;
import com.movieconcierge.profile.domain.personas.Catalogue.Fitted;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Fits the space: the catalogue gives means and scales, the viewers the origin. */
final class SpaceFit {
    /** Of the mean variance; a component that hardly varies is not blown up beyond this. */
    private static final double RIDGE = 0.05;

    private SpaceFit() {}

    static TasteSpace<BlockKey> ofCatalogue(Catalogue catalogue, FitSettings settings) {
        List<Part<BlockKey>> parts = new ArrayList<>();
        settings.shares().forEach((modality, share) -> catalogue
                .fitted(modality)
                .ifPresent(fitted -> parts.add(part(fitted, share, settings.evening()))));
        parts.sort(Comparator.comparing(Part::key));
        double total = parts.stream().mapToDouble(Part::share).sum();
        return new TasteSpace<>(parts.stream()
                .map(part -> new Part<>(part.key(), part.share() / total, part.mean(), part.scale(), part.origin()))
                .toList());
    }

    private static Part<BlockKey> part(Fitted fitted, double share, double evening) {
        double[] variance = fitted.variance();
        double average = 0;
        for (double one : variance) {
            average += one / variance.length;
        }
        float[] mean = new float[variance.length];
        float[] scale = new float[variance.length];
        for (int i = 0; i < variance.length; i++) {
            mean[i] = (float) fitted.mean()[i];
            // A catalogue of one film varies in nothing.
            scale[i] = average > 0 ? (float) Math.pow(variance[i] / average + RIDGE, -evening / 2) : 1;
        }
        return new Part<>(fitted.key(), share, mean, scale, new float[variance.length]);
    }

    /** The same space seen from the mean of the viewers. */
    static TasteSpace<BlockKey> from(TasteSpace<BlockKey> space, double[] mean) {
        List<Part<BlockKey>> parts = new ArrayList<>();
        int from = 0;
        for (Part<BlockKey> part : space.parts()) {
            float[] origin = new float[part.key().dimensions()];
            for (int i = 0; i < origin.length; i++) {
                origin[i] = (float) mean[from + i];
            }
            from += origin.length;
            parts.add(new Part<>(part.key(), part.share(), part.mean(), part.scale(), origin));
        }
        return new TasteSpace<>(parts);
    }

    static double[] mean(List<double[]> vectors) {
        double[] mean = new double[vectors.get(0).length];
        for (double[] vector : vectors) {
            for (int i = 0; i < mean.length; i++) {
                mean[i] += vector[i] / vectors.size();
            }
        }
        return mean;
    }
}
