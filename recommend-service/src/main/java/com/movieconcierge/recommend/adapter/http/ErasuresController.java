package com.movieconcierge.recommend.adapter.http;

import com.movieconcierge.model.Erasure;
import com.movieconcierge.model.ErasureReceipt;
import com.movieconcierge.recommend.domain.pipeline.Query.UnknownException;
import com.movieconcierge.recommend.domain.taste.Erasures;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Whether those who asked to be forgotten are. */
@RestController
record ErasuresController(Erasures erasures) {

    /**
     * The last request of a viewer.
     *
     * @param doneAt null until nothing names the viewer any more
     * @param offsets by topic and partition: no record before names the viewer; null until then
     */
    record ErasureView(
            String userId,
            Instant requestedAt,
            boolean done,
            @Nullable Instant doneAt,
            @Nullable Map<String, Long> offsets) {

        static ErasureView of(String userId, Erasure erasure) {
            Optional<ErasureReceipt> receipt = erasure.receipt();
            return new ErasureView(
                    userId,
                    erasure.requestedAt(),
                    receipt.isPresent(),
                    receipt.map(ErasureReceipt::doneAt).orElse(null),
                    receipt.map(done -> new TreeMap<>(done.offsets())).orElse(null));
        }
    }

    @Operation(
            summary = "Whether a viewer who asked to be forgotten is",
            description =
                    "The receipt of DELETE /v1/users/{userId}: done once no topic, store or key names the viewer.")
    @GetMapping("/v1/users/{userId}/erasure")
    ErasureView erasure(@PathVariable String userId) {
        return erasures.find(Input.id("userId", userId))
                .map(erasure -> ErasureView.of(userId, erasure))
                .orElseThrow(() -> new UnknownException("erasure of viewer", userId));
    }
}
