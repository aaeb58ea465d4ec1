package com.movieconcierge.trailers;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.bytedeco.ffmpeg.ffmpeg;
import org.bytedeco.javacpp.Loader;

/** Videos to test with, drawn here and encoded by the FFmpeg that comes with the library. */
final class TestVideos {
    static final int RATE = 25;
    /** Where the build has FFmpeg unpacked to. */
    static final Path LIBRARIES = Path.of("target", "ffmpeg").toAbsolutePath();

    /** Draws a frame of a scene. */
    interface Scene {
        /** @param t from 0 to 1 over the scene */
        void draw(Graphics2D canvas, int width, int height, double t);
    }

    private final List<Scene> scenes = new ArrayList<>();
    private final List<Integer> frames = new ArrayList<>();
    private int width = 320;
    private int height = 180;

    TestVideos size(int width, int height) {
        this.width = width;
        this.height = height;
        return this;
    }

    TestVideos then(int frames, Scene scene) {
        this.frames.add(frames);
        scenes.add(scene);
        return this;
    }

    /** A wall of tiles in two colours. */
    static Scene tiles(int first, int second, int tile) {
        return (canvas, width, height, t) -> {
            canvas.setColor(new Color(first));
            canvas.fillRect(0, 0, width, height);
            canvas.setColor(new Color(second));
            for (int y = 0; y < height; y += tile) {
                for (int x = y / tile % 2 * tile; x < width; x += 2 * tile) {
                    canvas.fillRect(x, y, tile, tile);
                }
            }
        };
    }

    /** The same wall, running by. */
    static Scene running(int first, int second, int tile, double tiles) {
        Scene wall = tiles(first, second, tile);
        return (canvas, width, height, t) -> {
            double by = t * tiles * tile % (2 * tile);
            canvas.translate(-by, 0);
            wall.draw(canvas, width + 2 * tile, height, t);
            canvas.translate(by, 0);
        };
    }

    static Scene plain(int colour) {
        return (canvas, width, height, t) -> {
            canvas.setColor(new Color(colour));
            canvas.fillRect(0, 0, width, height);
        };
    }

    /** Light from one share to another. */
    static Scene fading(Scene scene, double from, double to) {
        return (canvas, width, height, t) -> {
            scene.draw(canvas, width, height, t);
            canvas.setColor(new Color(0, 0, 0, (float) (1 - from - (to - from) * t)));
            canvas.fillRect(0, 0, width, height);
        };
    }

    /** Between bars of a share of the height each. */
    static Scene letterboxed(Scene scene, double share) {
        return (canvas, width, height, t) -> {
            scene.draw(canvas, width, height, t);
            canvas.setColor(Color.BLACK);
            int bar = (int) (share * height);
            canvas.fillRect(0, 0, width, bar);
            canvas.fillRect(0, height - bar, width, bar);
        };
    }

    /** Encodes what was drawn: "-c:v", "mpeg4" and the like. */
    Path encode(Path file, String... codec) throws IOException {
        List<String> command = new ArrayList<>(List.of(Loader.load(ffmpeg.class), "-v", "error", "-y"));
        command.addAll(List.of("-f", "rawvideo", "-pix_fmt", "bgr24", "-s", width + "x" + height));
        command.addAll(List.of("-r", Integer.toString(RATE), "-i", "-"));
        command.addAll(List.of(codec));
        command.add(file.toString());
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        // Its libraries lie beside it and do not look for each other there.
        String beside = Path.of(command.get(0)).getParent().toString();
        builder.environment().putAll(Map.of("LD_LIBRARY_PATH", beside, "DYLD_LIBRARY_PATH", beside));
        Process process = builder.start();
        try (OutputStream out = new BufferedOutputStream(process.getOutputStream(), 1 << 20)) {
            draw(out);
        }
        try {
            if (!process.waitFor(2, TimeUnit.MINUTES) || process.exitValue() != 0) {
                throw new IOException("ffmpeg cannot encode " + file);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
        return file;
    }

    private void draw(OutputStream out) throws IOException {
        for (int scene = 0; scene < scenes.size(); scene++) {
            for (int frame = 0; frame < frames.get(scene); frame++) {
                BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
                Graphics2D canvas = image.createGraphics();
                scenes.get(scene).draw(canvas, width, height, (double) frame / frames.get(scene));
                canvas.dispose();
                out.write(((DataBufferByte) image.getRaster().getDataBuffer()).getData());
            }
        }
    }
}
