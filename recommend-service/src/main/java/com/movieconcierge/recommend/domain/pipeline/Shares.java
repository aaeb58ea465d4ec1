package com.movieconcierge.recommend.domain.pipeline;

import com.movieconcierge.model.Film;
import com.movieconcierge.model.Modality;
import com.movieconcierge.recommend.domain.pipeline.Intent.Attribution;
import com.movieconcierge.recommend.domain.pipeline.Recommendations.Contribution;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The score of one film, taken apart by {@link Attribution}. */
public final class Shares {
    /** float32 sums and rows leave about 1e-6; more means that a profile and its history disagree. */
    private static final double ROUNDING = 1e-4;
    /** A reason that weighs at least so much of the strongest will do as well. */
    private static final double NEARLY = 0.75;

    private final List<Modality> modalities;
    private final double[] content;
    private final List<Term> terms;
    private final double[][] parts;
    private final double[] shares;
    private final double popularity;
    private final boolean accountsForAll;
    /** Ids of films that other sentences of the list name already. */
    private final Set<String> spared;

    /**
     * A part of the question, without its share.
     *
     * @param film for {@link Contribution.Kind#FILM} only
     * @param rating the viewer's stars for it, if any
     * @param word for {@link Contribution.Kind#WORD} only
     * @param isReason whether it may stand in the sentence
     */
    public record Term(
            Contribution.Kind kind,
            @Nullable Film film,
            @Nullable Double rating,
            @Nullable String word,
            boolean isReason) {}

    /**
     * What a score is made of.
     *
     * @param content the whole content part, by modality
     * @param parts a row a term, by modality
     * @param accountsForAll true when nothing may be left over
     */
    public Shares(
            List<Modality> modalities,
            double[] content,
            List<Term> terms,
            double[][] parts,
            double popularity,
            boolean accountsForAll) {
        this(
                modalities,
                content,
                terms,
                parts,
                Stream.of(parts).mapToDouble(Shares::sum).toArray(),
                popularity,
                accountsForAll,
                Set.of());
    }

    private Shares(
            List<Modality> modalities,
            double[] content,
            List<Term> terms,
            double[][] parts,
            double[] shares,
            double popularity,
            boolean accountsForAll,
            Set<String> spared) {
        this.modalities = modalities;
        this.content = content;
        this.terms = terms;
        this.parts = parts;
        this.shares = shares;
        this.popularity = popularity;
        this.accountsForAll = accountsForAll;
        this.spared = Set.copyOf(spared);
    }

    /**
     * These and others as the shares of one score, to which either side adds its own times a factor; popularity is the same
     * on both and counts once.
     *
     * @param factors of these, one a modality; more than there are modalities count for nothing
     * @param otherFactors of the others
     */
    Shares blended(double[] factors, Shares other, double[] otherFactors) {
        int width = modalities.size();
        double[] sum = scaled(content, factors, width);
        double[] others = scaled(other.content, otherFactors, width);
        for (int k = 0; k < width; k++) {
            sum[k] += others[k];
        }
        return new Shares(
                modalities,
                sum,
                Stream.concat(terms.stream(), other.terms.stream()).toList(),
                Stream.concat(
                                Stream.of(parts).map(part -> scaled(part, factors, width)),
                                Stream.of(other.parts).map(part -> scaled(part, otherFactors, width)))
                        .toArray(double[][]::new),
                popularity,
                accountsForAll && other.accountsForAll);
    }

    /**
     * These, with another film in the sentence than any of the given ones, where one weighs nearly as much: five cards should
     * not say the same.
     */
    Shares sparing(Set<String> films) {
        return new Shares(modalities, content, terms, parts, shares, popularity, accountsForAll, films);
    }

    /** @param width how many modalities there are; 0 for those that the values lack */
    private static double[] scaled(double[] values, double[] factors, int width) {
        double[] scaled = Arrays.copyOf(values, width);
        for (int k = 0; k < width; k++) {
            scaled[k] *= factors[k];
        }
        return scaled;
    }

    public double score() {
        return sum(content) + popularity;
    }

    /** What popularity adds. */
    public double popularity() {
        return popularity;
    }

    /** What the terms leave over of the content part. */
    public double unlisted() {
        return sum(content) - sum(shares);
    }

    /** True when nothing should be left over, and something is. */
    public boolean isInconsistent() {
        return accountsForAll && Math.abs(unlisted()) > ROUNDING;
    }

    /**
     * The term for the sentence: the greatest positive share of those that may be reasons, or one that is nearly as great; see
     * {@link #sparing}.
     */
    public Optional<Contribution> reason() {
        OptionalInt reason = strongest();
        return reason.isPresent() ? Optional.of(contribution(reason.getAsInt())) : Optional.empty();
    }

    /**
     * Everything the score adds up from: at most {@code most} terms, the largest shares first, whatever their sign; all
     * others in one; popularity. The term of the sentence is among them, even where larger negative shares would crowd it
     * out.
     */
    public List<Contribution> listed(int most) {
        List<Integer> named = new ArrayList<>(IntStream.range(0, shares.length)
                .filter(term -> shares[term] != 0)
                .boxed()
                .sorted(Comparator.comparingDouble(term -> -Math.abs(shares[term])))
                .limit(most)
                .toList());
        strongest().ifPresent(term -> {
            if (!named.contains(term)) {
                named.set(named.size() - 1, term);
            }
        });
        double[] rest = content.clone();
        List<Contribution> listed = new ArrayList<>();
        for (int term : named) {
            listed.add(contribution(term));
            for (int k = 0; k < rest.length; k++) {
                rest[k] -= parts[term][k];
            }
        }
        listed.add(new Contribution(Contribution.Kind.REST, null, null, null, sum(rest), byModality(rest)));
        listed.add(Contribution.popularity(popularity));
        return listed;
    }

    private OptionalInt strongest() {
        OptionalInt strongest = strongest(term -> true);
        if (spared.isEmpty() || strongest.isEmpty()) {
            return strongest;
        }
        double enough = NEARLY * shares[strongest.getAsInt()];
        OptionalInt fresh = strongest(term -> shares[term] >= enough && !isSpared(terms.get(term)));
        return fresh.isPresent() ? fresh : strongest;
    }

    private OptionalInt strongest(IntPredicate among) {
        return IntStream.range(0, shares.length)
                .filter(term -> shares[term] > 0 && terms.get(term).isReason() && among.test(term))
                .reduce((a, b) -> shares[b] > shares[a] ? b : a);
    }

    private boolean isSpared(Term term) {
        Film film = term.film();
        return film != null && spared.contains(film.movieId());
    }

    /** Every term that may be a reason and adds something, the largest first. */
    public List<Contribution> reasons() {
        return IntStream.range(0, shares.length)
                .filter(term -> shares[term] > 0 && terms.get(term).isReason())
                .mapToObj(this::contribution)
                .sorted(Comparator.comparingDouble(Contribution::share).reversed())
                .toList();
    }

    private Contribution contribution(int i) {
        Term term = terms.get(i);
        return new Contribution(term.kind(), term.film(), term.rating(), term.word(), shares[i], byModality(parts[i]));
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
