package com.movieconcierge.evaluation.measure;

import java.util.Arrays;

/** What the ranks of the films that were chosen are worth, in [0, 1]; with one target each is what the literature calls so. */
public enum Metric {
    /** Järvelin, Kekäläinen: "Cumulated gain-based evaluation of IR techniques", TOIS 2002; gains of 0 and 1. */
    NDCG_10("NDCG@10") {
        @Override
        double of(int[] ranks) {
            double gain = Arrays.stream(ranks)
                    .filter(rank -> rank < Answer.LIST)
                    .mapToDouble(Metric::discount)
                    .sum();
            double best = 0;
            for (int rank = 0; rank < Math.min(ranks.length, Answer.LIST); rank++) {
                best += discount(rank);
            }
            return gain / best;
        }
    },
    /** Whether any target is among the first ten. */
    HIT_10("HR@10") {
        @Override
        double of(int[] ranks) {
            return Arrays.stream(ranks).anyMatch(rank -> rank < Answer.LIST) ? 1 : 0;
        }
    },
    RECALL_10("Recall@10") {
        @Override
        double of(int[] ranks) {
            return recall(ranks, Answer.LIST);
        }
    },
    RECALL_100("Recall@100") {
        @Override
        double of(int[] ranks) {
            return recall(ranks, 100);
        }
    },
    /** One over the place of the first target. */
    MRR("MRR") {
        @Override
        double of(int[] ranks) {
            return 1.0 / (1 + Arrays.stream(ranks).min().orElse(Integer.MAX_VALUE - 1));
        }
    };

    private final String label;

    Metric(String label) {
        this.label = label;
    }

    /** As reports show it. */
    public String label() {
        return label;
    }

    /** @param ranks from 0, of at least one target */
    abstract double of(int[] ranks);

    private static double discount(int rank) {
        return Math.log(2) / Math.log(rank + 2);
    }

    private static double recall(int[] ranks, int within) {
        return (double) Arrays.stream(ranks).filter(rank -> rank < within).count() / Math.min(ranks.length, within);
    }
}
