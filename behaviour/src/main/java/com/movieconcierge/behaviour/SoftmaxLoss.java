package com.movieconcierge.behaviour;

/** How much a choice surprises, and which way each score makes it surprise less: the softmax with cross-entropy. */
final class SoftmaxLoss {
    private SoftmaxLoss() {}

    /**
     * Takes scores of candidates, and leaves in their place what the loss grows by with each: their probability, less one where the
     * choice is, times the weight.
     *
     * @param scores -∞ for what could not be chosen
     * @param start of the candidates among the scores
     * @param count of candidates
     * @param chosen a candidate, from 0
     * @return the surprise in nats, times the weight
     */
    static double apply(float[] scores, int start, int count, int chosen, float weight) {
        float largest = SoftmaxArithmetic.BEST.largest(scores, start, count);
        float ofChosen = scores[start + chosen] - largest;
        float sum = SoftmaxArithmetic.BEST.exponentials(scores, start, count, largest);
        float factor = weight / sum;
        for (int i = start; i < start + count; i++) {
            scores[i] *= factor;
        }
        scores[start + chosen] -= weight;
        return weight * (Math.log(sum) - ofChosen);
    }
}
