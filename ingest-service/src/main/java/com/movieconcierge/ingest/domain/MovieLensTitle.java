package com.movieconcierge.ingest.domain;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A title as MovieLens writes it, taken apart: {@code "Matrix, The (1999)"} is The Matrix of 1999.
 *
 * @param title without the year, articles in front
 * @param year null where none is given; the first of a range
 */
public record MovieLensTitle(String title, @Nullable Integer year) {
    private static final Pattern YEAR = Pattern.compile("^(.*?)\\s*\\((\\d{4})(?:\\s*[-–]\\s*(?:\\d{4})?)?\\)\\s*$");
    private static final String ARTICLES =
            "The|A|An|Le|La|Les|L'|Un|Une|El|Los|Las|Il|Lo|I|Gli|Der|Die|Das|Ein|Eine|O|Os|As|De|Het|Den|Det|En|Ett";
    /** A name whose article was moved behind it, up to the end or to what stands in parentheses. */
    private static final Pattern TRAILING_ARTICLE =
            Pattern.compile("(?<=^|\\()([^()]+?), (" + ARTICLES + ")(?=\\)| \\(|$)");

    public static MovieLensTitle parse(String text) {
        Matcher dated = YEAR.matcher(text);
        String title = dated.matches() ? dated.group(1) : text.strip();
        Integer year = dated.matches() ? Integer.valueOf(dated.group(2)) : null;
        return new MovieLensTitle(articlesInFront(title), year);
    }

    private static String articlesInFront(String title) {
        return TRAILING_ARTICLE.matcher(title).replaceAll(found -> {
            String article = found.group(2);
            String gap = article.endsWith("'") ? "" : " ";
            return Matcher.quoteReplacement(article + gap + found.group(1));
        });
    }
}
