package com.movieconcierge.standalone.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** A list of recommendations as text, one film a line, columns aligned. */
final class RecommendationTable {
    private RecommendationTable() {}

    /** @param answer of {@code GET /v1/users/{userId}/recommendations} */
    static String of(JsonNode answer) {
        return table(heading(answer), answer);
    }

    /** @param answer of {@code POST /v1/prompts} */
    static String ofPrompt(JsonNode answer) {
        String understood = "Understood (" + answer.path("reader").asString("") + "): "
                + answer.path("understood").path("restatement").asString("");
        String none = answer.path("recommendations").isEmpty() ? " No film fits." : "";
        return table(understood + none + System.lineSeparator(), answer);
    }

    private static String table(String heading, JsonNode answer) {
        List<List<String>> rows = new ArrayList<>();
        for (JsonNode each : answer.path("recommendations")) {
            JsonNode movie = each.path("movie");
            rows.add(List.of(
                    each.path("rank").asInt(0) + ".",
                    title(movie),
                    genres(movie),
                    String.format(Locale.ROOT, "%.3f", each.path("score").asDouble(0)),
                    each.path("reason").asString("")));
        }
        var text = new StringBuilder(heading);
        for (List<String> row : rows) {
            for (int column = 0; column < row.size() - 1; column++) {
                text.append(padded(row.get(column), width(rows, column))).append("  ");
            }
            text.append(row.get(row.size() - 1)).append(System.lineSeparator());
        }
        for (JsonNode missing : answer.path("degraded")) {
            text.append("Not all there: ").append(missing.asString("")).append(System.lineSeparator());
        }
        return text.toString();
    }

    static String title(JsonNode movie) {
        String title = movie.path("title").asString("");
        int year = movie.path("year").asInt(0);
        return year == 0 ? title : title + " (" + year + ")";
    }

    private static String heading(JsonNode answer) {
        String user = answer.path("userId").asString("");
        String what =
                switch (answer.path("source").asString("")) {
                    case "trending" -> "No profile of " + user + " yet; trending films:";
                    case "popular" -> "No profile of " + user + " yet; popular films:";
                    case "prompt" -> "For " + user + ", by what they have asked for:";
                    default -> "For " + user + ":";
                };
        String none = answer.path("recommendations").isEmpty() ? " no film fits." : "";
        return what + none + System.lineSeparator();
    }

    private static String genres(JsonNode movie) {
        List<String> genres = new ArrayList<>();
        movie.path("genres").forEach(genre -> genres.add(genre.asString("")));
        return String.join(", ", genres.subList(0, Math.min(2, genres.size())));
    }

    private static int width(List<List<String>> rows, int column) {
        return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(width - text.length());
    }
}
