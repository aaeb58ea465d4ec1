package com.movieconcierge.benchmarks;

import com.movieconcierge.embedding.adapter.djl.VisualModels;
import com.movieconcierge.embedding.domain.style.StyleModel;
import com.movieconcierge.embedding.domain.visual.ImageModel;
import com.movieconcierge.embedding.domain.visual.RgbImage;
import com.movieconcierge.kernel.StyleLayout;
import com.movieconcierge.kernel.Vectors;
import com.movieconcierge.model.Film;
import com.movieconcierge.model.ServingModel.Candidate;
import com.movieconcierge.testkit.VitGraph;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;

/**
 * How fast do stills become vectors, does a changed still find its original, and do stills near each other belong to films
 * of a common genre? By the stylistic features, and by a Vision Transformer of the size of ViT-base-patch16-224: with
 * trained weights where they are given, otherwise with random ones, of which only the speed means anything.
 *
 * <p>Arguments: folder of {@code movieId.jpg}; texts file; then a Vision Transformer's ready-made name, ONNX file and
 * SHA-256, or nothing.
 */
public final class VisionRun {
    private static final int ROUNDS = 5;
    private static final long SEED = 20261123;

    private final List<Film> films = new ArrayList<>();
    private final List<BufferedImage> pictures = new ArrayList<>();

    public static void main(String[] args) throws IOException, InterruptedException {
        if (args.length != 2 && args.length != 5) {
            System.err.println("VisionRun <folder of stills> <texts.jsonl> [<name> <vit.onnx> <sha256>]");
            System.exit(2);
        }
        VisionRun run = new VisionRun();
        run.read(Path.of(args[0]), Path.of(args[1]));
        run.all(new StyleModel(), ROUNDS, true);
        boolean trained = args.length == 5;
        Path vit = trained ? Path.of(args[3]) : randomVit();
        String name = trained ? args[2] : "vit-base-patch16-224";
        try (ImageModel model = new VisualModels(BenchmarkEncoders.cache(), (location, sha256) -> Path.of(location))
                .configured(new Candidate(name, vit.toString(), null))) {
            System.out.println(trained ? "" : "random weights: of what follows only the speed means anything");
            run.all(model, 1, trained);
        }
        if (!trained) {
            Files.delete(vit);
        }
    }

    private static Path randomVit() throws IOException {
        Path file = Files.createTempFile("vit-base", ".onnx");
        Files.write(file, VitGraph.random(224, 16, 768, 12, 12, 3072, SEED).onnx());
        return file;
    }

