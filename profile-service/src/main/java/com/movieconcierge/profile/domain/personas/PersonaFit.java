package com.movieconcierge.profile.domain.personas;

import com.movieconcierge.algebra.PrincipalComponents;
import com.movieconcierge.kernel.TasteSpace;
import com.movieconcierge.kernel.TasteSpace.Part;
import com.movieconcierge.kernel.TasteSum;
import com.movieconcierge.kernel.Vectors;
import com.movieconcierge.model.Persona;
import com.movieconcierge.profile.domain.BlockKey;
import com.movieconcierge.profile.domain.personas.ClusterStatistics.Evidence;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * From viewers to personas:
 *
 * <pre>
 * catalogue ─→ means and scales ─┐
 * viewers ───→ the mean viewer ──┴→ space → directions → K-Means++, k by silhouette → centroids
 * centroids → matched to the last ones, so that ids stay → what their viewers like → names
 * </pre>
 *
 * <p>A function of its inputs: the same viewers, films, last personas and seed end in the same personas. Memory is a few
 * coordinates a viewer.
 */
public final class PersonaFit {
    private static final String PREFIX = "persona-";
    /** Viewers that origin and directions are fitted on. */
    private static final int PLACES = 4_000;
    /** With fewer films a viewer is assigned, but says little about what kinds of viewers there are. */
    public static final int LEAST_FILMS = 5;

    private final FitSettings settings;
    private final PersonaNames names;

    public PersonaFit(FitSettings settings, Vocabulary vocabulary) {
        this.settings = settings;
        this.names = new PersonaNames(vocabulary);
    }

    public sealed interface Outcome {}

    public record Fitted(PersonaSet personas) implements Outcome {}

    /**
     * There are none, which is nothing wrong.
     *
     * @param viewers with at least {@value #LEAST_FILMS} films and a taste
     * @param least that are needed
     */
    public record TooFew(int viewers, int least) implements Outcome {}

    /** Fits personas under a version that is different from all before; {@code last} are the personas until now. */
    public Outcome fit(
            ViewerSample viewers, Catalogue catalogue, Optional<PersonaSet> last, String version, Instant now) {
        TasteSpace<BlockKey> centred = catalogue.space(settings);
        List<double[]> places = places(viewers, centred);
        if (places.isEmpty()) {
            return new TooFew(0, settings.leastViewers());
        }
        TasteSpace<BlockKey> space = from(centred, mean(places));
        List<double[]> seenFromMean = places(viewers, space);
        if (seenFromMean.isEmpty()) {
            return new TooFew(places.size(), settings.leastViewers());
        }
        // The rest is hashing noise and the odd film, and clusters are clearer without it.
        PrincipalComponents directions = PrincipalComponents.of(seenFromMean, settings.directions());
        List<double[]> points = points(viewers, space, directions);
        var count = new ClusterCount(settings);
        OptionalInt k = points.size() < settings.leastViewers()
                ? OptionalInt.empty()
                : count.choose(points, last.map(set -> set.personas().size()));
        if (k.isEmpty()) {
            return new TooFew(points.size(), settings.leastViewers());
        }
        Clusters clusters = count.cluster(points, k.getAsInt());
        List<double[]> centroids =
                clusters.centres().stream().map(directions::lift).toList();
        ClusterStatistics statistics = statistics(viewers, space, centroids);
        double silhouette = count.silhouette(points, clusters);
        return new Fitted(named(space, centroids, statistics, catalogue, last, version, now, silhouette));
    }

    private static List<double[]> places(ViewerSample viewers, TasteSpace<BlockKey> space) {
        int stride = Math.max(1, viewers.size() / PLACES);
        List<double[]> places = new ArrayList<>();
        int[] seen = {0};
        viewers.forEach(viewer -> {
            if (seen[0]++ % stride == 0 && viewer.films().size() >= LEAST_FILMS) {
                space.place(viewer.taste()).ifPresent(places::add);
            }
        });
        return places;
    }

