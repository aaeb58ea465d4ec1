package com.movieconcierge.recommend.domain.index;

/** The k best rows seen so far, a binary heap with the worst on top; of equal scores the lower row is better. */
public final class TopK {
    private final float[] scores;
    private final int[] rows;
    private int size;

    /** Room for the best {@code k}; positive. */
    public TopK(int k) {
        scores = new float[k];
        rows = new int[k];
    }

    /** Takes the row if it is among the best so far; NaN never is. */
    public void offer(float score, int row) {
        if (size < scores.length) {
            if (!Float.isNaN(score)) {
                place(size++, score, row, true);
            }
        } else if (worse(scores[0], rows[0], score, row)) {
            place(0, score, row, false);
        }
    }

    private void place(int at, float score, int row, boolean up) {
        int hole = at;
        if (up) {
            for (int parent = (hole - 1) / 2;
                    hole > 0 && worse(score, row, scores[parent], rows[parent]);
                    parent = (hole - 1) / 2) {
                move(parent, hole);
                hole = parent;
            }
        } else {
            for (int child = worseChild(hole); child < size; child = worseChild(hole)) {
                if (!worse(scores[child], rows[child], score, row)) {
                    break;
                }
                move(child, hole);
                hole = child;
            }
        }
        scores[hole] = score;
        rows[hole] = row;
    }

    private int worseChild(int parent) {
        int left = 2 * parent + 1;
        int right = left + 1;
        return right < size && worse(scores[right], rows[right], scores[left], rows[left]) ? right : left;
    }

    private void move(int from, int to) {
        scores[to] = scores[from];
        rows[to] = rows[from];
    }

    private static boolean worse(float scoreA, int rowA, float scoreB, int rowB) {
        return scoreA < scoreB || (scoreA == scoreB && rowA > rowB);
    }

    /** What a score must reach to be taken. */
    public float threshold() {
        return size < scores.length ? Float.NEGATIVE_INFINITY : scores[0];
    }

    /** The rows, best first. Empties the heap. */
    public int[] drain() {
        int[] best = new int[size];
        while (size > 0) {
            best[--size] = rows[0];
            if (size > 0) {
                place(0, scores[size], rows[size], false);
            }
        }
        return best;
    }
}
