package com.movieconcierge.evaluation.report;

import com.movieconcierge.evaluation.measure.ModelResult;
import java.util.Arrays;
import java.util.List;

/**
 * What came of an evaluation.
 *
 * @param protocol how it was done, a line each, in order
 * @param models in the order in which they were asked for
 * @param ties of one model, the same figure over several random orders of ratings of one moment; empty where that was not asked
 *     for
 */
public record Evaluation(List<Line> protocol, List<ModelResult> models, List<TieSpread> ties) {

    public Evaluation {
        protocol = List.copyOf(protocol);
        models = List.copyOf(models);
        ties = List.copyOf(ties);
    }

    /** One line of the protocol, such as {@code Films ranked: 9,742}. */
    public record Line(String name, String value) {}

    /** NDCG@10 of a model, one an order; at least one. */
    public record TieSpread(String model, List<Double> values) {

        public TieSpread {
            values = List.copyOf(values);
        }

        public double least() {
            return sorted()[0];
        }

        public double median() {
            double[] sorted = sorted();
            return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
        }

        public double most() {
            return sorted()[values.size() - 1];
        }

        private double[] sorted() {
            double[] sorted = values.stream().mapToDouble(Double::doubleValue).toArray();
            Arrays.sort(sorted);
            return sorted;
        }
    }
}
