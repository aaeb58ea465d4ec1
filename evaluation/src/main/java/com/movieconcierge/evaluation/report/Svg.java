package com.movieconcierge.evaluation.report;

import java.util.Locale;

/**
 * A picture as wide as there is room: places across are parts of the width, in [0, 1], and places down are pixels. So text keeps
 * its size on every screen.
 */
public final class Svg {
    private static final int RADIUS = 5;

    private final StringBuilder svg = new StringBuilder();

    /** @param label for those who do not see it */
    public Svg(int height, String label) {
        svg.append("<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"plot\" role=\"img\" width=\"100%\" height=\"")
                .append(height)
                .append("\" aria-label=\"")
                .append(Markup.escaped(label))
                .append("\">\n");
    }

    /**
     * Begins a group.
     *
     * @param title shown when a pointer rests on it
     */
    public Svg group(String kind, String title) {
        svg.append("<g class=\"").append(kind).append("\">").append(Markup.element("title", title));
        return this;
    }

    public Svg end() {
        svg.append("</g>\n");
        return this;
    }

    public Svg line(String kind, double fromX, double fromY, double toX, double toY) {
        return add(
                "<line class=\"%s\" x1=\"%s\" y1=\"%.1f\" x2=\"%s\" y2=\"%.1f\"/>",
                kind, percent(fromX), fromY, percent(toX), toY);
    }

    public Svg dot(double x, double y) {
        return add("<circle class=\"dot\" cx=\"%s\" cy=\"%.1f\" r=\"%d\"/>", percent(x), y, RADIUS);
    }

    /** @param anchor which end of the text stands at x: start, middle or end */
    public Svg text(String kind, double x, double y, String anchor, String text) {
        return text(kind, x, 0, y, anchor, text);
    }

    /** @param shift pixels to the right */
    public Svg text(String kind, double x, int shift, double y, String anchor, String text) {
        return add(
                "<text class=\"%s\" x=\"%s\" dx=\"%d\" y=\"%.1f\" text-anchor=\"%s\">%s</text>",
                kind, percent(x), shift, y, anchor, Markup.escaped(text));
    }

    private Svg add(String format, Object... parts) {
        svg.append(String.format(Locale.ROOT, format, parts));
        return this;
    }

    private static String percent(double part) {
        return String.format(Locale.ROOT, "%.2f%%", 100 * part);
    }

    /** The whole of it. */
    @Override
    public String toString() {
        return svg + "</svg>\n";
    }
}
