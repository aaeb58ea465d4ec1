package com.movieconcierge.recommend.domain.pipeline;

import com.movieconcierge.kernel.Modality;
import com.movieconcierge.recommend.domain.pipeline.Attribution.Summand;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The score of one film, taken apart by {@link Attribution}. */
public final class Shares {
    /** float32 sums and rows leave about 1e-6; more means that a profile and its history disagree. */
    private static final double ROUNDING = 1e-4;
    /** Nobody wants to read "because you rated it 2.0"; from three stars on the law counts a rating as liking. */
    private static final double LIKED = 3.0;

    private final List<Modality> modalities;
    private final double[] content;
    private final List<Summand> summands;
    private final double[][] parts;
    private final double[] shares;
    private final double popularity;
    private final boolean accountsForAll;

    /**
     * What a score is made of.
     *
     * @param content the whole content part, by modality
     * @param parts a row a rated film, by modality
     * @param accountsForAll true when nothing may be left over
     */
    Shares(
            List<Modality> modalities,
            double[] content,
            List<Summand> summands,
            double[][] parts,
            double popularity,
            boolean accountsForAll) {
        this.modalities = modalities;
        this.content = content;
        this.summands = summands;
        this.parts = parts;
        this.shares = Stream.of(parts).mapToDouble(Shares::sum).toArray();
        this.popularity = popularity;
        this.accountsForAll = accountsForAll;
    }

    public double score() {
        return sum(content) + popularity;
    }

    /** What popularity adds. */
    public double popularity() {
        return popularity;
    }

    /** What the rated films that are known here leave over of the content part. */
    public double unlisted() {
        return sum(content) - sum(shares);
    }

    /** True when nothing should be left over, and something is. */
    public boolean isInconsistent() {
        return accountsForAll && Math.abs(unlisted()) > ROUNDING;
    }

    /** The liked film with the greatest positive share: the one for the sentence. */
    public Optional<Contribution> reason() {
        OptionalInt reason = strongest();
        return reason.isPresent() ? Optional.of(contribution(reason.getAsInt())) : Optional.empty();
    }

    /**
     * Everything the score adds up from: at most {@code most} films, the largest shares first, whatever their sign; all
     * others in one; popularity. The film of the sentence is among them, even where larger negative shares would crowd it
     * out.
     */
    public List<Contribution> listed(int most) {
        List<Integer> named = new ArrayList<>(IntStream.range(0, shares.length)
                .filter(film -> shares[film] != 0)
                .boxed()
                .sorted(Comparator.comparingDouble(film -> -Math.abs(shares[film])))
                .limit(most)
                .toList());
        strongest().ifPresent(film -> {
            if (!named.contains(film)) {
                named.set(named.size() - 1, film);
            }
        });
        double[] rest = content.clone();
        List<Contribution> listed = new ArrayList<>();
        for (int film : named) {
            listed.add(contribution(film));
            for (int k = 0; k < rest.length; k++) {
                rest[k] -= parts[film][k];
            }
        }
        listed.add(new Contribution(Contribution.Kind.REST, null, null, sum(rest), byModality(rest)));
        listed.add(Contribution.popularity(popularity));
        return listed;
    }

    private OptionalInt strongest() {
        return IntStream.range(0, shares.length)
                .filter(film -> shares[film] > 0 && summands.get(film).rated().rating() >= LIKED)
                .reduce((a, b) -> shares[b] > shares[a] ? b : a);
    }

    private Contribution contribution(int film) {
        Summand summand = summands.get(film);
        return new Contribution(
                Contribution.Kind.FILM,
                summand.film(),
                summand.rated().rating(),
                shares[film],
                byModality(parts[film]));
    }

    private Map<Modality, Double> byModality(double[] values) {
        Map<Modality, Double> byModality = new EnumMap<>(Modality.class);
        for (int k = 0; k < values.length; k++) {
            byModality.put(modalities.get(k), values[k]);
        }
        return byModality;
    }

    private static double sum(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }
}
