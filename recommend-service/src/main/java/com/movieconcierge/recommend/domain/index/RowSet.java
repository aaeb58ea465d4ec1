package com.movieconcierge.recommend.domain.index;

import java.util.function.IntPredicate;

/** A set of rows as bits, 64 a word; mutable, for one thread. */
public final class RowSet {
    private final long[] words;

    private RowSet(long[] words) {
        this.words = words;
    }

    /** No row of {@code rows}. */
    public static RowSet none(int rows) {
        return new RowSet(new long[(rows + 63) / 64]);
    }

    /** Every row below {@code rows}. */
    public static RowSet all(int rows) {
        RowSet all = none(rows);
        for (int row = 0; row < rows; row++) {
            all.add(row);
        }
        return all;
    }

    public RowSet copy() {
        return new RowSet(words.clone());
    }

    /** A copy with room for more rows; the new ones are not in it. */
    RowSet grownTo(int rows) {
        long[] grown = new long[Math.max(words.length, (rows + 63) / 64)];
        System.arraycopy(words, 0, grown, 0, words.length);
        return new RowSet(grown);
    }

    public void add(int row) {
        words[row >> 6] |= 1L << row;
    }

    public void remove(int row) {
        words[row >> 6] &= ~(1L << row);
    }

    public boolean contains(int row) {
        return (row >> 6) < words.length && (words[row >> 6] & (1L << row)) != 0;
    }

    /** Keeps the rows that pass. */
    public void retain(IntPredicate keep) {
        for (int word = 0; word < words.length; word++) {
            for (long left = words[word]; left != 0; left &= left - 1) {
                int row = (word << 6) + Long.numberOfTrailingZeros(left);
                if (!keep.test(row)) {
                    remove(row);
                }
            }
        }
    }

    public int size() {
        int size = 0;
        for (long word : words) {
            size += Long.bitCount(word);
        }
        return size;
    }

    /** Four bits for the rows {@code row … row + 3}; {@code row} is a multiple of four. */
    int four(int row) {
        return (int) (words[row >> 6] >>> (row & 63)) & 0xF;
    }
}
