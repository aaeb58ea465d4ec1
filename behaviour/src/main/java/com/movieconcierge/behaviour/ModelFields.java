package com.movieconcierge.behaviour;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** What a model's bytes are made of; a length that cannot be true is refused before it takes memory. */
final class ModelFields {
    /** Of scales, and of bounds of gaps. */
    private static final int MOST_SCALES = 64;

    private ModelFields() {}

    static void writeScales(DataOutputStream out, List<Double> scales) throws IOException {
        out.writeInt(scales.size());
        for (double scale : scales) {
            out.writeDouble(scale);
        }
    }

    static List<Double> readScales(DataInputStream in) throws IOException {
        List<Double> scales = new ArrayList<>();
        for (int left = length(in.readInt(), MOST_SCALES); left > 0; left--) {
            scales.add(in.readDouble());
        }
        return scales;
    }

    static void writeBounds(DataOutputStream out, List<Long> bounds) throws IOException {
        out.writeInt(bounds.size());
        for (long bound : bounds) {
            out.writeLong(bound);
        }
    }

    static List<Long> readBounds(DataInputStream in) throws IOException {
        List<Long> bounds = new ArrayList<>();
        for (int left = length(in.readInt(), MOST_SCALES); left > 0; left--) {
            bounds.add(in.readLong());
        }
        return bounds;
    }

    /** Writes the first so many. */
    static void writeFloats(DataOutputStream out, float[] numbers, int count) throws IOException {
        for (int i = 0; i < count; i++) {
            out.writeFloat(numbers[i]);
        }
    }

    /**
     * Reads numbers, which have to be finite.
     *
     * @param room for so many more behind them
     * @param what one of them is
     */
    static float[] readFloats(DataInputStream in, long count, int room, String what) throws IOException {
        // What comes from memory is all available; a length that cannot be true must not take the heap.
        if (count * Float.BYTES > in.available()) {
            throw new EOFException("no " + count + " numbers are left");
        }
        float[] numbers = new float[(int) count + room];
        for (int i = 0; i < count; i++) {
            numbers[i] = in.readFloat();
            if (!Float.isFinite(numbers[i])) {
                throw new IllegalArgumentException(what + " is no number, at " + i);
            }
        }
        return numbers;
    }

    static void writeRising(DataOutputStream out, int[] numbers) throws IOException {
        writeSmall(out, numbers.length);
        int before = 0;
        for (int number : numbers) {
            writeSmall(out, number - before);
            before = number;
        }
    }

    static int[] readRising(DataInputStream in, int bound) throws IOException {
        int[] numbers = new int[length(readSmall(in), bound)];
        int before = 0;
        for (int i = 0; i < numbers.length; i++) {
            int step = readSmall(in);
            if (step < 0 || i > 0 && step == 0 || step >= bound - before) {
                throw new IllegalArgumentException("a row's films do not rise, or are beyond " + bound);
            }
            before += step;
            numbers[i] = before;
        }
        return numbers;
    }

    static int length(int length, int most) {
        if (length < 0 || length > most) {
            throw new IllegalArgumentException("a length of " + length + ", at most " + most + " can be");
        }
        return length;
    }

    static void writeSmall(DataOutputStream out, int number) throws IOException {
        int left = number;
        while (left >>> 7 != 0) {
            out.writeByte(left & 0x7f | 0x80);
            left >>>= 7;
        }
        out.writeByte(left);
    }

    static int readSmall(DataInputStream in) throws IOException {
        int number = 0;
        for (int shift = 0; shift < Integer.SIZE; shift += 7) {
            int next = in.readUnsignedByte();
            number |= (next & 0x7f) << shift;
            if (next < 0x80) {
                return number;
            }
        }
        throw new IllegalArgumentException("a number of more than 32 bits");
    }
}