    private void read(Path folder, Path texts) throws IOException {
        Map<String, Film> known = FilmTexts.read(texts).stream().collect(Collectors.toMap(Film::movieId, film -> film));
        try (var files = Files.list(folder)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".jpg"))
                    .sorted()
                    .toList()) {
                Film film = known.get(file.getFileName().toString().replace(".jpg", ""));
                if (film != null) {
                    films.add(film);
                    pictures.add(ImageIO.read(file.toFile()));
                }
            }
        }
        Report.line("%d stills", films.size());
    }

    private void all(ImageModel model, int rounds, boolean meaningful) throws InterruptedException {
        model.prepare();
        List<RgbImage> images = pictures.stream().map(VisionRun::rgb).toList();
        for (int threads : new int[] {1, 2}) {
            double[] speeds = new double[rounds];
            for (int round = 0; round < rounds; round++) {
                speeds[round] = images.size() / seconds(model, images, threads);
            }
            Report.line("%s, %d thread(s): %s", model.id(), threads, Report.spread(Arrays.stream(speeds), "stills/s"));
        }
        if (meaningful) {
            List<float[]> vectors = model.encode(images);
            duplicates(model, vectors);
            genres(vectors);
            if (model.id().equals(StyleLayout.MODEL_ID)) {
                words(vectors);
            }
        }
    }

    private static double seconds(ImageModel model, List<RgbImage> images, int threads) throws InterruptedException {
        long start = System.nanoTime();
        BenchmarkEncoders.encode(images, threads, image -> model.encode(List.of(image)));
        return Report.secondsSince(start);
    }

    /** Each still, changed, among all originals: how often does it find its own first? */
    private void duplicates(ImageModel model, List<float[]> originals) {
        Map<String, UnaryOperator<BufferedImage>> changes = new LinkedHashMap<>();
        changes.put("crop to 80 % of the area", image -> crop(image, Math.sqrt(0.8), 0.5));
        changes.put("crop to 80 %, top left", image -> crop(image, Math.sqrt(0.8), 0));
        changes.put("half size", image -> scaled(image, 0.5));
        changes.put("a quarter of the size", image -> scaled(image, 0.25));
        changes.put("brightness x 0.75", image -> exposed(image, 0.75));
        changes.put("brightness x 1.25", image -> exposed(image, 1.25));
        changes.forEach((name, change) -> {
            List<float[]> changed = model.encode(
                    pictures.stream().map(change).map(VisionRun::rgb).toList());
            double raw = found(originals, changed);
            List<float[]> both = new ArrayList<>(originals);
            both.addAll(changed);
            // Standardised by the originals, as a catalogue would be.
            List<float[]> standard = Neighbours.standardisedBy(originals, both);
            int count = originals.size();
            double standardised = found(standard.subList(0, count), standard.subList(count, 2 * count));
            Report.line("%-26s finds its original first: %.3f standardised, %.3f raw", name, standardised, raw);
        });
    }

    private static double found(List<float[]> originals, List<float[]> changed) {
        List<float[]> units = originals.stream().map(Vectors::unit).toList();
        long found = IntStream.range(0, changed.size())
                .filter(i -> {
                    double own = Vectors.dot(units.get(i), changed.get(i));
                    return IntStream.range(0, units.size())
                            .allMatch(other -> other == i || Vectors.dot(units.get(other), changed.get(i)) < own);
                })
                .count();
        return (double) found / changed.size();
    }

    private void genres(List<float[]> vectors) {
        List<List<String>> genres = films.stream().map(ThemeRun::genres).toList();
        Report.line(
                "ten nearest with a common genre: raw %.3f, standardised %.3f; random pairs %.3f%n",
                Neighbours.sharing(Neighbours.of(vectors), genres),
                Neighbours.sharing(Neighbours.of(Neighbours.standardised(vectors)), genres),
                Neighbours.sharingAtRandom(genres));
    }

    private void words(List<float[]> vectors) {
        double[] mean = new double[StyleLayout.DIMENSION];
        double[] deviation = new double[StyleLayout.DIMENSION];
        for (int i = 0; i < mean.length; i++) {
            int at = i;
            mean[i] =
                    vectors.stream().mapToDouble(vector -> vector[at]).average().orElse(0);
            double middle = mean[i];
            deviation[i] = Math.sqrt(vectors.stream()
                    .mapToDouble(vector -> Math.pow(vector[at] - middle, 2))
                    .average()
                    .orElse(0));
        }
        for (int i = 0; i < films.size(); i += films.size() / 10) {
            Report.line(
                    "%-40s %s",
                    films.get(i).title(), String.join(", ", StyleLayout.words(vectors.get(i), mean, deviation)));
        }
    }

    private static BufferedImage crop(BufferedImage image, double side, double place) {
        int width = (int) (image.getWidth() * side);
        int height = (int) (image.getHeight() * side);
        return image.getSubimage(
                (int) ((image.getWidth() - width) * place),
                (int) ((image.getHeight() - height) * place),
                width,
                height);
    }

    private static BufferedImage scaled(BufferedImage image, double factor) {
        BufferedImage scaled = new BufferedImage(
                (int) (image.getWidth() * factor), (int) (image.getHeight() * factor), BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = scaled.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.drawImage(image, 0, 0, scaled.getWidth(), scaled.getHeight(), null);
        graphics.dispose();
        return scaled;
    }

    private static BufferedImage exposed(BufferedImage image, double gain) {
        BufferedImage exposed = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                int pixel = image.getRGB(x, y);
                int result = 0;
                for (int shift = 16; shift >= 0; shift -= 8) {
                    result = result << 8 | (int) Math.min(255, Math.round((pixel >> shift & 0xff) * gain));
                }
                exposed.setRGB(x, y, result);
            }
        }
        return exposed;
    }

    private static RgbImage rgb(BufferedImage image) {
        int[] pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] &= 0xffffff;
        }
        return new RgbImage(image.getWidth(), image.getHeight(), pixels);
    }
}
