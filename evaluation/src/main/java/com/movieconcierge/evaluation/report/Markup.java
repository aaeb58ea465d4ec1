package com.movieconcierge.evaluation.report;

/** The few pieces of XHTML that all parts of the page need. */
public final class Markup {

    private Markup() {}

    /** As text or as the value of an attribute; a character that XML has no place for becomes U+FFFD. */
    public static String escaped(String text) {
        return text.replaceAll("[\\p{Cntrl}&&[^\\t\\n\\r]]|[\\uFFFE\\uFFFF]", "\uFFFD")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    public static String element(String name, String text) {
        return "<" + name + ">" + escaped(text) + "</" + name + ">";
    }

    /** No more than so many characters, so that it fits beside a mark of a plot. */
    public static String shortened(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most - 1).stripTrailing() + "…";
    }
}
