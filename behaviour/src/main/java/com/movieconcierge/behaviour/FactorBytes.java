package com.movieconcierge.behaviour;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The part of {@link NextFilmModelBytes} that holds the factors: how many dimensions, 0 where there are none; bounds of the gaps;
 * scales; the vectors in, the gates and the vectors out as 32-bit floats.
 */
final class FactorBytes {
    private static final int MOST_DIMENSIONS = 4_096;

    private FactorBytes() {}

    static void write(DataOutputStream out, Optional<NextFilmFactors> known) throws IOException {
        out.writeInt(known.map(NextFilmFactors::dimensions).orElse(0));
        if (known.isPresent()) {
            NextFilmFactors factors = known.get();
            out.writeInt(factors.gaps().bounds().size());
            for (long bound : factors.gaps().bounds()) {
                out.writeLong(bound);
            }
            writeScales(out, factors.decay().list());
            writeFloats(out, factors.in(), factors.in().length);
            writeFloats(out, factors.gates(), factors.gates().length);
            writeFloats(out, factors.out(), factors.in().length);
        }
    }

    static Optional<NextFilmFactors> read(DataInputStream in, int films) throws IOException {
        int dimensions = NextFilmModelBytes.length(in.readInt(), MOST_DIMENSIONS);
        if (dimensions == 0) {
            return Optional.empty();
        }
        List<Long> bounds = new ArrayList<>();
        for (int left = NextFilmModelBytes.length(in.readInt(), NextFilmModelBytes.MOST_SCALES); left > 0; left--) {
            bounds.add(in.readLong());
        }
        AskingGaps gaps = new AskingGaps(bounds);
        EventDecay decay = new EventDecay(readScales(in));
        long vectors = (long) films * dimensions;
        float[] into = readFloats(in, vectors, 0);
        float[] gates = readFloats(in, (long) gaps.kinds() * decay.scales() * dimensions, 0);
        return Optional.of(
                new NextFilmFactors(dimensions, decay, gaps, into, gates, readFloats(in, vectors, dimensions)));
    }

    static void writeScales(DataOutputStream out, List<Double> scales) throws IOException {
        out.writeInt(scales.size());
        for (double scale : scales) {
            out.writeDouble(scale);
        }
    }

    static List<Double> readScales(DataInputStream in) throws IOException {
        List<Double> scales = new ArrayList<>();
        for (int left = NextFilmModelBytes.length(in.readInt(), NextFilmModelBytes.MOST_SCALES); left > 0; left--) {
            scales.add(in.readDouble());
        }
        return scales;
    }

    private static void writeFloats(DataOutputStream out, float[] numbers, int count) throws IOException {
        for (int i = 0; i < count; i++) {
            out.writeFloat(numbers[i]);
        }
    }

    /** @param room for so many more behind them */
    private static float[] readFloats(DataInputStream in, long count, int room) throws IOException {
        // What comes from memory is all available; a length that cannot be true must not take the heap.
        if (count * Float.BYTES > in.available()) {
            throw new EOFException("no " + count + " numbers are left");
        }
        float[] numbers = new float[(int) count + room];
        for (int i = 0; i < count; i++) {
            numbers[i] = in.readFloat();
            if (!Float.isFinite(numbers[i])) {
                throw new IllegalArgumentException("number " + i + " of the factors is none");
            }
        }
        return numbers;
    }
}
