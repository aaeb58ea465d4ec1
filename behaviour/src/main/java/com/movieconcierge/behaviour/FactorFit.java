package com.movieconcierge.behaviour;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Learns {@link NextFilmFactors} so that what was chosen is likely among all films that the viewer had not seen: the full softmax
 * over the choices of a log, by {@link Adam}. What is random comes from the seed, and what is added up is added in one order, so
 * the same log gives the same factors on any number of cores.
 */
final class FactorFit {
    /** Consecutive choices of a viewer that stay together. */
    private static final int PIECE = 32;
    /** Choices that a thread takes on at a time. */
    private static final int CHOICES = 128;
    /** So many times {@value #CHOICES} choices make a step. The result depends on it, so it is not the number of cores. */
    private static final int BATCHES = 4;
    /** Standard deviation of what the factors start from; less where they start from the films' content. */
    private static final double START = 0.1;

    private static final double START_BESIDE_CONTENT = 0.03;
    /** What the rate does not fall below, of what it was at first. */
    private static final double LEAST_RATE = 0.1;

    private final FactorSettings settings;
    private final EventDecay decay;
    private final AskingGaps gaps;
    private final FilmNumbers numbers;
    /** Of each film alone. */
    private final FactorParameters own;

    private final FilmContent about;
    private final Optional<ContentMaps> content;
    /** What is asked: {@link #own}, and what the content adds. */
    private final FactorParameters parameters;

    private final Adam adam;
    private final List<FactorBatch> batches;

    FactorFit(FilmNumbers numbers, FactorSettings settings, AskingGaps gaps, FilmContent about) {
        this.settings = settings;
        this.decay = new EventDecay(settings.scales());
        this.gaps = gaps;
        this.numbers = numbers;
        int d = settings.dimensions();
        this.own = start(about.width() == 0 ? START : START_BESIDE_CONTENT);
        this.about = about;
        this.content = about.width() == 0
                ? Optional.empty()
                : Optional.of(new ContentMaps(about.of(numbers.learned()), numbers.counts(), d, settings.seed() + 1));
        this.parameters = content.isEmpty() ? own : own.withOtherVectors();
        content.ifPresent(maps -> maps.combine(own, parameters));
        this.adam = new Adam(own, settings.decay());
        this.batches = IntStream.range(0, BATCHES)
                .mapToObj(batch -> new FactorBatch(settings, decay, parameters, CHOICES))
                .toList();
    }

    private FactorParameters start(double deviation) {
        FactorParameters start =
                new FactorParameters(numbers.known(), settings.dimensions(), gaps.kinds() * decay.scales());
        start.fill(new Random(settings.seed()), deviation);
        Arrays.fill(start.gates(), 1);
        return start;
    }

    /**
     * @param unlearned films whose factors are to be predicted; they come behind those that are learned
     * @throws IllegalStateException when it goes astray instead of learning
     */
    NextFilmFactors fit(List<ViewerEvents> viewers, int[] unlearned) {
        List<ChoicePiece> pieces = pieces(viewers);
        long choices = pieces.stream().mapToLong(ChoicePiece::size).sum();
        int epochs = settings.epochs(choices);
        int looked = (int) Math.ceil(pieces.size() * settings.part(choices));
        for (int epoch = 0; epoch < epochs; epoch++) {
            Collections.shuffle(pieces, new Random(settings.seed() + epoch));
            double loss = learn(groups(pieces.subList(0, looked)), epoch, rate(epoch, epochs));
            if (!Double.isFinite(loss)) {
                throw new IllegalStateException("the loss of epoch " + epoch + " is " + loss + ", with " + settings);
            }
        }
        FactorParameters predicted = content.map(maps -> maps.predicted(about.of(unlearned)))
                .orElseGet(() -> new FactorParameters(0, settings.dimensions(), 0));
        return new AskedFactors(parameters, predicted).of(numbers.counts(), decay, gaps, settings.weight());
    }

    /** Returns the loss. */
    private double learn(List<List<ChoicePiece>> groups, int epoch, double rate) {
        double loss = 0;
        for (int first = 0; first < groups.size(); first += BATCHES) {
            List<List<ChoicePiece>> step = groups.subList(first, Math.min(first + BATCHES, groups.size()));
            long seed = settings.seed() + (long) epoch * groups.size() + first;
            Matrix out = parameters.outByDimension();
            Cores.forEach(step.size(), batch -> batches.get(batch)
                    .compute(step.get(batch), parameters, out, new SplittableRandom(seed + batch)));
            List<FactorBatch> done = batches.subList(0, step.size());
            FactorParameters gradient = done.get(0).gradients();
            gradient.add(done.stream().skip(1).map(FactorBatch::gradients).toList());
            adam.step(gradient, rate);
            content.ifPresent(maps -> {
                maps.step(gradient, rate);
                maps.combine(own, parameters);
            });
            loss += done.stream().mapToDouble(FactorBatch::loss).sum();
        }
        return loss;
    }

    /** Full in the first half of the epochs, then falling. */
    private double rate(int epoch, int epochs) {
        int half = epochs / 2;
        double left = (double) (epochs - epoch) / (epochs - half + 1);
        return settings.rate() * Math.max(LEAST_RATE, Math.min(1, left));
    }

    private List<ChoicePiece> pieces(List<ViewerEvents> viewers) {
        double mean = RidgeSystem.meanWeight(viewers, settings.lengthExponent());
        List<ChoicePiece> pieces = new ArrayList<>();
        for (ViewerEvents events : viewers) {
            int[] films = events.films().map(numbers::number).toArray();
            byte[] kinds = new byte[films.length];
            for (int t = 1; t < kinds.length; t++) {
                kinds[t] = (byte) gaps.kind(events.time(t) - events.time(t - 1));
            }
            float weight = (float) (Math.pow(events.size(), -settings.lengthExponent()) / mean);
            for (int from = 1; from < films.length; from += PIECE) {
                pieces.add(new ChoicePiece(films, kinds, from, Math.min(films.length, from + PIECE), weight));
            }
        }
        return pieces;
    }

    /** As many pieces each as have at most {@value #CHOICES} choices. */
    private static List<List<ChoicePiece>> groups(List<ChoicePiece> pieces) {
        List<List<ChoicePiece>> groups = new ArrayList<>();
        int room = 0;
        for (ChoicePiece piece : pieces) {
            if (piece.size() > room) {
                groups.add(new ArrayList<>());
                room = CHOICES;
            }
            groups.get(groups.size() - 1).add(piece);
            room -= piece.size();
        }
        return groups;
    }
}
