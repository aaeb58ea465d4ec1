package com.movieconcierge.trailers.child;

import com.movieconcierge.embedding.domain.visual.RgbImage;
import com.movieconcierge.embedding.domain.visual.TrailerReader.Trailer;
import com.movieconcierge.embedding.domain.visual.TrailerReader.TrailerException;
import com.movieconcierge.embedding.domain.visual.TrailerReader.TrailerException.Reason;
import com.movieconcierge.model.FilmDna.TrailerMeasures;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What the process answers, as a file, big-endian: the word {@value #MAGIC}, then one byte. 0: duration (long, ms), shots
 * (int), median shot (long, ms), motion (double), number of frames (int) and each frame: time (long, ms), width, height
 * (int), width · height · 3 bytes of RGB. 1: reason and message of a refusal (modified UTF-8). Whoever reads it believes
 * none of its numbers: the process may have been taken over by what it read.
 */
public final class TrailerResult {
    private static final int MAGIC = 0x54524c31;
    private static final int SEEN = 0;
    private static final int REFUSED = 1;
    private static final int MOST_FRAMES = 64;
    private static final int LONGEST_SIDE = 1024;
    private static final int LONGEST_MESSAGE = 500;

    private TrailerResult() {}

    /** Whole or not at all: the process may be ended at any time. */
    static void write(Path file, Trailer trailer) throws IOException {
        write(file, out -> {
            TrailerMeasures measures = trailer.measures();
            out.writeByte(SEEN);
            out.writeLong(measures.duration().toMillis());
            out.writeInt(measures.shots());
            out.writeLong(measures.medianShot().toMillis());
            out.writeDouble(measures.motion());
            out.writeInt(trailer.frames().size());
            for (Trailer.Frame frame : trailer.frames()) {
                write(out, frame);
            }
        });
    }

    static void write(Path file, TrailerException refusal) throws IOException {
        String message = String.valueOf(refusal.getMessage());
        write(file, out -> {
            out.writeByte(REFUSED);
            out.writeUTF(refusal.reason().name());
            out.writeUTF(message.substring(0, Math.min(message.length(), LONGEST_MESSAGE)));
        });
    }

    private interface Body {
        void to(DataOutputStream out) throws IOException;
    }

    private static void write(Path file, Body body) throws IOException {
        Path coming = file.resolveSibling(file.getFileName() + ".coming");
        try (var out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(coming)))) {
            out.writeInt(MAGIC);
            body.to(out);
        }
        Files.move(coming, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void write(DataOutputStream out, Trailer.Frame frame) throws IOException {
        RgbImage image = frame.image();
        out.writeLong(frame.at().toMillis());
        out.writeInt(image.width());
        out.writeInt(image.height());
        byte[] bytes = new byte[image.pixels().length * 3];
        for (int i = 0; i < image.pixels().length; i++) {
            int pixel = image.pixels()[i];
            bytes[3 * i] = (byte) (pixel >> 16);
            bytes[3 * i + 1] = (byte) (pixel >> 8);
            bytes[3 * i + 2] = (byte) pixel;
        }
        out.write(bytes);
    }

    /**
     * @throws TrailerException the refusal, where the answer is one
     * @throws IOException when it is no answer
     */
    public static Trailer read(Path file) throws IOException, TrailerException {
        try (var in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            require(in.readInt() == MAGIC, "does not begin like one");
            if (in.readByte() == REFUSED) {
                throw new TrailerException(Reason.valueOf(in.readUTF()), in.readUTF());
            }
            var measures = new TrailerMeasures(
                    Duration.ofMillis(in.readLong()), in.readInt(), Duration.ofMillis(in.readLong()), in.readDouble());
            int frames = in.readInt();
            require(frames >= 0 && frames <= MOST_FRAMES, "has " + frames + " frames");
            List<Trailer.Frame> seen = new ArrayList<>();
            for (int i = 0; i < frames; i++) {
                seen.add(frame(in));
            }
            return new Trailer(seen, measures);
        } catch (IllegalArgumentException e) {
            throw new IOException("the answer cannot be used: " + e.getMessage(), e);
        }
    }

    private static Trailer.Frame frame(DataInputStream in) throws IOException {
        long at = in.readLong();
        int width = in.readInt();
        int height = in.readInt();
        require(at >= 0 && side(width) && side(height), "has a frame of " + width + " x " + height + " at " + at);
        byte[] bytes = in.readNBytes(width * height * 3);
        require(bytes.length == width * height * 3, "breaks off");
        return new Trailer.Frame(Duration.ofMillis(at), new RgbImage(width, height, pixels(bytes)));
    }

    static int[] pixels(byte[] rgb) {
        int[] pixels = new int[rgb.length / 3];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (rgb[3 * i] & 0xff) << 16 | (rgb[3 * i + 1] & 0xff) << 8 | rgb[3 * i + 2] & 0xff;
        }
        return pixels;
    }

    private static boolean side(int pixels) {
        return pixels > 0 && pixels <= LONGEST_SIDE;
    }

    private static void require(boolean holds, String what) throws IOException {
        if (!holds) {
            throw new IOException("the answer " + what);
        }
    }
}
