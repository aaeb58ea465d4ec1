package com.movieconcierge.profile.adapter.http;

import com.movieconcierge.platform.Problems;
import com.movieconcierge.profile.domain.Progress;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** How far profiles are behind; all zero when an import has arrived. */
@RestController
class ProgressController {
    private final Progress.Source progress;

    ProgressController(Progress.Source progress) {
        this.progress = progress;
    }

    /** The figures, or 503 while the stream is starting or the broker is away: zero would be a lie then. */
    @GetMapping("/v1/progress")
    ResponseEntity<?> progress() {
        Optional<Progress> now = progress.now();
        return now.isPresent()
                ? ResponseEntity.ok(now.get())
                : Problems.of(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "the stream is not running, or the broker does not answer: see /actuator/health");
    }
}
