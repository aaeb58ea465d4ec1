package com.movieconcierge.behaviour;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * A model as bytes, big-endian: the format's version; ids of the films; scales; the matrix, a row after the other; successions; the
 * factors, see {@link FactorBytes}. The films of a row rise and stand as differences, seven bits a byte, the low ones first, the top bit saying
 * that more follow (as in protocol buffers); weights are 32-bit floats.
 */
public final class NextFilmModelBytes {
    private static final int VERSION = 2;
    /** Without factors; read so that what was published before a reader's update goes on serving. */
    private static final int FIRST_VERSION = 1;
    /** More than any machine can fit; a length beyond it is no length. */
    private static final int MOST_FILMS = 1_000_000;

    private static final int VERSION_BYTES = 6;

    private NextFilmModelBytes() {}

    public static byte[] of(NextFilmModel model) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(VERSION);
            out.writeInt(model.films().size());
            for (String film : model.films()) {
                out.writeUTF(film);
            }
            ModelFields.writeScales(out, model.scales());
            SparseRows matrix = model.weights();
            for (int row = 0; row < matrix.rows(); row++) {
                ModelFields.writeRising(out, matrix.columns(row));
                ModelFields.writeFloats(out, matrix.values(row), matrix.values(row).length);
            }
            SuccessionCounts successions = model.successions();
            for (int film = 0; film < model.films().size(); film++) {
                ModelFields.writeSmall(out, successions.viewers()[film]);
                ModelFields.writeRising(out, successions.next()[film]);
                for (int count : successions.counts()[film]) {
                    ModelFields.writeSmall(out, count);
                }
            }
            FactorBytes.write(out, model.factors());
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail to be written", e);
        }
        return bytes.toByteArray();
    }

    /** What a model is called by: the first 12 hexadecimal digits of the SHA-256 of its bytes. */
    public static String version(byte[] bytes) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return HexFormat.of().formatHex(digest, 0, VERSION_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** @throws IllegalArgumentException when these are not the bytes of a model; says why */
    public static NextFilmModel read(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            int version = in.readInt();
            if (version < FIRST_VERSION || version > VERSION) {
                throw new IllegalArgumentException("format " + version + " of a model of what people choose next"
                        + " is not known here, only " + FIRST_VERSION + " to " + VERSION);
            }
            int known = ModelFields.length(in.readInt(), MOST_FILMS);
            List<String> films = new ArrayList<>();
            for (int film = 0; film < known; film++) {
                films.add(in.readUTF());
            }
            List<Double> scales = ModelFields.readScales(in);
            if (version == FIRST_VERSION) {
                skipMoments(in);
            }
            SparseRows weights = readMatrix(in, known * scales.size(), known);
            SuccessionCounts successions = readSuccessions(in, known);
            NextFilmModel model = new NextFilmModel(
                    films,
                    new EventDecay(scales),
                    weights,
                    successions,
                    version == FIRST_VERSION ? Optional.empty() : FactorBytes.read(in, known));
            if (in.read() >= 0) {
                throw new IllegalArgumentException("more bytes than a model of what people choose next has");
            }
            return model;
        } catch (IOException e) {
            throw new IllegalArgumentException("a model of what people choose next ends too early: " + e, e);
        }
    }

    /** Which the first format could tell apart, and which nobody published. */
    private static void skipMoments(DataInputStream in) throws IOException {
        ModelFields.readBounds(in);
        int matrices = in.readInt();
        if (matrices != 1) {
            throw new IllegalArgumentException("kinds of moments have " + matrices + " matrices, 1 can be read");
        }
    }

    private static SparseRows readMatrix(DataInputStream in, int rows, int known) throws IOException {
        int[][] columns = new int[rows][];
        float[][] values = new float[rows][];
        for (int row = 0; row < rows; row++) {
            columns[row] = ModelFields.readRising(in, known);
            values[row] = ModelFields.readFloats(in, columns[row].length, 0, "a weight of row " + row);
        }
        return new SparseRows(columns, values);
    }

    private static SuccessionCounts readSuccessions(DataInputStream in, int known) throws IOException {
        int[] viewers = new int[known];
        int[][] next = new int[known][];
        int[][] counts = new int[known][];
        for (int film = 0; film < known; film++) {
            viewers[film] = ModelFields.readSmall(in);
            next[film] = ModelFields.readRising(in, known);
            counts[film] = new int[next[film].length];
            for (int i = 0; i < counts[film].length; i++) {
                counts[film][i] = ModelFields.readSmall(in);
            }
        }
        return new SuccessionCounts(viewers, next, counts);
    }
}
