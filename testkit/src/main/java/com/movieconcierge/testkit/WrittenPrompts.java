package com.movieconcierge.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Year;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Sixty prompts as people write them, with what should be understood and which films should, and should not, be among the
 * first twenty of the bundled catalogue. Of what is understood only the fields that matter are written down: films, people
 * and genres exactly, of the others what must be there. "A|B" is one or the other; "now-10" ten years ago.
 */
public final class WrittenPrompts {
    /** How many films are asked for. */
    public static final int TOP = 20;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private WrittenPrompts() {}

    /** One of them. */
    public record Prompt(String text, JsonNode understood, List<String> must, List<String> mustNot) {}

    /**
     * One expectation, and whether an answer meets it.
     *
     * @param field of the understood JSON, or {@code films}
     */
    public record Check(String field, boolean met, String wanted) {}

    public static List<Prompt> carried() {
        try (InputStream in =
                Objects.requireNonNull(WrittenPrompts.class.getResourceAsStream("/prompts/written.json"))) {
            return read(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Prompts in the format of the carried ones. */
    public static List<Prompt> read(InputStream in) {
        return stream(JSON.readTree(in))
                .map(each -> new Prompt(
                        each.get("prompt").asString(),
                        each.get("understood"),
                        strings(each.get("must")),
                        strings(each.get("mustNot"))))
                .toList();
    }

    /**
     * Holds an answer of {@code POST /v1/prompts} against what was expected.
     *
     * @param known whether the catalogue has a film of a title; films that it lacks are not expected
     */
    public static List<Check> check(Prompt prompt, JsonNode answer, Predicate<String> known) {
        List<Check> checks = new ArrayList<>();
        JsonNode understood = answer.get("understood");
        prompt.understood.properties().forEach(wanted -> {
            boolean met = matches(wanted.getKey(), wanted.getValue(), understood.path(wanted.getKey()));
            checks.add(new Check(wanted.getKey(), met, wanted.getValue().toString()));
        });
        List<String> titles = stream(answer.get("recommendations"))
                .limit(TOP)
                .map(film -> title(film.get("movie")))
                .toList();
        prompt.must.stream()
                .filter(film -> Stream.of(film.split("\\|")).anyMatch(known))
                .forEach(film -> checks.add(new Check("films", hasOneOf(titles, film), film)));
        prompt.mustNot.stream()
                .filter(known)
                .forEach(film -> checks.add(new Check("films", !titles.contains(film), "not " + film)));
        return checks;
    }

    /** What a model that understands the prompt as written down would fill in, in the schema of the tool. */
    public static String toolInput(Prompt prompt) {
        ObjectNode input = prompt.understood.deepCopy().asObject();
        asTitles(input, "seeds");
        ArrayNode keywords = JSON.createArrayNode();
        strings(input.path("keywords")).forEach(keyword -> keywords.add(keyword.split("\\|")[0]));
        input.set("keywords", keywords);
        for (String part : List.of("mustNots", "less")) {
            if (input.has(part)) {
                asTitles(input.get(part).asObject(), "films");
            }
        }
        if (input.has("era")) {
            ObjectNode era = input.get("era").asObject();
            for (String end : List.of("from", "to")) {
                String year = year(era.path(end));
                era.remove(end);
                if (!year.isEmpty()) {
                    era.put(end, Integer.parseInt(year));
                }
            }
        }
        return input.toString();
    }

    private static void asTitles(ObjectNode parent, String field) {
        if (parent.has(field)) {
            List<String> titles = strings(parent.get(field));
            ArrayNode films = parent.putArray(field);
            titles.forEach(title -> films.addObject().put("title", title.split("\\|")[0]));
        }
    }

    private static boolean matches(String field, JsonNode wanted, JsonNode given) {
        return switch (field) {
            case "language", "limit" -> wanted.asString().equals(given.asString(""));
            case "era" ->
                year(wanted.path("from")).equals(year(given.path("from")))
                        && year(wanted.path("to")).equals(year(given.path("to")));
            case "mustNots", "less" ->
                wanted.properties().stream().allMatch(part -> holds(part.getValue(), given.path(part.getKey())));
            case "seeds", "genres", "people" -> holds(wanted, given) && wanted.size() == given.size();
            default -> holds(wanted, given);
        };
    }

    private static boolean holds(JsonNode wanted, JsonNode given) {
        List<String> names = stream(given)
                .map(each -> each.isObject() ? title(each) : each.asString())
                .toList();
        return strings(wanted).stream().allMatch(name -> hasOneOf(names, name));
    }

    /** Without what stands in brackets: catalogues add the original title there. */
    private static String title(JsonNode film) {
        String title = film.get("title").asString();
        int bracket = title.indexOf(" (");
        return bracket > 0 ? title.substring(0, bracket) : title;
    }

    private static boolean hasOneOf(List<String> names, String alternatives) {
        return Stream.of(alternatives.split("\\|"))
                .anyMatch(one -> names.stream().anyMatch(one::equalsIgnoreCase));
    }

    private static String year(JsonNode year) {
        String written = year.isNull() || year.isMissingNode() ? "" : year.asString();
        int now = Year.now(ZoneOffset.UTC).getValue();
        if (written.equals("decade")) {
            return Integer.toString(now / 10 * 10);
        }
        return written.startsWith("now-") ? Integer.toString(now - Integer.parseInt(written.substring(4))) : written;
    }

    private static List<String> strings(JsonNode list) {
        return stream(list).map(JsonNode::asString).toList();
    }

    private static Stream<JsonNode> stream(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }
}
