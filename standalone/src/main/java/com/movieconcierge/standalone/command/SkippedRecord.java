package com.movieconcierge.standalone.command;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Where a record is, as it is written on the command line: {@code ratings:3:1234}, or as logs name it, {@code ratings-3@1234}. */
record SkippedRecord(String topic, int partition, long offset) {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern PLACE = Pattern.compile("([a-z-]+)[:-](\\d{1,9})[:@](\\d{1,18})");

    static SkippedRecord of(String text) {
        Matcher place = PLACE.matcher(text);
        if (!place.matches()) {
            throw new TypeConversionException("'" + text + "' is no place, as ratings:3:1234 is");
        }
        return new SkippedRecord(place.group(1), Integer.parseInt(place.group(2)), Long.parseLong(place.group(3)));
    }

    ObjectNode toJson() {
        return JSON.createObjectNode()
                .put("topic", topic)
                .put("partition", partition)
                .put("offset", offset);
    }

    @Override
    public String toString() {
        return topic + "-" + partition + "@" + offset;
    }

    /** For picocli. */
    static final class Converter implements ITypeConverter<SkippedRecord> {
        @Override
        public SkippedRecord convert(String text) {
            return of(text);
        }
    }
}
