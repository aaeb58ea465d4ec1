package com.movieconcierge.embedding.adapter.web;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Pages of YouTube: no videos that may be fetched, but each has a thumbnail. */
final class YouTube {
    private static final Pattern PAGE = Pattern.compile(
            "https?://(?:(?:www\\.|m\\.)?youtube\\.com/(?:watch\\?(?:[^#]*&)?v=|embed/)|youtu\\.be/)"
                    + "([A-Za-z0-9_-]{11})(?:[?&#/].*)?",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern HOST = Pattern.compile(
            "https?://(?:[^/?#]*[.])?(?:youtube\\.com|youtu\\.be)(?:[:/?#].*)?", Pattern.CASE_INSENSITIVE);

    private YouTube() {}

    static boolean isPage(String url) {
        return HOST.matcher(url).matches();
    }

    /** 480 x 360 pixels; empty when the address is no video's page. */
    static Optional<String> thumbnail(String url) {
        Matcher page = PAGE.matcher(url);
        return page.matches()
                ? Optional.of("https://img.youtube.com/vi/" + page.group(1) + "/hqdefault.jpg")
                : Optional.empty();
    }
}