    /** The same space seen from the mean of the viewers. */
    private static TasteSpace<BlockKey> from(TasteSpace<BlockKey> space, double[] mean) {
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

    private static double[] mean(List<double[]> vectors) {
        double[] mean = new double[vectors.get(0).length];
        for (double[] vector : vectors) {
            for (int i = 0; i < mean.length; i++) {
                mean[i] += vector[i] / vectors.size();
            }
        }
        return mean;
    }

    private static List<double[]> points(
            ViewerSample viewers, TasteSpace<BlockKey> space, PrincipalComponents directions) {
        List<double[]> points = new ArrayList<>();
        viewers.forEach(viewer -> {
            if (viewer.films().size() >= LEAST_FILMS) {
                space.place(viewer.taste())
                        .map(directions::project)
                        .filter(Vectors::normalise)
                        .ifPresent(points::add);
            }
        });
        return points;
    }

    private static ClusterStatistics statistics(
            ViewerSample viewers, TasteSpace<BlockKey> space, List<double[]> centroids) {
        ClusterStatistics statistics = new ClusterStatistics(space, centroids.size());
        viewers.forEach(viewer -> space.place(viewer.taste()).ifPresent(place -> {
            int nearest = Clusters.around(centroids, List.of(place)).labels()[0];
            statistics.add(nearest, 1 - Vectors.dot(place, centroids.get(nearest)), viewer);
        }));
        return statistics;
    }

    private PersonaSet named(
            TasteSpace<BlockKey> space,
            List<double[]> centroids,
            ClusterStatistics statistics,
            Catalogue catalogue,
            Optional<PersonaSet> last,
            String version,
            Instant now,
            double silhouette) {
        List<Optional<Persona>> former = PersonaMatch.match(space, centroids, last);
        // The largest first: whoever comes first has the choice of names.
        List<Integer> order = order(former, statistics);
        int number = last.map(PersonaSet::highestNumber).orElse(0);
        int highest = number
                + (int) order.stream()
                        .filter(cluster -> former.get(cluster).isEmpty())
                        .count();
        Set<String> taken = new HashSet<>();
        List<Persona> personas = new ArrayList<>();
        for (int cluster : order) {
            String id = former.get(cluster).map(Persona::personaId).orElse(null);
            if (id == null) {
                id = PREFIX + ++number;
            }
            List<Evidence> evidence = statistics.evidence(cluster, catalogue);
            List<Evidence> shown = names.shown(evidence);
            String name = names.name(evidence, former.get(cluster).map(Persona::name), taken);
            taken.add(name);
            personas.add(new Persona(
                    id,
                    name,
                    version,
                    statistics.size(cluster),
                    features(shown, Feature.Kind.GENRE),
                    features(shown, Feature.Kind.KEYWORD),
                    blocks(space, centroids.get(cluster), statistics.taste(cluster)),
                    order.size(),
                    highest,
                    now,
                    silhouette,
                    statistics.meanDistance(cluster),
                    names.sentence(evidence),
                    shown.stream().map(Evidence::toModel).toList(),
                    statistics.typicalFilms(cluster)));
        }
        return new PersonaSet(personas);
    }

    private static List<String> features(List<Evidence> evidence, Feature.Kind kind) {
        return evidence.stream()
                .map(Evidence::feature)
                .filter(feature -> feature.kind() == kind)
                .map(Feature::name)
                .toList();
    }

    private static List<Persona.Block> blocks(TasteSpace<BlockKey> space, double[] centroid, List<TasteSum> taste) {
        List<Persona.Block> blocks = new ArrayList<>();
        int from = 0;
        for (int i = 0; i < space.parts().size(); i++) {
            Part<BlockKey> part = space.parts().get(i);
            int to = from + part.dimensions();
            blocks.add(new Persona.Block(
                    part.key().modality(),
                    part.key().model(),
                    Vectors.toFloats(Arrays.copyOfRange(centroid, from, to), 1),
                    part.share(),
                    part.mean(),
                    part.scale(),
                    part.origin(),
                    taste.get(i).weight(),
                    Vectors.toFloats(taste.get(i).vector(), 1)));
            from = to;
        }
        return blocks;
    }

    /** Those with a name to keep first, then the largest. */
    private static List<Integer> order(List<Optional<Persona>> former, ClusterStatistics statistics) {
        return IntStream.range(0, former.size())
                .filter(cluster -> statistics.size(cluster) > 0)
                .boxed()
                .sorted(Comparator.comparing(
                                (Integer cluster) -> former.get(cluster).isEmpty())
                        .thenComparing(cluster -> -statistics.size(cluster)))
                .toList();
    }
}
