package com.movieconcierge.evaluation.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Lines for a terminal, as they come together. */
public final class TextLines {
    private static final int WIDTH = 110;
    private static final String GAP = "  ";

    private final List<String> lines = new ArrayList<>();

    public void heading(String text) {
        lines.add("");
        lines.add(text);
    }

    /** Rows of as many cells each: the first column to the left, all others to the right. */
    public void columns(List<List<String>> rows) {
        int[] widths = widths(rows);
        rows.forEach(row -> lines.add(line(row, widths)));
    }

    /** Likewise, and behind each row a text, which is broken between words and goes on below its beginning. */
    public void columns(List<List<String>> rows, List<String> texts) {
        int[] widths = widths(rows);
        IntStream.range(0, rows.size()).forEach(i -> wrap(line(rows.get(i), widths) + GAP, texts.get(i)));
    }

    private static int[] widths(List<List<String>> rows) {
        int columns = rows.isEmpty() ? 0 : rows.get(0).size();
        return IntStream.range(0, columns)
                .map(i ->
                        rows.stream().mapToInt(row -> row.get(i).length()).max().orElse(0))
                .toArray();
    }

    private static String line(List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder(row.get(0))
                .append(" ".repeat(widths[0] - row.get(0).length()));
        for (int i = 1; i < widths.length; i++) {
            String cell = row.get(i);
            line.append(GAP).append(" ".repeat(widths[i] - cell.length())).append(cell);
        }
        return line.toString();
    }

    private void wrap(String before, String text) {
        StringBuilder line = new StringBuilder(before);
        for (String word : text.split("\\s+")) {
            if (line.length() > before.length() && line.length() + word.length() > WIDTH) {
                lines.add(line.toString());
                line = new StringBuilder(" ".repeat(before.length()));
            }
            line.append(word).append(' ');
        }
        lines.add(line.toString());
    }

    /** All of them, each with its line break. */
    @Override
    public String toString() {
        StringBuilder all = new StringBuilder();
        lines.forEach(line -> all.append(line.stripTrailing()).append('\n'));
        return all.toString();
    }
}
