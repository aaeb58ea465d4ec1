package com.movieconcierge.standalone.client;

import com.movieconcierge.standalone.product.Refusal;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * How one service is.
 *
 * @param answers whether it answers at all
 * @param up whether it can do all it should
 * @param missing what it lacks, in words; empty when up
 * @param mending what it puts in order by itself, in words
 */
public record Health(String service, boolean answers, boolean up, List<String> missing, List<String> mending) {

    /** Asks a service; one that does not answer is down for that reason. */
    public static Health of(ServiceClient service) {
        try {
            JsonNode report = service.health();
            boolean up = report.path("status").asString("").equals("UP");
            return new Health(service.name(), true, up, up ? List.of() : missing(report), mending(report));
        } catch (Refusal e) {
            return new Health(service.name(), false, false, List.of(String.valueOf(e.getMessage())), List.of());
        }
    }

    private static List<String> missing(JsonNode report) {
        List<String> missing = new ArrayList<>();
        report.path("components").properties().forEach(component -> {
            if (!component.getValue().path("status").asString("").equals("UP")) {
                missing.add(component.getKey() + why(component.getValue().path("details")));
            }
        });
        return missing;
    }

    private static List<String> mending(JsonNode report) {
        String rewriting = report.path("components")
                .path("redis")
                .path("details")
                .path("rewriting")
                .asString("");
        return rewriting.isEmpty() ? List.of() : List.of("Redis had lost profiles; " + rewriting);
    }

    /** The sentence of our own indicators; all details of others. */
    private static String why(JsonNode details) {
        for (String sentence : List.of("reason", "missing")) {
            String text = details.path(sentence).asString("");
            if (!text.isBlank()) {
                return " (" + text + ")";
            }
        }
        List<String> texts = new ArrayList<>();
        details.properties().forEach(detail -> texts.add(detail.getValue().asString("")));
        texts.removeIf(String::isBlank);
        return texts.isEmpty() ? "" : " (" + String.join("; ", texts) + ")";
    }
}
