package com.movieconcierge.benchmarks;

import com.movieconcierge.embedding.domain.text.ThemeText;
import com.movieconcierge.kernel.Vectors;
import com.movieconcierge.model.Film;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How fast are texts embedded, beside the plain call of langchain4j and beside ONNX Runtime used by hand, on one model? Are
 * the vectors the same? What does quantising cost? Do films near each other share a genre?
 *
 * <p>Every peer runs in a process of its own, one after the other, in rounds. Arguments: texts file, films (0 for all),
 * rounds (1), seed (1). Nothing else should run.
 */
public final class ThemeRun {
    private static final List<String> PEERS = List.of("ours-2", "ours-1", "langchain4j", "ort", "q8-2", "q8-1");
    /** Texts of at most so many characters have fewer than 126 tokens, which is where langchain4j's tokenizer cuts. */
    private static final int SHORT = 350;

    private final Path texts;
    private final int count;
    private final long seed;
    private final Path folder;

    private ThemeRun(Path texts, int count, long seed, Path folder) {
        this.texts = texts;
        this.count = count;
        this.seed = seed;
        this.folder = folder;
    }

    public static void main(String[] args) throws Exception {
        var words = Arguments.of(args, 1, "ThemeRun <texts.jsonl> [films 0=all] [rounds 1] [seed 1]");
        Path folder = Files.createTempDirectory("theme-run");
        new ThemeRun(Path.of(words.text(0)), words.number(1, 0), words.number(3, 1), folder).run(words.number(2, 1));
    }

    private void run(int rounds) throws IOException, InterruptedException {
        List<Film> films = FilmTexts.sample(FilmTexts.read(texts), count, seed);
        long withText =
                films.stream().filter(film -> ThemeText.of(film).isPresent()).count();
        Report.line("%d films, %d with a text", films.size(), withText);
        Map<String, List<Double>> speeds = new LinkedHashMap<>();
        for (int round = 0; round < rounds; round++) {
            for (String peer : PEERS) {
                double perSecond = withText / seconds(peer);
                speeds.computeIfAbsent(peer, name -> new ArrayList<>()).add(perSecond);
                Report.line("round %d %-12s %7.1f texts/s", round + 1, peer, perSecond);
            }
        }
        speeds.forEach((peer, all) ->
                Report.line("%-12s %s", peer, Report.spread(all.stream().mapToDouble(x -> x), "texts/s")));
        compare(films);
    }

    private double seconds(String peer) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-cp",
                System.getProperty("java.class.path"),
                ThemePeer.class.getName(),
                peer,
                texts.toString(),
                Integer.toString(count),
                Long.toString(seed),
                folder.resolve(peer).toString()));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException(peer + " failed: " + String.join(" ", command));
        }
        return Double.parseDouble(said.substring(said.lastIndexOf("took ") + 5).strip());
    }

    private void compare(List<Film> films) throws IOException {
        List<Integer> all = new ArrayList<>();
        for (int i = 0; i < films.size(); i++) {
            if (ThemeText.of(films.get(i)).isPresent()) {
                all.add(i);
            }
        }
        List<Integer> brief = all.stream()
                .filter(i -> ThemeText.of(films.get(i)).orElseThrow().length() <= SHORT)
                .toList();
        List<float[]> ours = ThemePeer.read(folder.resolve("ours-2"));
        cosines("ours one worker / two, all texts", ours, ThemePeer.read(folder.resolve("ours-1")), all);
        cosines("ours / ONNX Runtime, all texts", ours, ThemePeer.read(folder.resolve("ort")), all);
        cosines("ours / ONNX Runtime, short texts", ours, ThemePeer.read(folder.resolve("ort")), brief);
        cosines("ours / langchain4j, short texts", ours, ThemePeer.read(folder.resolve("langchain4j")), brief);
        cosines("ours / langchain4j, all texts", ours, ThemePeer.read(folder.resolve("langchain4j")), all);
        List<float[]> quantised = ThemePeer.read(folder.resolve("q8-2"));
        cosines("ours / quantised, all texts", ours, quantised, all);
        List<List<String>> genres = all.stream().map(i -> genres(films.get(i))).toList();
        int[][] raw = Neighbours.of(pick(ours, all));
        int[][] centred = Neighbours.of(Neighbours.centred(pick(ours, all)));
        int[][] quantisedCentred = Neighbours.of(Neighbours.centred(pick(quantised, all)));
        Report.line(
                "ten nearest with a common genre: raw %.3f, centred %.3f, quantised centred %.3f; random pairs %.3f;"
                        + " neighbours kept by quantising %.3f%n",
                Neighbours.sharing(raw, genres),
                Neighbours.sharing(centred, genres),
                Neighbours.sharing(quantisedCentred, genres),
                Neighbours.sharingAtRandom(genres),
                Neighbours.overlap(centred, quantisedCentred));
    }

    static List<String> genres(Film film) {
        return film.genres().stream().filter(genre -> !genre.startsWith("(")).toList();
    }

    private static List<float[]> pick(List<float[]> vectors, List<Integer> which) {
        return which.stream().map(vectors::get).toList();
    }

    private static void cosines(String what, List<float[]> a, List<float[]> b, List<Integer> which) {
        double[] cosines = which.stream()
                .mapToDouble(i -> Vectors.dot(Vectors.unit(a.get(i)), Vectors.unit(b.get(i))))
                .sorted()
                .toArray();
        Report.line(
                "cosine %-34s %5d texts: min %.6f, p5 %.6f, median %.6f; below .9999: %d%n",
                what,
                cosines.length,
                cosines[0],
                cosines[cosines.length / 20],
                cosines[cosines.length / 2],
                Arrays.stream(cosines).filter(cosine -> cosine < 0.9999).count());
    }
}
