package com.movieconcierge.embedding.adapter.http;

import com.movieconcierge.embedding.SnapshotTaker;
import com.movieconcierge.embedding.domain.flow.SnapshotStore.Stored;
import com.movieconcierge.embedding.domain.flow.TransientFault;
import com.movieconcierge.platform.Problems;
import java.io.IOException;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** {@code /v1/snapshots}: the catalogue as files that recommend-service starts from. For operators. */
@RestController
@RequestMapping("/v1/snapshots")
final class SnapshotsController {
    private final ObjectProvider<SnapshotTaker> taker;

    /** @param taker none where there is no place for artefacts */
    SnapshotsController(ObjectProvider<SnapshotTaker> taker) {
        this.taker = taker;
    }

    /** @param snapshots the newest first */
    record SnapshotsView(SnapshotTaker.Status now, List<Stored> snapshots) {}

    /** Takes one unless one is being taken; how it goes, {@code GET} tells. */
    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    SnapshotTaker.Status take() {
        SnapshotTaker snapshots = taker();
        snapshots.take();
        return snapshots.status();
    }

    @GetMapping
    SnapshotsView snapshots() throws IOException {
        SnapshotTaker snapshots = taker();
        return new SnapshotsView(snapshots.status(), snapshots.list());
    }

    private SnapshotTaker taker() {
        SnapshotTaker there = taker.getIfAvailable();
        if (there == null) {
            throw new IllegalStateException(
                    "no artefact store is configured: set ARTEFACTS_LOCATION to a folder or s3://bucket/prefix");
        }
        return there;
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> switchedOff(IllegalStateException reason) {
        return Problems.of(HttpStatus.CONFLICT, reason.getMessage());
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> unreadable(IOException fault) {
        return Problems.unavailable(fault);
    }

    /** Of all controllers: what is needed from outside is not there. */
    @RestControllerAdvice
    @Order(0)
    static final class TransientFaults {
        @ExceptionHandler
        ResponseEntity<ProblemDetail> unavailable(TransientFault fault) {
            return Problems.unavailable(fault);
        }
    }
}
