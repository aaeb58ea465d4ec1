package com.movieconcierge.recommend.adapter.http;

import io.swagger.v3.oas.annotations.Hidden;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the page has to know that only the deployment knows. */
@RestController
@Hidden
class PageController {
    private final String ingestUrl;

    PageController(HttpSettings settings) {
        this.ingestUrl = settings.ingestUrl();
    }

    record PageConfig(String ingestUrl) {}

    @GetMapping("/page-config")
    PageConfig config() {
        return new PageConfig(ingestUrl);
    }
}
