package com.movieconcierge.recommend.adapter.http;

import com.movieconcierge.recommend.domain.films.SourceNotices;
import com.movieconcierge.recommend.domain.index.DnaIndex;
import com.movieconcierge.recommend.domain.index.IndexSnapshot;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the page has to know that it cannot know by itself. */
@RestController
@Hidden
record PageController(HttpSettings settings, DnaIndex catalogue) {

    /** @param notices sentences that the sources of the catalogue ask for */
    record PageConfig(String ingestUrl, List<String> notices) {}

    @GetMapping("/page-config")
    PageConfig config() {
        IndexSnapshot snapshot = catalogue.snapshot();
        return new PageConfig(
                settings.ingestUrl(),
                SourceNotices.of(source ->
                        snapshot.anyFilm(film -> SourceNotices.sourcesOf(film).contains(source))));
    }
}
