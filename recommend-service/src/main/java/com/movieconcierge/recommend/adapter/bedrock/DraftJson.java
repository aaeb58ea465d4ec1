package com.movieconcierge.recommend.adapter.bedrock;

import com.movieconcierge.model.Era;
import com.movieconcierge.recommend.adapter.bedrock.ModelCall.MetaPrompt;
import com.movieconcierge.recommend.domain.prompt.Draft;
import com.movieconcierge.recommend.domain.prompt.Draft.Names;
import com.movieconcierge.recommend.domain.prompt.Draft.Title;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Holds a model's JSON against the schema of {@link MetaPrompt}, field by field; whatever is not in it is refused. */
final class DraftJson {
    private static final Set<String> FIELDS =
            Set.of("restatement seeds people genres moods keywords era language mustNots less limit words".split(" "));
    private static final Set<String> NAMES = Set.of("films", "people", "genres", "moods", "keywords", "languages");
    private static final int MOST = 20;
    private static final int LONGEST = 300;
    private static final int MOST_FILMS = 100;

    private DraftJson() {}

    /** The answer does not fit; the message says where, for the model to read. */
    static final class MisfitException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        MisfitException(String message) {
            super(message);
        }
    }

    static Draft draft(JsonNode json) {
        only(json, FIELDS, "the answer");
        return new Draft(
                names(json, "seeds"),
                names(json.path("mustNots"), "films"),
                names(json.path("less"), "films"),
                era(json.path("era")),
                text(json.path("language"), "language"),
                limit(json.path("limit")),
                Objects.requireNonNullElse(text(json.path("words"), "words"), ""));
    }

    private static Names names(JsonNode json, String films) {
        if (isAbsent(json)) {
            return Names.NONE;
        }
        if (films.equals("films")) {
            only(json, NAMES, "mustNots and less");
        }
        return new Names(
                titles(json.path(films), films),
                texts(json.path("people"), "people"),
                texts(json.path("genres"), "genres"),
                texts(json.path("moods"), "moods"),
                texts(json.path("keywords"), "keywords"),
                texts(json.path("languages"), "languages"));
    }

    private static void only(JsonNode json, Set<String> fields, String what) {
        if (!json.isObject()) {
            throw new MisfitException(what + " must be an object");
        }
        for (String name : json.propertyNames()) {
            if (!fields.contains(name)) {
                throw new MisfitException(what + " must not have a field of another name than " + fields);
            }
        }
    }

    private static List<Title> titles(JsonNode json, String field) {
        return entries(json, field).map(entry -> title(entry, field)).toList();
    }

    private static Title title(JsonNode entry, String field) {
        only(entry, Set.of("title", "year"), field + " entries");
        String title = text(entry.path("title"), field + ".title");
        if (title == null) {
            throw new MisfitException(field + " entries must have a title");
        }
        return new Title(title, integer(entry.path("year"), field + ".year"));
    }

    private static List<String> texts(JsonNode json, String field) {
        return entries(json, field)
                .map(entry -> text(entry, field))
                .flatMap(Stream::ofNullable)
                .toList();
    }

    private static Stream<JsonNode> entries(JsonNode json, String field) {
        if (isAbsent(json)) {
            return Stream.empty();
        }
        if (!json.isArray() || json.size() > MOST) {
            throw new MisfitException(field + " must be a list of at most " + MOST);
        }
        return json.valueStream();
    }

    private static @Nullable Era era(JsonNode json) {
        if (isAbsent(json)) {
            return null;
        }
        only(json, Set.of("from", "to"), "era");
        Integer from = integer(json.path("from"), "era.from");
        Integer to = integer(json.path("to"), "era.to");
        if (from != null && to != null && from > to) {
            throw new MisfitException("era must not end before it begins");
        }
        return from == null && to == null ? null : new Era(from, to);
    }

    private static @Nullable Integer limit(JsonNode json) {
        Integer limit = integer(json, "limit");
        if (limit != null && (limit < 1 || limit > MOST_FILMS)) {
            throw new MisfitException("limit must lie in 1 to " + MOST_FILMS);
        }
        return limit;
    }

    private static @Nullable Integer integer(JsonNode json, String field) {
        if (isAbsent(json)) {
            return null;
        }
        if (!json.isNumber()
                || json.doubleValue() != Math.rint(json.doubleValue())
                || Math.abs(json.doubleValue()) > 9999) {
            throw new MisfitException(field + " must be a whole number");
        }
        return json.intValue();
    }

    private static @Nullable String text(JsonNode json, String field) {
        if (isAbsent(json)) {
            return null;
        }
        if (!json.isString() || json.asString().length() > LONGEST) {
            throw new MisfitException(field + " must be text of at most " + LONGEST + " characters");
        }
        return json.asString().isBlank() ? null : json.asString();
    }

    private static boolean isAbsent(JsonNode json) {
        return json.isMissingNode() || json.isNull();
    }
}
