package com.movieconcierge.behaviour;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
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
            ModelFields.writeBounds(out, factors.gaps().bounds());
            ModelFields.writeScales(out, factors.decay().list());
            ModelFields.writeFloats(out, factors.in(), factors.in().length);
            ModelFields.writeFloats(out, factors.gates(), factors.gates().length);
            ModelFields.writeFloats(out, factors.out(), factors.in().length);
        }
    }

    static Optional<NextFilmFactors> read(DataInputStream in, int films) throws IOException {
        int dimensions = ModelFields.length(in.readInt(), MOST_DIMENSIONS);
        if (dimensions == 0) {
            return Optional.empty();
        }
        AskingGaps gaps = new AskingGaps(ModelFields.readBounds(in));
        EventDecay decay = new EventDecay(ModelFields.readScales(in));
        long vectors = (long) films * dimensions;
        float[] into = ModelFields.readFloats(in, vectors, 0, "a factor");
        float[] gates = ModelFields.readFloats(in, (long) gaps.kinds() * decay.scales() * dimensions, 0, "a gate");
        return Optional.of(new NextFilmFactors(
                dimensions, decay, gaps, into, gates, ModelFields.readFloats(in, vectors, dimensions, "a factor")));
    }
}
